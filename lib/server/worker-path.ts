import { existsSync } from "node:fs";
import path from "node:path";

/**
 * Where the file of a worker thread lies (`lib/server/<folder>/worker.mjs`). It is looked for upwards from the working directory
 * and from the program that was started, because a bundler moves the code that asks but not this file. Throws when it is not
 * there.
 */
export function findWorker(folder: "markdown" | "openpgp"): string {
  const parts = ["lib", "server", folder, "worker.mjs"];
  for (const start of [process.cwd(), path.dirname(process.argv[1] ?? "")]) {
    for (let place = start; ; place = path.dirname(place)) {
      const file = path.join(/* turbopackIgnore: true */ place, ...parts);
      if (existsSync(/* turbopackIgnore: true */ file)) return file;
      if (place === path.dirname(place)) break;
    }
  }
  throw new Error(`the file ${parts.join("/")} is missing`);
}
