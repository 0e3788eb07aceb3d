"use client";

import { EmptyState } from "@/components/ui/EmptyState";
import { Tabs } from "@/components/ui/Tabs";
import { countWords } from "@/lib/domain/board/count";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { writePlace } from "@/lib/domain/board/place";
import { orderWords } from "@/lib/domain/search/sorts";
import { ActDialog } from "./ActDialog";
import { ActReportBar } from "./ActReportBar";
import { BoardFilters } from "./BoardFilters";
import { BoardFoot } from "./BoardFoot";
import { BoardHead } from "./BoardHead";
import { BoardKeys } from "./BoardKeys";
import { BoardLink } from "./BoardLink";
import { BoardNotices } from "./BoardNotices";
import { BoardTable } from "./BoardTable";
import { BulkBar } from "./BulkBar";
import { PeekPanel } from "./PeekPanel";
import { StateColumns } from "./StateColumns";
import { BoardProvider, useBoardState } from "./use-board";
import { useLive } from "./use-live";

type Props = { data: BoardData; frame: BoardFrame; mayCreate: boolean; mayExport: boolean };

/**
 * The board from plain data: what is in the payload is rows and names, and both sides make the same page of them. After
 * that it fetches data, never pages (docs/board.md).
 */
export function Board({ data, frame, mayCreate, mayExport }: Props) {
  return (
    <BoardProvider data={data} frame={frame}>
      <div className="board-page">
        <div className="min-w-0">
          <Views />
          <BoardHead mayCreate={mayCreate} changes={null} />
          <Search />
          <Announcements />
          <BulkBar />
          <ActReportBar />
          <BoardNotices />
          <Cases />
          <BoardFoot mayExport={mayExport} />
          <BoardKeys />
        </div>
        <PeekPanel />
      </div>
      <ActDialog />
    </BoardProvider>
  );
}

/** Views that stand in a line above the table. */
const SHOWN_VIEWS = ["all", "mine", "unassigned", "overdue", "snoozed", "watched", "closed"];

function Views() {
  const { place, view, changed } = useBoardState(({ data }) => data);
  const views = useBoardState(({ frame }) => frame.views);
  return (
    <Tabs
      label="Views"
      tabs={views
        .filter(({ key, version }) => version !== null || SHOWN_VIEWS.includes(key))
        .map(({ key, label }) => ({
          href: `/desk/board${writePlace({ ...place, view: key, text: null, order: null, after: null, peek: null })}`,
          label,
          current: key === view.key && !changed,
        }))}
    />
  );
}

function Search() {
  const { place, view, text, order } = useBoardState(({ data }) => data);
  return <BoardFilters key={`${view.key} ${text}`} place={place} text={text} order={order} />;
}

const captionOf = ({ view, changed, order }: BoardData) =>
  `${changed ? "Filtered cases" : view.label}, ${orderWords(order)}`;

/** For whoever does not see the rows change. */
function Announcements() {
  useLive();
  const data = useBoardState((state) => state.data);
  const said = useBoardState((state) => state.said);
  return (
    <>
      <p role="status" className="sr-only">
        {`${captionOf(data)}. ${countWords(data.count, data.overdue)}.`}
      </p>
      <p role="status" aria-label="What was done" className="sr-only">
        {said}
      </p>
    </>
  );
}

function Cases() {
  const data = useBoardState((state) => state.data);
  const busy = useBoardState((state) => state.busy);
  const caption = captionOf(data);
  const states = data.place.layout === "states";
  const none = states ? data.columns.every(({ rows }) => rows.length === 0) : data.rows.length === 0;
  return (
    <div aria-busy={busy} className="board-cases">
      {none ? (
        <NoCases changed={data.changed} />
      ) : states ? (
        <StateColumns caption={caption} />
      ) : (
        <BoardTable caption={caption} />
      )}
    </div>
  );
}

function NoCases({ changed }: { changed: boolean }) {
  if (!changed) return <EmptyState>No case. New reports appear here as soon as they arrive.</EmptyState>;
  return (
    <EmptyState
      action={
        <BoardLink to={(place) => ({ ...place, text: null, order: null, after: null })}>
          Show the view as it is
        </BoardLink>
      }
    >
      No case fits these filters.
    </EmptyState>
  );
}
