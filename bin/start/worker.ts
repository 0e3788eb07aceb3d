import { untilStopped } from "@/bin/start/stop";
import { startWorker } from "@/lib/jobs/worker";

/** One worker process, alone or under the supervisor: jobs under way are finished before it ends. */
export async function runWorker(): Promise<number> {
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  await startWorker({ signal: stop.signal });
  return 0;
}
