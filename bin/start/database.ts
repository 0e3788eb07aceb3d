import pg from "pg";
import { withProgress } from "@/bin/start/progress";
import { attachEmbedded, type EmbeddedPostgres, startEmbedded } from "@/lib/server/postgres/embedded";

export type Database = {
  ownerUrl: string;
  /** Where our own server keeps its data; undefined for one that others run. */
  dir: string | undefined;
  stop(): Promise<void>;
};

const RETRY_MS = 500;

/** The database of DATABASE_URL, or our own PostgreSQL in `dataDir`, started and kept running. */
export async function openDatabase(options: {
  databaseUrl: string | undefined;
  dataDir: string;
}): Promise<Database> {
  if (options.databaseUrl) return { ownerUrl: options.databaseUrl, dir: undefined, stop: async () => {} };
  const server = await withProgress("Starting PostgreSQL", () => startEmbedded({ dir: options.dataDir }));
  const lock = await onlyOne(server.ownerUrl);
  if (!lock) {
    throw new Error(
      `Breakwater is already running on ${options.dataDir}. Stop it first, or set BREAKWATER_DATA to another directory.`,
    );
  }
  if (server.reattached)
    process.stderr.write("Took over the PostgreSQL server that an earlier start left running.\n");
  return keepServer(server, lock, options.dataDir);
}

/**
 * For commands beside `start`: the database of DATABASE_URL, else our own PostgreSQL, which is started for the command and
 * stopped after it unless it already runs.
 */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: { databaseUrl: string | undefined; dataDir: string },
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return work(databaseUrl);
  const running = await attachEmbedded(dataDir);
  if (running) return work(running.ownerUrl);
  const server = await withProgress("Starting PostgreSQL", () => startEmbedded({ dir: dataDir }));
  try {
    return await work(server.ownerUrl);
  } finally {
    await server.stop();
  }
}

// Two starts on one directory would share a server, and the first to end would stop it under the other. A lock that
// belongs to a connection ends with its holder, however it ends.
async function onlyOne(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "breakwater supervisor",
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>(
    "select pg_try_advisory_lock(hashtext('breakwater start')) as held",
  );
  if (rows[0]?.held) return client;
  await client.end();
  return null;
}

function keepServer(first: EmbeddedPostgres, firstLock: pg.Client, dataDir: string): Database {
  let server = first;
  let lock = firstLock;
  let stopping = false;
  const watch = async () => {
    await server.exited;
    while (!stopping) {
      process.stderr.write("PostgreSQL ended; starting it again.\n");
      try {
        server = await startEmbedded({ dir: dataDir });
        lock = (await onlyOne(server.ownerUrl)) ?? lock;
        return void watch();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : "PostgreSQL does not start"}\n`);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };
  void watch();
  return {
    ownerUrl: first.ownerUrl,
    dir: dataDir,
    async stop() {
      stopping = true;
      await lock.end().catch(() => {});
      await server.stop();
    },
  };
}
