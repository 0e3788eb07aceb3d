"use client";

import { lazy, Suspense } from "react";
import { Dialog } from "@/components/ui/Dialog";
import { EVENT_WORDS } from "@/lib/domain/case/words";
import { Refusals } from "./Refusals";
import type { ActForm } from "./store/board-state";
import { useBoard, useBoardState } from "./use-board";

// Fetched with the first act: what a board needs to be looked at comes before it.
const ActFields = lazy(() => import("./ActFields"));

/** The form of an act, over the board. What is refused leaves it open, with the reason and all that was typed. */
export function ActDialog() {
  const board = useBoard();
  const form = useBoardState((state) => state.form);
  if (form === null) return null;
  return (
    <Dialog
      open
      title={titleOf(form)}
      description={casesOf(form)}
      onOpenChange={(open) => !open && board.dismissForm()}
    >
      <Refusals cases={form.cases} />
      <Suspense fallback={null}>
        <ActFields {...form} />
      </Suspense>
    </Dialog>
  );
}

function titleOf({ kind, move }: ActForm): string {
  switch (kind) {
    case "assign":
      return "Assign";
    case "label":
      return "Label";
    case "severity":
      return "Rate by hand";
    case "snooze":
      return "Snooze";
    case "move":
      return move ? EVENT_WORDS[move].button : "Move";
    case "duplicate":
      return "Mark as a duplicate";
  }
}

function casesOf({ cases }: ActForm): string {
  const [first] = cases;
  return cases.length === 1 && first ? `${first.reference}: ${first.title}` : `${cases.length} cases`;
}
