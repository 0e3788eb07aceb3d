// The one way in for every npm script. Plain JavaScript that Node 20 can run: it makes sure the packages are there,
// then goes on under Node 24, which one of them brings along.

import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./launch/build.mjs";
import { ensurePackages } from "./launch/packages.mjs";
import { runEntry } from "./launch/run.mjs";
import { say } from "./launch/say.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @type {Record<string, (node: string, args: string[]) => Promise<number>>} */
const verbs = {
  start: async (node, args) => {
    await ensureBuild(root, node);
    return runEntry(root, node, ["bin/breakwater.ts", "start", ...args]);
  },
  demo: async (node, args) => {
    await ensureBuild(root, node);
    return runEntry(root, node, ["bin/breakwater.ts", "demo", ...args]);
  },
  build: async (node) => {
    await ensureBuild(root, node);
    return 0;
  },
  dev: async (node, args) => runEntry(root, node, ["bin/breakwater.ts", "dev", ...args]),
  cli: async (node, args) => {
    if (["start", "demo"].includes(args[0] ?? "") && !args.includes("--help")) await ensureBuild(root, node);
    return runEntry(root, node, ["bin/breakwater.ts", ...args]);
  },
  screenshots: async (node, args) => {
    await ensureBuild(root, node);
    return runEntry(root, node, ["bin/screenshots.ts", ...args]);
  },
  bench: async (node, args) => {
    await ensureBuild(root, node);
    return runEntry(root, node, ["bench/run.ts", ...args]);
  },
  test: async (node, args) => (await import("./launch/test.mjs")).runStages(root, node, "test", args),
  check: async (node, args) => (await import("./launch/test.mjs")).runStages(root, node, "check", args),
};

const [verb = "", ...args] = process.argv.slice(2);
// Files named on the command line are meant from where the person stands.
process.env.INIT_CWD ??= process.cwd();
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.chdir(root);

try {
  const run = verbs[verb];
  if (!run) throw new Error(`Usage: node bin/launch.mjs ${Object.keys(verbs).join("|")}`);
  const node = await ensurePackages(root);
  process.exitCode = await run(node, args);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
