import { closeSync, ftruncateSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A file of that many zeros on disk: handed over as a path it is never copied through the browser's protocol. */
export function largeFile(name: string, sizeBytes: number): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "breakwater-large-")), name);
  const handle = openSync(file, "w");
  ftruncateSync(handle, sizeBytes);
  closeSync(handle);
  return file;
}
