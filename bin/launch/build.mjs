import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { neutralEnvironment } from "./packages.mjs";
import { runQuietly } from "./run.mjs";
import { say, step } from "./say.mjs";

const SOURCES = ["app", "components", "db", "lib", "public"];
const FILES = [
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "proxy.ts",
  "instrumentation.ts",
];

/** Builds the pages unless the build at hand is of these very sources. @param {string} root @param {string} node */
export async function ensureBuild(root, node) {
  const wanted = sourceHash(root);
  if (builtHash(root) === wanted) return;
  const release = await lockBuild(root);
  try {
    // Another start may have built it while this one waited.
    if (builtHash(root) === wanted) return;
    rmSync(stampFile(root), { force: true });
    await step("Building the pages", () =>
      runQuietly(node, [path.join(root, "node_modules/next/dist/bin/next"), "build"], {
        cwd: root,
        env: { ...neutralEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      }),
    );
    writeFileSync(stampFile(root), wanted);
  } finally {
    release();
  }
}

/** @param {string} root */
const stampFile = (root) => path.join(root, ".next", "breakwater-sources");

/** @param {string} root */
function builtHash(root) {
  if (!existsSync(path.join(root, ".next", "BUILD_ID"))) return "";
  return existsSync(stampFile(root)) ? readFileSync(stampFile(root), "utf8") : "";
}

/** Over names and contents, since times say little after a clone or a copy. @param {string} root */
function sourceHash(root) {
  const hash = createHash("sha256");
  const files = [...FILES, ...SOURCES.flatMap((dir) => listFiles(root, dir))];
  for (const file of files) {
    const full = path.join(root, file);
    if (existsSync(full)) hash.update(`${file}\0`).update(readFileSync(full)).update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} root @param {string} dir @returns {string[]} */
function listFiles(root, dir) {
  const full = path.join(root, dir);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = path.join(dir, entry.name);
      if (entry.isDirectory()) return listFiles(root, child);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [child];
    });
}

/** One build at a time; a lock whose holder is gone is taken over. @param {string} root @returns {Promise<() => void>} */
async function lockBuild(root) {
  const dir = path.join(root, ".breakwater");
  const file = path.join(dir, "build.lock");
  mkdirSync(dir, { recursive: true });
  for (let waited = 0; ; waited++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!isAlive(holderOf(file))) {
      rmSync(file, { force: true });
      continue;
    }
    if (waited === 4) say("Waiting for another start that is building …");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @param {string} file */
function holderOf(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    if (pid > 0) process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
