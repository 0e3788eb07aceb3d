"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/Button";
import {
  BOARD_COLUMNS,
  type BoardColumn,
  DEFAULT_PREFERENCES,
  FIXED_COLUMNS,
} from "@/lib/domain/board/preferences";
import { COLUMN_ROOMS, isChosen } from "./column-layout";
import { useBoard, useBoardState } from "./use-board";

const NAMES = Object.keys(BOARD_COLUMNS) as BoardColumn[];

/** Which columns are shown and in which order. Each change shows at once and is kept for the person. Escape closes it. */
export default function ColumnPanel({ onClose }: { onClose: () => void }) {
  const board = useBoard();
  const shown = useBoardState((state) => state.preferences.columns);
  const show = (columns: readonly BoardColumn[]) => board.prefer({ columns });
  const hidden = NAMES.filter((name) => !shown.includes(name));
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Columns"
      data-chosen={isChosen(shown) ? "" : undefined}
      className="column-panel mb-3 border-y border-text py-2.5 max-md:hidden"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <ul className="flex flex-wrap gap-x-6 gap-y-1.5">
        {[...shown, ...hidden].map((name) => (
          <li key={name} className="flex items-center gap-1.5">
            <label className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                checked={shown.includes(name)}
                disabled={FIXED_COLUMNS.includes(name)}
                onChange={({ target }) =>
                  show(target.checked ? [...shown, name] : shown.filter((one) => one !== name))
                }
              />
              <span>
                {BOARD_COLUMNS[name].label}
                {shown.includes(name) ? (
                  <span className={`room-${COLUMN_ROOMS[name]} text-13 text-muted`}>
                    {" "}
                    (shown when there is room)
                  </span>
                ) : null}
              </span>
            </label>
            {shown.includes(name) ? <Places name={name} shown={shown} show={show} /> : null}
          </li>
        ))}
      </ul>
      <div className="mt-2.5 flex flex-wrap items-center gap-3">
        <p className="text-13 text-muted">
          The line at the end of a column’s head makes it wider: drag it, or move it with the arrow keys.
        </p>
        <span className="ms-auto flex gap-3">
          <Button
            type="button"
            variant="quiet"
            size="small"
            onClick={() => board.prefer({ columns: DEFAULT_PREFERENCES.columns, widths: {} })}
          >
            Back to the default columns
          </Button>
          <Button type="button" variant="quiet" size="small" onClick={onClose}>
            Close
          </Button>
        </span>
      </div>
    </section>
  );
}

type PlacesProps = {
  name: BoardColumn;
  shown: readonly BoardColumn[];
  show: (columns: readonly BoardColumn[]) => void;
};

function Places({ name, shown, show }: PlacesProps) {
  const at = shown.indexOf(name);
  const move = (step: -1 | 1) => {
    const rest = shown.filter((one) => one !== name);
    show([...rest.slice(0, at + step), name, ...rest.slice(at + step)]);
  };
  const place = "inline-flex size-6 cursor-pointer items-center justify-center disabled:text-line-strong";
  const { label } = BOARD_COLUMNS[name];
  return (
    <span>
      <button
        type="button"
        aria-label={`${label}: earlier`}
        disabled={at === 0}
        className={place}
        onClick={() => move(-1)}
      >
        ←
      </button>
      <button
        type="button"
        aria-label={`${label}: later`}
        disabled={at === shown.length - 1}
        className={place}
        onClick={() => move(1)}
      >
        →
      </button>
    </span>
  );
}
