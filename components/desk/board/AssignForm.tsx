"use client";

import type { BoardRow } from "@/lib/domain/board/row";
import { PickList } from "./PickList";
import { useBoard, useBoardState } from "./use-board";

/** One choice does it. */
export function AssignForm({ cases }: { cases: readonly BoardRow[] }) {
  const board = useBoard();
  const people = useBoardState(({ frame }) => frame.people);
  const acting = useBoardState((state) => state.acting);
  const stands = (personId: string) => cases.every(({ assigneeId }) => (assigneeId ?? "") === personId);
  return (
    <PickList
      label="Assign to"
      busy={acting}
      picks={[...people, { value: "", label: "Nobody" }].map(({ value, label }) => ({
        value: value || "nobody",
        label,
        chosen: stands(value),
      }))}
      onPick={(value) => void board.act("assign", { personId: value === "nobody" ? "" : value }, cases)}
    />
  );
}
