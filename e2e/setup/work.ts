import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./program";
import { temporaryDir } from "./temporary-dir";

/** What one web server does for an answer: its statements and password hashes, in order. */
export class Work {
  #file = "";

  /** Start the desk with this to have its web server's work counted. */
  get environment() {
    this.#file ||= path.join(temporaryDir(), "lines");
    return {
      NODE_OPTIONS: `--import ${pathToFileURL(path.join(ROOT, "e2e/setup/count-work.mjs")).href}`,
      BREAKWATER_WORK_FILE: this.#file,
    };
  }

  /** Runs one request, nothing else going on, and tells what it cost. */
  async during<T>(request: () => Promise<T>): Promise<{ result: T; work: string[] }> {
    writeFileSync(this.#file, "");
    const result = await request();
    const work = readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
    return { result, work };
  }
}
