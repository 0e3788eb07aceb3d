"use client";

import { Button } from "@/components/ui/Button";
import type { ActName } from "@/lib/domain/board/acts";
import { useDesk } from "./parts/keys/DeskKeys";
import type { ActFormKind } from "./store/board-state";
import { useBoard, useBoardState } from "./use-board";

/** What can be done to what is selected: the form each button opens, its key, and the act it is offered for. */
const ACTS: readonly { kind: ActFormKind; act: ActName; label: string; key: string }[] = [
  { kind: "assign", act: "assign", label: "Assign", key: "a" },
  { kind: "move", act: "move", label: "State", key: "s" },
  { kind: "severity", act: "severity", label: "Severity", key: "v" },
  { kind: "label", act: "label", label: "Label", key: "l" },
  { kind: "duplicate", act: "duplicate", label: "Duplicate", key: "2" },
  { kind: "snooze", act: "snooze", label: "Snooze", key: "h" },
];

/** Stands over the rows while some are selected. */
export function BulkBar() {
  const board = useBoard();
  const selected = useBoardState((state) => state.selected.size);
  const allowed = useBoardState(({ frame }) => frame.acts);
  const { singleKeys } = useDesk();
  if (selected === 0) return null;
  return (
    <section
      aria-label="Selected cases"
      data-print="no"
      className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-y border-accent bg-accent-bg px-2 py-1.5"
    >
      <strong>{selected} selected</strong>
      {ACTS.filter(({ act }) => allowed.includes(act)).map(({ kind, label, key }, index) => (
        <Button
          key={kind}
          type="button"
          size="small"
          variant={index === 0 ? "primary" : "quiet"}
          onClick={() => board.ask(kind)}
        >
          {label}
          {singleKeys ? <kbd className="pointer-coarse:hidden">{key}</kbd> : null}
        </Button>
      ))}
      <Button
        type="button"
        variant="quiet"
        size="small"
        className="ms-auto"
        onClick={() => board.clearSelection()}
      >
        Clear
      </Button>
    </section>
  );
}
