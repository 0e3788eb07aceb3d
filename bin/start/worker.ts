import { untilStopped } from "@/bin/start/stop";
import { startWorker } from "@/lib/jobs/worker";
import { currentTime } from "@/lib/server/time";
import { askForBacklog } from "@/lib/usecases/search/index-backlog";

/** One worker process, alone or under the supervisor: jobs under way are finished before it ends. */
export async function runWorker(): Promise<number> {
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  // What came in while the index was not kept, or before there was one.
  await askForBacklog({ actor: { type: "system", task: "index-backlog" }, now: currentTime() }, {});
  await startWorker({ signal: stop.signal });
  return 0;
}
