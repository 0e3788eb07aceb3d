"use client";

import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { PlainLink } from "@/components/ui/PlainLink";
import type { Stopped } from "@/lib/domain/board/data";
import { type Layout, writePlace } from "@/lib/domain/board/place";
import { useBoard, useBoardState } from "./use-board";

/** What stands between what was asked for and the rows: parts left out, an early end, no connection, rows held back. */
export function BoardNotices() {
  return (
    <div className="grid gap-2">
      <Problems />
      <Troubled />
      <Failed />
      <Displaced />
      <Held />
    </div>
  );
}

function Problems() {
  const { leftOut, stopped, place } = useBoardState(({ data }) => data);
  const words = [
    ...(leftOut.length > 0
      ? [`The address asks for something this board does not know (${leftOut.join(", ")}); it is left out.`]
      : []),
    ...(stopped ? [stoppedWords(stopped, place.layout)] : []),
  ];
  return words.length > 0 ? (
    <Banner tone="warn" live>
      {words.join(" ")}
    </Banner>
  ) : null;
}

function stoppedWords({ by, cases }: Stopped, layout: Layout): string {
  const number = cases.toLocaleString("en");
  if (by === "phrase")
    return `Only the newest ${number} cases with these words were searched for the exact phrase.`;
  return layout === "table"
    ? `Looking for these words ended after ${number} cases; the next page goes on from there.`
    : `Looking for these words ended after ${number} cases of a state; its link below goes on from there.`;
}

function Troubled() {
  const board = useBoard();
  const trouble = useBoardState((state) => state.trouble);
  if (trouble === null) return null;
  const next = `/desk/board${writePlace(board.place)}`;
  return (
    <Banner
      tone="warn"
      live
      actions={
        trouble.kind === "signed-out" ? (
          <PlainLink href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</PlainLink>
        ) : (
          <Button type="button" variant="quiet" size="small" onClick={() => void board.reload()}>
            Try again
          </Button>
        )
      }
    >
      {trouble.words}
    </Banner>
  );
}

// In the form of an act its failure stands there. That one has to sign in again, the rows say.
function Failed() {
  const board = useBoard();
  const failed = useBoardState(({ failed, form }) => (form === null ? failed : null));
  if (failed === null || failed.kind === "signed-out") return null;
  return (
    <Banner
      tone="warn"
      live
      actions={
        <Button type="button" variant="quiet" size="small" onClick={() => board.dismissFailure()}>
          Close
        </Button>
      }
    >
      {failed.kind === "offline"
        ? "The desk could not be reached: what you just did may not have been done."
        : failed.words}
    </Banner>
  );
}

function Displaced() {
  const displaced = useBoardState((state) => state.displaced);
  return displaced ? (
    <Banner live>
      You have many boards open, and this one is not kept up to date any more. What others change shows after
      a reload.
    </Banner>
  ) : null;
}

function Held() {
  const board = useBoard();
  const held = useBoardState((state) => state.held);
  if (held === null) return null;
  return (
    <Banner
      live
      actions={
        <Button type="button" variant="secondary" size="small" onClick={() => board.showHeld()}>
          Show them
        </Button>
      }
    >
      Others changed which cases stand here. They stay in place while you work on them.
    </Banner>
  );
}
