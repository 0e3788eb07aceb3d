import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";

export type SystemUser = { name: string; uid: number; gid: number };

/**
 * The unprivileged user PostgreSQL runs as when we are root (it refuses root): the owner of an existing data
 * directory, so that a `postgres` account installed later changes nothing; else `postgres`, else `nobody`.
 * `null` when we are not root: it then runs as ourselves.
 */
export async function postgresUser(dataDir: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(path.join(dataDir, "PG_VERSION")).catch(() => null);
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf(name, "-u");
    const gid = idOf(name, "-g");
    if (uid !== null && gid !== null) return { name, uid, gid };
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and this machine has no user named postgres or nobody. Run Breakwater as a normal user, or set DATABASE_URL.",
  );
}

function idOf(name: string, flag: "-u" | "-g"): number | null {
  try {
    return Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return null;
  }
}

/** Whether `user` may enter `dir`: every folder on the way must let them pass, the last one let them read. */
export async function canReach(user: SystemUser, dir: string): Promise<boolean> {
  const target = path.resolve(dir);
  for (let at = target; ; at = path.dirname(at)) {
    const wanted = at === target ? 0o5 : 0o1;
    const { mode, uid, gid } = await stat(at);
    const granted = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
    if ((granted & wanted) !== wanted) return false;
    if (at === path.dirname(at)) return true;
  }
}
