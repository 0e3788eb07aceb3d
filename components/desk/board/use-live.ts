"use client";

import { useEffect } from "react";
import type { LiveEvent } from "@/lib/domain/board/live";
import { useBoard } from "./use-board";

const ADDRESS = "/api/v1/changes";
const LOCK = "breakwater.changes";
const CHANNEL = "breakwater.changes";

/**
 * Hears what others do. A browser opens six connections to one host at most, so of several tabs one keeps the stream and
 * tells the others. A board nobody sees asks again when it is looked at.
 */
export function useLive(): void {
  const board = useBoard();
  useEffect(() => {
    let missed = false;
    const ended = new AbortController();
    const channel = new BroadcastChannel(CHANNEL);
    const heard = (name: LiveEvent) => {
      if (name === "displaced") return board.displaced();
      if (name === "ended") return void board.reload({ unattended: true });
      if (document.visibilityState === "hidden") missed = true;
      else board.changedElsewhere();
    };
    const seen = () => {
      if (document.visibilityState !== "visible" || !(missed || board.state.displaced)) return;
      missed = false;
      board.changedElsewhere();
    };
    channel.addEventListener("message", ({ data }: MessageEvent<LiveEvent>) => heard(data));
    document.addEventListener("visibilitychange", seen);
    const stream = () =>
      listen(ended.signal, (name) => {
        // Another tab takes the lock over and listens itself.
        if (name !== "displaced") channel.postMessage(name);
        heard(name);
      });
    // Where there are no locks (a page that is not served securely), each tab listens for itself.
    if (navigator.locks) navigator.locks.request(LOCK, { signal: ended.signal }, stream).catch(() => {});
    else void stream();
    return () => {
      ended.abort();
      channel.close();
      document.removeEventListener("visibilitychange", seen);
    };
  }, [board]);
}

/** Where the server refuses a stream, it is asked again after so long. */
const AGAIN_MS = 30_000;

/** Listens until told to stop, or until the server says that listening again is of no use. */
function listen(stop: AbortSignal, tell: (name: LiveEvent) => void): Promise<void> {
  return new Promise((resolve) => {
    let source = open();
    let again: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(again);
      source.close();
      resolve();
    };
    stop.addEventListener("abort", end, { once: true });

    function open(): EventSource {
      const opened = new EventSource(ADDRESS);
      opened.addEventListener("changed", () => tell("changed"));
      opened.addEventListener("refresh", () => tell("refresh"));
      for (const last of ["ended", "displaced"] as const)
        opened.addEventListener(last, () => {
          tell(last);
          end();
        });
      // One that broke off comes back by itself; one that was refused does not.
      opened.addEventListener("error", () => {
        if (opened.readyState !== EventSource.CLOSED || stop.aborted) return;
        again = setTimeout(() => {
          source = open();
          tell("refresh");
        }, AGAIN_MS);
      });
      return opened;
    }
  });
}
