import type { LiveEvent } from "@/lib/domain/board/live";

const ADDRESS = "/api/v1/changes";
const LOCK = "breakwater.changes";
const CHANNEL = "breakwater.changes";

/** What was told; `cases`: the ids of those that changed, where that is known. */
export type Heard = { name: LiveEvent; cases: readonly string[] | null };

/**
 * Hears what others do. A browser opens six connections to one host at most, so of several tabs one keeps the stream and
 * tells the others.
 *
 * @param opened the stream of this tab is there: what happened before, nobody tells
 * @returns stops listening
 */
export function hearChanges(heard: (told: Heard) => void, opened?: () => void): () => void {
  const ended = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }: MessageEvent<Heard>) => heard(data));
  const tell = (told: Heard) => {
    // Another tab takes the lock over and listens itself.
    if (told.name !== "displaced") channel.postMessage(told);
    heard(told);
  };
  const stream = () => listen(ended.signal, tell, opened);
  // Where there are no locks (a page that is not served securely), each tab listens for itself.
  if (navigator.locks) navigator.locks.request(LOCK, { signal: ended.signal }, stream).catch(() => {});
  else void stream();
  return () => {
    ended.abort();
    channel.close();
  };
}

/** Where the server refuses a stream, it is asked again after so long. */
const AGAIN_MS = 30_000;

/** Listens until told to stop, or until the server says that listening again is of no use. */
function listen(stop: AbortSignal, tell: (told: Heard) => void, ready?: () => void): Promise<void> {
  return new Promise((resolve) => {
    let source = open();
    if (ready) source.addEventListener("open", ready, { once: true });
    let again: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(again);
      source.close();
      resolve();
    };
    stop.addEventListener("abort", end, { once: true });

    function open(): EventSource {
      const opened = new EventSource(ADDRESS);
      opened.addEventListener("changed", ({ data }: MessageEvent<string>) =>
        tell({ name: "changed", cases: (JSON.parse(data) as { cases: string[] }).cases }),
      );
      opened.addEventListener("refresh", () => tell({ name: "refresh", cases: null }));
      for (const last of ["ended", "displaced"] as const)
        opened.addEventListener(last, () => {
          tell({ name: last, cases: null });
          end();
        });
      // One that broke off comes back by itself; one that was refused does not.
      opened.addEventListener("error", () => {
        if (opened.readyState !== EventSource.CLOSED || stop.aborted) return;
        again = setTimeout(() => {
          source = open();
          tell({ name: "refresh", cases: null });
        }, AGAIN_MS);
      });
      return opened;
    }
  });
}
