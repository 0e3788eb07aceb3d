import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdir, mkdtemp, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Binaries } from "@/lib/server/postgres/binaries";
import type { SystemUser } from "@/lib/server/postgres/system-user";

type Cluster = { binaries: Binaries; user: SystemUser | null; dataDir: string };

const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

/** Creates the cluster unless there is one. It is made aside and then renamed, so a half-made one never counts. */
export async function createCluster(
  options: Cluster & { password: string; superuser: string },
): Promise<void> {
  const { user, dataDir, password, superuser } = options;
  if (await stat(dataDir).catch(() => null)) return;
  const fresh = { ...options, dataDir: `${dataDir}.new` };
  await rm(fresh.dataDir, { recursive: true, force: true });
  await mkdir(fresh.dataDir, { mode: 0o700 });
  const scratch = await mkdtemp(path.join(tmpdir(), "breakwater-initdb-"));
  const passwordFile = path.join(scratch, "password");
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) {
      for (const file of [fresh.dataDir, scratch, passwordFile]) await chown(file, user.uid, user.gid);
    }
    const access = ["-U", superuser, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
    await run(spawnAs(fresh, options.binaries.initdb, ["-D", pathFor(fresh), ...access, ...locale], "pipe"));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await rename(fresh.dataDir, dataDir);
}

export type ServerOptions = Cluster & {
  port: number;
  logFile: string;
  throwaway?: boolean;
  maxConnections?: number;
};

/** Spawns the server in a session of its own: a Ctrl-C for us must not stop it before its clients are done. */
export async function spawnServer(options: ServerOptions): Promise<{ pid: number; exited: Promise<void> }> {
  const size = await stat(options.logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(options.logFile, `${options.logFile}.1`);
  const log = await open(options.logFile, "a", 0o600);
  const args = [
    "-D",
    pathFor(options),
    ...Object.entries(settings(options)).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
  try {
    const child = spawnAs(options, options.binaries.postgres, args, log.fd);
    const exited = new Promise<void>((resolve) =>
      child.once("exit", () => resolve()).once("error", () => resolve()),
    );
    child.unref();
    if (child.pid === undefined) throw new Error("PostgreSQL could not be started");
    return { pid: child.pid, exited };
  } finally {
    await log.close();
  }
}

function settings({ port, throwaway, maxConnections }: ServerOptions): Record<string, string | number> {
  return {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    cluster_name: "breakwater",
    max_connections: maxConnections ?? 60,
    shared_buffers: throwaway ? "64MB" : "256MB",
    effective_cache_size: "1GB",
    maintenance_work_mem: "128MB",
    random_page_cost: 1.1,
    jit: "off",
    timezone: "UTC",
    password_encryption: "scram-sha-256",
    // As a managed server's administrator would: the owner may use the roles it creates.
    createrole_self_grant: "set, inherit",
    // Statements, parameters and row details may quote people's text: keep them out of the log.
    log_min_messages: "warning",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length_on_error: 0,
    fsync: throwaway ? "off" : "on",
    synchronous_commit: throwaway ? "off" : "on",
    full_page_writes: throwaway ? "off" : "on",
  };
}

// Root's folders may be closed to the user PostgreSQL runs as, who could then not name the directory it
// stands in; as its working directory, entered before the change of user, it needs no path at all.
function pathFor({ user, dataDir }: Cluster): string {
  return user && process.platform === "linux" ? "/proc/self/cwd" : dataDir;
}

function spawnAs(
  { user, dataDir }: Cluster,
  program: string,
  args: string[],
  output: "pipe" | number,
): ChildProcess {
  return spawn(program, args, {
    cwd: user && process.platform !== "linux" ? "/" : dataDir,
    detached: true,
    stdio: ["ignore", output, output],
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
}

function run(child: ChildProcess): Promise<void> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `PostgreSQL's data directory could not be made: ${output.trim().split("\n").slice(-3).join(" · ")}`,
          ),
        );
    });
  });
}
