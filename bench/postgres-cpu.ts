import { readdir, readFile } from "node:fs/promises";

// Linux counts processor time in ticks of a hundredth of a second (USER_HZ), whatever the kernel's own clock is.
const TICK_US = 10_000;

/**
 * Processor time that PostgreSQL has used so far, in microseconds: the server process, every process it runs now and every
 * one that has ended. Null where there is no /proc to read it from.
 */
export async function postgresCpu(serverPid: number): Promise<number | null> {
  let ticks = 0;
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await statOf(Number(name));
    if (stat?.parent === serverPid) ticks += stat.own;
  }
  // Last, so that a process that ends meanwhile is counted rather twice than not at all.
  const server = await statOf(serverPid);
  return server && (ticks + server.own + server.ended) * TICK_US;
}

// proc_pid_stat(5): after the name in brackets, field 4 is the parent, 14–15 own time, 16–17 that of ended children.
async function statOf(pid: number): Promise<{ parent: number; own: number; ended: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (fields.length < 15) return null;
  const at = (field: number) => Number(fields[field - 3]);
  return { parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
}
