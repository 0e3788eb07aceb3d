import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const MIB = 1024 * 1024;

/** A disk that can be filled without harm: memory, mounted. Only root may mount, and not in every container. */
export class SmallDisk {
  readonly dir = mkdtempSync(path.join(tmpdir(), "breakwater-disk-"));
  readonly #filler = path.join(this.dir, "filler");

  constructor(sizeMib: number) {
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeMib}m,mode=0755`, "tmpfs", this.dir], {
        stdio: "pipe",
      });
    } catch (error) {
      rmdirSync(this.dir);
      throw error;
    }
  }

  freeMib(): number {
    const { bavail, bsize } = statfsSync(this.dir);
    return (bavail * bsize) / MIB;
  }

  /** Another program fills the disk until so much is left. */
  fillTo(leftMib: number): void {
    const handle = openSync(this.#filler, "a");
    const block = Buffer.alloc(64 * 1024);
    try {
      while (this.freeMib() > leftMib) writeSync(handle, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    } finally {
      closeSync(handle);
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }

  grow(sizeMib: number): void {
    execFileSync("mount", ["-o", `remount,size=${sizeMib}m`, this.dir]);
  }

  remove(): void {
    // Lazily: a server that was told to stop may still be letting go of its last file.
    execFileSync("umount", ["--lazy", this.dir]);
    rmdirSync(this.dir);
  }
}

export function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    new SmallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}
