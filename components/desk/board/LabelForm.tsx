"use client";

import { PlainLink } from "@/components/ui/PlainLink";
import type { BoardRow } from "@/lib/domain/board/row";
import { PickList } from "./PickList";
import { useBoard, useBoardState } from "./use-board";

/** A label all of the cases have is taken off, any other one is put on. */
export function LabelForm({ cases }: { cases: readonly BoardRow[] }) {
  const board = useBoard();
  const labels = useBoardState(({ frame }) => frame.labels);
  const acting = useBoardState((state) => state.acting);
  const stands = (labelId: string) => cases.every((row) => row.labels.some(({ id }) => id === labelId));
  if (labels.length === 0)
    return (
      <p>
        There is no label yet. Coordinators and administrators make them on the page{" "}
        <PlainLink href="/desk/labels">Labels</PlainLink>.
      </p>
    );
  return (
    <PickList
      label="Put on or take off"
      busy={acting}
      picks={labels.map(({ id, name }) => ({
        value: id,
        label: name,
        chosen: stands(id),
        note: stands(id) ? "Takes it off" : undefined,
      }))}
      onPick={(labelId) => void board.act(stands(labelId) ? "unlabel" : "label", { labelId }, cases)}
    />
  );
}
