import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import {
  type Access,
  accountNames,
  choosePort,
  loadAccess,
  ownerUrl,
  readAccess,
  superuserUrl,
} from "@/lib/server/postgres/access";
import { findBinaries, POSTGRES_MAJOR } from "@/lib/server/postgres/binaries";
import { createCluster, spawnServer } from "@/lib/server/postgres/cluster";
import {
  answers,
  dropForeignLock,
  isAlive,
  isPostgres,
  pause,
  readPostmaster,
  stopPostmaster,
} from "@/lib/server/postgres/postmaster";
import { postgresUser } from "@/lib/server/postgres/system-user";

export type EmbeddedPostgres = {
  /** Connects as the role that owns the database and may create roles and databases; not a superuser. */
  ownerUrl: string;
  port: number;
  pid: number;
  /** True when a server left behind by a killed launcher was found running and taken over. */
  reattached: boolean;
  /** Resolves when the server process ends, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Directory that holds `postgres/` (the cluster), `postgres.json` and `postgres.log`. */
  dir: string;
  /** For throw-away databases only: gives up durability for speed. */
  throwaway?: boolean;
  maxConnections?: number;
};

/** Starts PostgreSQL on `dir`, or attaches to the one still running there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dir = path.resolve(options.dir);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const dataDir = path.join(dir, "postgres");
  const user = await postgresUser(dataDir);
  await assertMajor(dataDir);
  const access = await loadAccess(dir);
  const running = await reattach(dataDir, access);
  if (running) return running;

  const binaries = await findBinaries(user);
  await createCluster({
    binaries,
    user,
    dataDir,
    password: access.superuserPassword,
    superuser: accountNames.superuser,
  });
  await dropForeignLock(dataDir);
  for (let attempt = 1; ; attempt++) {
    await choosePort(dir, access);
    const server = await spawnServer({
      ...options,
      binaries,
      user,
      dataDir,
      port: access.port,
      logFile: path.join(dir, "postgres.log"),
    });
    let gone = false;
    const exited = server.exited.then(() => {
      gone = true;
    });
    if (await answers(superuserUrl(access), 120_000, () => gone)) {
      await ensureOwner(access);
      return handle({ access, pid: server.pid, exited, reattached: false });
    }
    // Back ends of a killed server hold its shared memory for a moment; a port may be taken in between.
    if (attempt >= 8) throw new Error(`PostgreSQL does not start on ${dataDir}: ${await lastLog(dir)}`);
    if (!gone) await stopPostmaster(server.pid);
    await pause(250 * attempt);
  }
}

function handle(server: {
  access: Access;
  pid: number;
  exited: Promise<void>;
  reattached: boolean;
}): EmbeddedPostgres {
  const { access, pid, exited, reattached } = server;
  return {
    ownerUrl: ownerUrl(access),
    port: access.port,
    pid,
    reattached,
    exited,
    stop: () => stopPostmaster(pid),
  };
}

/** The owner's URL of the cluster in `dir` if a server answers there: for commands run beside `start`. */
export async function attachEmbedded(dir: string): Promise<EmbeddedPostgres | null> {
  const access = await readAccess(path.resolve(dir));
  return access ? reattach(path.join(path.resolve(dir), "postgres"), access) : null;
}

async function reattach(dataDir: string, access: Access): Promise<EmbeddedPostgres | null> {
  const found = await readPostmaster(dataDir);
  if (!found || !isAlive(found.pid) || !isPostgres(found.pid)) return null;
  const at = { ...access, port: found.port || access.port };
  // It may be starting or shutting down: only an answer to our own password proves that it is ours.
  const gone = () => !isAlive(found.pid);
  if (await answers(superuserUrl(at), 60_000, gone)) {
    await ensureOwner(at);
    return handle({ access: at, pid: found.pid, exited: whenGone(found.pid), reattached: true });
  }
  if (gone()) return null;
  throw new Error(
    `A PostgreSQL server (process ${found.pid}) holds ${dataDir} but does not answer. Stop it and start again.`,
  );
}

async function whenGone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise<void>((resolve) => setTimeout(resolve, 500).unref());
}

async function assertMajor(dataDir: string): Promise<void> {
  const found = (await readFile(path.join(dataDir, "PG_VERSION"), "utf8").catch(() => "")).trim();
  if (found && found !== POSTGRES_MAJOR) {
    throw new Error(
      `The data in ${dataDir} was written by PostgreSQL ${found}; this version of Breakwater runs PostgreSQL ${POSTGRES_MAJOR}. Back it up with the version that wrote it, then restore the backup here (docs/operations/README.md).`,
    );
  }
}

// Not a superuser: the same rights a managed PostgreSQL gives, so that what works here works there.
async function ensureOwner(access: Access): Promise<void> {
  const { owner, database } = accountNames;
  const client = new pg.Client({ connectionString: superuserUrl(access) });
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = $1", [owner]);
    const password = client.escapeLiteral(access.ownerPassword);
    if (!role.rowCount)
      await client.query(`create role ${owner} login createrole createdb password ${password}`);
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (!found.rowCount) await client.query(`create database ${database} owner ${owner}`);
  } finally {
    await client.end();
  }
}

async function lastLog(dir: string): Promise<string> {
  const log = await readFile(path.join(dir, "postgres.log"), "utf8").catch(() => "");
  return log.trim().split("\n").slice(-3).join(" · ") || "it wrote no log";
}
