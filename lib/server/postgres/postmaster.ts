import { execFileSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** What PostgreSQL writes into postmaster.pid: line 1 the process, line 4 the port. */
export type Postmaster = { pid: number; port: number };

export async function readPostmaster(dataDir: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n").map((line) => Number(line.trim()));
  return pid && Number.isInteger(pid) ? { pid, port: port || 0 } : null;
}

/** Removes the lock of a server that is gone and whose process id now belongs to another program. */
export async function dropForeignLock(dataDir: string): Promise<void> {
  const lock = await readPostmaster(dataDir);
  if (lock && isAlive(lock.pid) && !isPostgres(lock.pid))
    await rm(path.join(dataDir, "postmaster.pid"), { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

export function isPostgres(pid: number): boolean {
  try {
    const line = execFileSync("ps", ["-o", "comm=", "-p", String(pid)], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    return path.basename(line.toString().trim()).startsWith("postgres");
  } catch {
    // Without ps, believe the lock: refusing to start is safer than two servers on one directory.
    return true;
  }
}

/** Resolves once the server answers; false when it does not within `timeoutMs` or `gone()` says it never will. */
export async function answers(
  url: string,
  timeoutMs: number,
  gone: () => boolean = () => false,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  do {
    if (await probe(url)) return true;
    if (gone()) return false;
    await pause(50);
  } while (Date.now() < deadline);
  return false;
}

async function probe(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Asks a server to stop without waiting for its clients ("fast"), and waits until the process is gone. */
export async function stopPostmaster(pid: number, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  while (isAlive(pid) && Date.now() < deadline) await pause(50);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
