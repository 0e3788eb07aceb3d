import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runQuietly } from "./run.mjs";
import { step } from "./say.mjs";

const OLDEST_NODE = [22, 18];

/** @typedef {{version?: string, optional?: boolean, devOptional?: boolean, link?: boolean}} Entry */

/**
 * Makes node_modules match package-lock.json and returns the Node to go on with.
 * @param {string} root @returns {Promise<string>}
 */
export async function ensurePackages(root) {
  if (!isInstalled(root)) await step("Installing packages", () => install(root));
  return findNode(root) ?? (await repairNode(root));
}

/**
 * Whether what npm says it installed is what the lock file asks for. Also false after an install without development
 * packages, which the build needs.
 * @param {string} root
 */
function isInstalled(root) {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const found = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted) throw new Error("package-lock.json is missing or damaged; restore it from the repository.");
  if (!found) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === "" || entry.optional || found[name]?.version === entry.version,
  );
}

/** @param {string} file @returns {Record<string, Entry> | null} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** @param {string} root */
async function install(root) {
  await npm(root, [
    "install",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts=false",
    "--no-audit",
    "--no-fund",
  ]);
}

/** @param {string} root @param {string[]} args */
async function npm(root, args) {
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith(".js") ? [process.execPath, [script]] : ["npm", []];
  await runQuietly(program, [...first, ...args], { cwd: root, env: neutralEnvironment() });
}

/** Without the settings that would make npm leave out what the build needs. @returns {NodeJS.ProcessEnv} */
export function neutralEnvironment() {
  const refused =
    /^(node_env|npm_config_(production|omit|only|include|also|ignore_scripts|dry_run|global|location))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !refused.test(name)));
}

/** The Node that came with the packages, else this one if it is new enough. @param {string} root */
function findNode(root) {
  const bundled = path.join(root, "node_modules", ".bin", "node");
  if (isRecent(versionOf(bundled))) return bundled;
  return isRecent(process.versions.node) ? process.execPath : null;
}

/** @param {string} program @returns {string} */
function versionOf(program) {
  if (!existsSync(program)) return "0.0";
  try {
    return execFileSync(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim()
      .slice(1);
  } catch {
    return "0.0";
  }
}

/** @param {string} version */
function isRecent(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

// The package's install script did not run (scripts were off, or an older install was copied): run it now.
/** @param {string} root @returns {Promise<string>} */
async function repairNode(root) {
  await step("Fetching Node 24", () => npm(root, ["rebuild", "node", "--ignore-scripts=false"]));
  const node = findNode(root);
  if (node) return node;
  throw new Error(
    `Breakwater needs Node ${OLDEST_NODE.join(".")} or newer. This is ${process.versions.node}, and the npm package "node" that brings Node 24 did not install on this machine. Install Node 24 and try again.`,
  );
}
