"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Icon, type IconName } from "@/components/ui/Icon";
import { PageHead } from "@/components/ui/PageHead";
import { LAYOUTS, type Layout } from "@/lib/domain/board/place";
import { DENSITIES } from "@/lib/domain/board/preferences";
import { BoardLink } from "./BoardLink";
import { foundWords } from "./found-words";
import { useBoard, useBoardState } from "./use-board";

const ColumnPanel = lazy(() => import("./ColumnPanel"));

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
  const data = useBoardState((state) => state.data);
  const { view, changed, place } = data;
  const [choosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setChoosing(false);
    button.current?.focus();
  };
  const table = place.layout === "table";
  return (
    <>
      <PageHead
        size="desk"
        title={changed ? `${view.label}, changed` : view.label}
        lead={foundWords(data)}
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
                ref={button}
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
      {choosing && table ? (
        <Suspense fallback={null}>
          <ColumnPanel onClose={close} />
        </Suspense>
      ) : null}
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
    <fieldset
      aria-label="Row height"
      className="inline-flex items-center gap-2 text-13 text-muted noscript:hidden max-md:hidden"
    >
      <span aria-hidden="true">Row height</span>
      <span className={segments}>
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
      </span>
    </fieldset>
  );
}
