import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build.mjs";
import { neutralEnvironment } from "./packages.mjs";
import { say } from "./say.mjs";

/**
 * @typedef {{passed: number, failed: number, skipped: number, again?: number}} Counts
 * @typedef {{root: string, node: string, args: string[]}} Context
 * @typedef {{name: string, fast: boolean, run: (context: Context) => Promise<Counts>}} Stage
 */

/** @type {Stage[]} */
const stages = [
  check("format and lint", ["@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
  check("types", ["next/dist/bin/next", "typegen"], ["typescript/bin/tsc", "--noEmit"]),
  check("import rules", ["tsx/dist/cli.mjs", "bin/check/imports.ts"]),
  check("unused code", ["knip/bin/knip.js"]),
  { name: "unit", fast: true, run: (context) => vitest(context, "unit") },
  { name: "integration", fast: false, run: (context) => vitest(context, "integration") },
  { name: "build", fast: false, run: build },
  { name: "browser", fast: false, run: playwright },
];

/**
 * Runs the stages of `npm test` or `npm run check`, all of them even when one fails, and sums up. The last line on stdout is
 * `N passed, N failed`. With `--only NAME`, that stage alone.
 * @param {string} root @param {string} node @param {"test" | "check"} which @param {string[]} args @returns {Promise<number>}
 */
export async function runStages(root, node, which, args) {
  const only = args[0] === "--only" ? args[1] : undefined;
  const chosen = stages.filter(({ name, fast }) => (only ? name === only : which === "test" || fast));
  if (chosen.length === 0) throw new Error(`The stages are: ${stages.map(({ name }) => name).join(", ")}`);
  /** @type {(Counts & {name: string, seconds: number})[]} */
  const results = [];
  for (const { name, run } of chosen) {
    say(`\n── ${name}`);
    const began = Date.now();
    const counts = await run({ root, node, args: only ? args.slice(2) : [] }).catch((error) => {
      say(String(error?.message ?? error));
      return { passed: 0, failed: 1, skipped: 0 };
    });
    results.push({ name, ...counts, seconds: (Date.now() - began) / 1000 });
  }
  return summarise(results);
}

/** @param {(Counts & {name: string, seconds: number})[]} results @returns {number} */
function summarise(results) {
  const rows = results.map((r) => [r.name, r.passed, r.failed, r.skipped, r.seconds.toFixed(1)].map(String));
  const table = [["", "passed", "failed", "skipped", "seconds"], ...rows];
  say("");
  for (const [name = "", ...cells] of table)
    say(name.padEnd(18) + cells.map((cell) => cell.padStart(9)).join(""));
  const sum = (/** @type {"passed" | "failed" | "again"} */ key) =>
    results.reduce((total, r) => total + (r[key] ?? 0), 0);
  if (sum("again") > 0) say(`\nPassed only when tried again: ${sum("again")}; "flaky" above names them.`);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") > 0 ? 1 : 0;
}

/**
 * Programs that are right or wrong as a whole, one after the other.
 * @param {string} name @param {...[string, ...string[]]} commands @returns {Stage}
 */
function check(name, ...commands) {
  return {
    name,
    fast: true,
    run: async ({ root, node }) => {
      let code = 0;
      for (const [script, ...args] of commands) {
        code ||= await run(node, [path.join(root, "node_modules", script), ...args], root);
      }
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    },
  };
}

/** @param {Context} context @param {string} project @returns {Promise<Counts>} */
async function vitest({ root, node, args }, project) {
  const report = reportFile(root, project);
  const script = path.join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(node, [script, "run", "--project", project, ...reporters, ...args], root);
  return counted(code, report, (json) => ({
    passed: json.numPassedTests,
    // A file that does not load has no tests to fail.
    failed:
      json.numFailedTests +
      json.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0)
        .length,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

/** @param {Context} context @returns {Promise<Counts>} */
async function build({ root, node }) {
  await ensureBuild(root, node);
  return { passed: 1, failed: 0, skipped: 0 };
}

/** @param {Context} context @returns {Promise<Counts>} */
async function playwright({ root, node, args }) {
  await ensureBuild(root, node);
  const report = reportFile(root, "browser");
  const script = path.join(root, "node_modules/@playwright/test/cli.js");
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run(node, [script, "test", "--reporter=list,json", ...args], root, env);
  return counted(code, report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    again: stats.flaky,
  }));
}

/** @param {string} root @param {string} name */
function reportFile(root, name) {
  const dir = path.join(root, ".breakwater", "reports");
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * What a test runner reported. One that failed as a whole (no report, or a failing exit without a failed test) counts
 * as one failure.
 * @param {number} code @param {string} report @param {(json: any) => Counts} read @returns {Counts}
 */
function counted(code, report, read) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = read(JSON.parse(readFileSync(report, "utf8")));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} node @param {string[]} args @param {string} root @param {Record<string, string>} [env] @returns {Promise<number>} */
function run(node, args, root, env = {}) {
  const bin = path.join(root, "node_modules", ".bin");
  const child = spawn(node, args, {
    cwd: root,
    env: { ...neutralEnvironment(), PATH: `${bin}${path.delimiter}${process.env.PATH}`, ...env },
    // Only the sum goes to stdout.
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
