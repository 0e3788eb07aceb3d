import { untilStopped } from "@/bin/start/stop";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/server/log";

/** One worker process, alone or under the supervisor: jobs under way are finished before it ends. */
export async function runWorker(): Promise<number> {
  // What ends a process unforeseen is printed with its message by default, and that may quote a row.
  process.once("uncaughtException", (error) => {
    log().fatal({ err: error }, "the worker ends");
    process.exit(1);
  });
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  await startWorker({ signal: stop.signal });
  return 0;
}
