import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { roleUrls } from "@/db/roles";
import { keysOf } from "@/lib/domain/keys-of";
import { JOBS, type JobName } from "@/lib/jobs/definitions";
import type { Handler } from "@/lib/jobs/handler";
import { indexBacklogNow } from "@/lib/jobs/handlers/index-backlog";
import { indexCaseNow } from "@/lib/jobs/handlers/index-case";
import { sendNotice } from "@/lib/jobs/handlers/send-notice";
import { settleCasesNow } from "@/lib/jobs/handlers/settle-cases";
import { sweepExpiredNow } from "@/lib/jobs/handlers/sweep-expired";
import { tellDuplicatesNow } from "@/lib/jobs/handlers/tell-duplicates";
import { wakeCasesNow } from "@/lib/jobs/handlers/wake-cases";
import { watchClocksNow } from "@/lib/jobs/handlers/watch-clocks";
import { keepLeases } from "@/lib/jobs/leases";
import { MailNotSent } from "@/lib/mail/send";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { services } from "@/lib/server/services";
import { currentTime } from "@/lib/server/time";
import { reportUnexpected } from "@/lib/server/unexpected";

const CONCURRENCY = 4;
// One connection listens, one keeps the schedule, one proves that this process lives.
const POOL_SIZE = CONCURRENCY + 3;

// Under a key of its own, so that a slow run is not joined by the next minute's.
const CRONTAB = [
  "* * * * * watch-clocks ?jobKey=watch-clocks&max=3",
  "* * * * * settle-cases ?jobKey=settle-cases&max=3",
  "* * * * * wake-cases ?jobKey=wake-cases&max=3",
  "*/10 * * * * sweep-expired ?jobKey=sweep-expired&max=3",
].join("\n");

const handlers: { [Name in JobName]: Handler<Name> } = {
  "index-case": indexCaseNow,
  "index-backlog": indexBacklogNow,
  "send-notice": sendNotice,
  "watch-clocks": watchClocksNow,
  "settle-cases": settleCasesNow,
  "tell-duplicates": tellDuplicatesNow,
  "wake-cases": wakeCasesNow,
  "sweep-expired": sweepExpiredNow,
};

/**
 * Works off the queue until `signal` aborts, then lets running jobs finish. Uses the queue's own role and pool, which see
 * nothing but the queue; handlers reach data only through use cases, as the system.
 *
 * @throws when the database cannot be reached at the start
 */
export async function startWorker(options: { signal: AbortSignal; workerUrl?: string }): Promise<void> {
  const pool = new pg.Pool({
    connectionString: options.workerUrl ?? workerUrl(),
    max: POOL_SIZE,
    application_name: "breakwater worker",
  });
  // Unheard, a connection that dies while idle would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const events: WorkerEvents = new EventEmitter();
  const leases = keepLeases(pool, events);
  try {
    const runner = await run({
      events,
      pgPool: pool,
      taskList: tasks(),
      crontab: CRONTAB,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      logger: new Logger(() => writeLog),
    });
    await untilAborted(options.signal, runner);
  } finally {
    await leases.stop();
    await pool.end();
  }
}

async function untilAborted(signal: AbortSignal, runner: Runner): Promise<void> {
  const stop = () => void runner.stop().catch(() => {});
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await runner.promise;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function workerUrl(): string {
  const { databaseWorkerUrl, databaseUrl } = env();
  const url =
    databaseWorkerUrl ??
    (databaseUrl && roleUrls(databaseUrl, services().keyring.derive("database-roles")).worker);
  if (!url) throw new Error("DATABASE_URL is not set: start the application with `npm start`, or set it.");
  return url;
}

function tasks(): TaskList {
  return Object.fromEntries(keysOf(handlers).map((name) => [name, taskOf(name)]));
}

// What a job throws is kept in the queue's table, so only a reference goes there; the log has the rest.
function taskOf<Name extends JobName>(name: Name): Task {
  const handler: Handler<Name> = handlers[name];
  return async (payload, { job }) => {
    const caller = { actor: { type: "system", task: name } as const, now: currentTime() };
    try {
      await handler(parsedPayload(name, payload), { caller, lastTry: job.attempts >= job.max_attempts });
    } catch (error) {
      if (error instanceof MailNotSent) throw new Error(error.message);
      throw new Error(`${name} failed, reference ${reportUnexpected(error)}`);
    }
  };
}

// The payload fits the handler because both are found under the same name.
function parsedPayload<Name extends JobName>(name: Name, payload: unknown): Parameters<Handler<Name>>[0] {
  return JOBS[name].parse(payload) as Parameters<Handler<Name>>[0];
}

function writeLog(level: string, message: string): void {
  if (level === "error") log().error(message);
  else if (level === "warning") log().warn(message);
  else log().debug(message);
}
