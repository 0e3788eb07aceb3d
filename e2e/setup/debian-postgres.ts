import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { answers } from "@/lib/server/postgres/postmaster";
import { postgresUser, type SystemUser } from "@/lib/server/postgres/system-user";
import { freePort } from "./instance";
import { temporaryDir } from "./temporary-dir";

/** Programs of the oldest PostgreSQL that docs/operations promises to work with, where Debian put them. */
const BIN = "/usr/lib/postgresql/15/bin";

export const hasDebianPostgres = () => existsSync(path.join(BIN, "postgres"));

export type ExternalServer = {
  /** As a role that may make databases and roles, and is no superuser: what a managed server gives. */
  serverUrl: string;
  stop(): Promise<void>;
};

/** Debian's own PostgreSQL on a throw-away directory, as somebody else's server would be: not started by the desk. */
export async function startDebianPostgres(): Promise<ExternalServer> {
  const dir = temporaryDir();
  const user = await postgresUser(dir);
  const dataDir = path.join(dir, "data");
  const passwordFile = path.join(dir, "password");
  mkdirSync(dataDir, { mode: 0o700 });
  writeFileSync(passwordFile, "secret\n", { mode: 0o600 });
  if (user) for (const file of [dir, dataDir, passwordFile]) chownSync(file, user.uid, user.gid);
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const as = { cwd: "/", ...identity(user) };
  execFileSync(
    path.join(BIN, "initdb"),
    ["-D", dataDir, ...access, "--encoding=UTF8", "--locale=C.UTF-8"],
    as,
  );
  const port = await freePort();
  const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off" };
  const given = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(path.join(BIN, "postgres"), ["-D", dataDir, ...given], { ...as, stdio: "ignore" });
  const superuser = `postgresql://postgres:secret@127.0.0.1:${port}/postgres`;
  if (!(await answers(superuser, 60_000, () => server.exitCode !== null)))
    throw new Error("Debian's PostgreSQL does not start");
  await makeOwner(superuser);
  return {
    serverUrl: `postgresql://desk_owner:secret@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopped(server);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const identity = (user: SystemUser | null) => (user ? { uid: user.uid, gid: user.gid } : {});

async function makeOwner(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create role desk_owner login createdb createrole password 'secret'");
  await client.end();
}

async function stopped(server: ChildProcess): Promise<void> {
  server.kill("SIGINT");
  await once(server, "exit");
}
