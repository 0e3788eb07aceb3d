"use client";

import { type ReactNode, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Icon, type IconName } from "@/components/ui/Icon";
import { PageHead } from "@/components/ui/PageHead";
import { countWords } from "@/lib/domain/board/count";
import { LAYOUTS, type Layout } from "@/lib/domain/board/place";
import { DENSITIES } from "@/lib/domain/board/preferences";
import { BoardLink } from "./BoardLink";
import { ColumnPanel } from "./ColumnPanel";
import { useBoard, useBoardState } from "./use-board";

const LAYOUT_LOOKS: Record<Layout, { label: string; icon: IconName }> = {
  table: { label: "Table", icon: "menu" },
  states: { label: "States", icon: "columns" },
};

type Props = {
  mayCreate: boolean;
  /** Whether the view was changed, and what can be done about it. */
  changes: ReactNode;
};

/** What is shown, how many there are, and how they are laid out. */
export function BoardHead({ mayCreate, changes }: Props) {
  const { view, changed, count, overdue, place } = useBoardState(({ data }) => data);
  const [choosing, setChoosing] = useState(false);
  const table = place.layout === "table";
  return (
    <>
      <PageHead
        size="desk"
        title={changed ? "Filtered cases" : view.label}
        lead={countWords(count, overdue)}
        actions={
          <>
            {changes}
            <Layouts />
            {table ? <Densities /> : null}
            {table ? (
              <Button
                type="button"
                variant="quiet"
                size="small"
                aria-expanded={choosing}
                className="noscript:hidden max-md:hidden"
                onClick={() => setChoosing(!choosing)}
              >
                Columns
              </Button>
            ) : null}
            {mayCreate ? (
              <ButtonLink href="/desk/cases/new" size="small">
                New case
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {choosing && table ? <ColumnPanel onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

const segments = "inline-flex rounded-button border-[1.5px] border-line-strong text-13";
const segment = (current: boolean) =>
  `inline-flex min-h-6 cursor-pointer items-center gap-[0.4em] border-line-strong px-2.5 py-0.5 leading-5 no-underline not-first:border-s ${current ? "bg-text font-fact text-bg" : "text-text"}`;

function Layouts() {
  const current = useBoardState(({ data }) => data.place.layout);
  return (
    <nav aria-label="Layout" className={segments}>
      {LAYOUTS.map((layout) => (
        <BoardLink
          key={layout}
          to={(place) => ({ ...place, layout, after: null })}
          aria-current={layout === current ? "page" : undefined}
          className={segment(layout === current)}
        >
          <Icon name={LAYOUT_LOOKS[layout].icon} />
          {LAYOUT_LOOKS[layout].label}
        </BoardLink>
      ))}
    </nav>
  );
}

function Densities() {
  const board = useBoard();
  const current = useBoardState((state) => state.preferences.density);
  return (
    <fieldset aria-label="Height of rows" className={`${segments} noscript:hidden max-md:hidden`}>
      {DENSITIES.map((density) => (
        <button
          key={density}
          type="button"
          aria-pressed={density === current}
          className={segment(density === current)}
          onClick={() => board.prefer({ density })}
        >
          {density}
        </button>
      ))}
    </fieldset>
  );
}
