import { mkdtempSync } from "node:fs";
import path from "node:path";
import { theRun } from "./run";

/** An empty directory below the run's, which goes with it, also where a test did not come to its end. */
export function temporaryDir(): string {
  return mkdtempSync(path.join(theRun().dir, "made-"));
}
