"use client";

import { Actions, Button } from "@/components/ui/Button";
import type { BoardView } from "@/lib/domain/board/data";

type Props = {
  view: BoardView;
  busy: boolean;
  failure: string | null;
  onDelete: () => void;
  onCancel: () => void;
};

/** Asks before a view is deleted, and says for whom it is gone then. */
export function DeleteView({ view, busy, failure, onDelete, onCancel }: Props) {
  return (
    <>
      <p>
        “<bdi>{view.label}</bdi>” leaves the rail
        {view.group === "shared" ? " of everybody of the team" : ""}. The cases it finds stay where they are.
      </p>
      {failure === null ? null : (
        <p role="alert" className="mt-2 text-high">
          {failure}
        </p>
      )}
      <Actions className="mt-4">
        <Button type="button" size="small" variant="secondary" disabled={busy} onClick={onDelete}>
          Delete view
        </Button>
        <Button type="button" variant="quiet" size="small" onClick={onCancel}>
          Keep it
        </Button>
      </Actions>
    </>
  );
}
