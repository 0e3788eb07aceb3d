import type { EventEmitter } from "node:events";
import type pg from "pg";
import { log } from "@/lib/server/log";

const LOOK_MS = 10_000;
/** A worker has this long to take its lease: before that, its job is not taken for abandoned. */
const GRACE_SECONDS = 20;
const NAMESPACE = 7_316_226;

/**
 * Proof of life of this process's worker: an advisory lock under the name it locks jobs with. The lock ends with the
 * connection, and so with the process, however it ends. Jobs locked under a name without one go back to the queue, which
 * left alone would wait four hours for them. Returns what stops it.
 */
export function keepLeases(
  pool: pg.Pool,
  events: EventEmitter,
  lookMs = LOOK_MS,
): { stop: () => Promise<void> } {
  let name: string | undefined;
  let client: pg.PoolClient | undefined;
  let running = Promise.resolve();

  const look = async () => {
    if (name === undefined) return;
    if (!client) {
      const fresh = await pool.connect();
      client = fresh;
      await fresh.query("select pg_advisory_lock($1, hashtext($2))", [NAMESPACE, name]);
    }
    await freeAbandoned(client);
  };
  const tick = () => {
    running = running.then(look).catch(() => {
      // The database is away, or the connection died: the next look takes a new one.
      client?.release(true);
      client = undefined;
    });
  };
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
    name = workerPool.id;
    tick();
  });
  const timer = setInterval(tick, lookMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      client?.release(true);
    },
  };
}

async function freeAbandoned(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct j.locked_by as worker from graphile_worker._private_jobs j
     where j.locked_at < now() - make_interval(secs => $2)
       and not exists (select from pg_locks l where l.locktype = 'advisory' and l.granted
         and l.database = (select oid from pg_database where datname = current_database())
         and l.classid::bigint = $1 and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295)`,
    [NAMESPACE, GRACE_SECONDS],
  );
  if (rows.length === 0) return;
  const workers = rows.map((row) => row.worker);
  await client.query("select graphile_worker.force_unlock_workers($1::text[])", [workers]);
  log().warn({ workers }, "jobs of workers that ended without a word are done again");
}
