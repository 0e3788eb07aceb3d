"use client";

import { Dialog } from "@/components/ui/Dialog";
import { EVENT_WORDS } from "@/lib/domain/case/words";
import { AssignForm } from "./AssignForm";
import { DuplicateForm } from "./DuplicateForm";
import { LabelForm } from "./LabelForm";
import { MoveForm } from "./MoveForm";
import { Refusals } from "./Refusals";
import { SeverityForm } from "./SeverityForm";
import { SnoozeForm } from "./SnoozeForm";
import type { ActForm } from "./store/board-state";
import { useBoard, useBoardState } from "./use-board";

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
      <Fields {...form} />
    </Dialog>
  );
}

function Fields({ kind, move, cases }: ActForm) {
  switch (kind) {
    case "assign":
      return <AssignForm cases={cases} />;
    case "label":
      return <LabelForm cases={cases} />;
    case "severity":
      return <SeverityForm cases={cases} />;
    case "snooze":
      return <SnoozeForm cases={cases} />;
    case "move":
      return <MoveForm cases={cases} move={move} />;
    case "duplicate":
      return <DuplicateForm cases={cases} />;
  }
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
