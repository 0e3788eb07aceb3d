import { closeSync, ftruncateSync, openSync } from "node:fs";
import path from "node:path";
import { temporaryDir } from "../setup/temporary-dir";

/** A file of that many zeros on disk: handed over as a path it is never copied through the browser's protocol. */
export function largeFile(name: string, sizeBytes: number): string {
  const file = path.join(temporaryDir(), name);
  const handle = openSync(file, "w");
  ftruncateSync(handle, sizeBytes);
  closeSync(handle);
  return file;
}
