import { existsSync } from "node:fs";
import path from "node:path";

const WORKER = ["lib", "server", "markdown", "worker.mjs"];

/**
 * Where the worker's file lies. It is looked for upwards from the working directory and from the program that was started,
 * because a bundler moves the code that asks but not this file. Throws when it is not there.
 */
export function findMarkdownWorker(): string {
  for (const start of [process.cwd(), path.dirname(process.argv[1] ?? "")]) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      const file = path.join(/* turbopackIgnore: true */ folder, ...WORKER);
      if (existsSync(/* turbopackIgnore: true */ file)) return file;
      if (folder === path.dirname(folder)) break;
    }
  }
  throw new Error(`the file ${WORKER.join("/")} is missing`);
}
