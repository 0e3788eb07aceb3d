"use client";

import { useRouter } from "next/navigation";
import { EmptyState } from "@/components/ui/EmptyState";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { searchWithOrder } from "@/lib/domain/board/saved-view";
import { FIRST_VIEW } from "@/lib/domain/board/views";
import { orderWords } from "@/lib/domain/search/sorts";
import { ActDialog } from "./ActDialog";
import { ActReportBar } from "./ActReportBar";
import { BoardFoot } from "./BoardFoot";
import { BoardHead } from "./BoardHead";
import { BoardLink } from "./BoardLink";
import { BoardNotices } from "./BoardNotices";
import { BoardSearch } from "./BoardSearch";
import { BoardTable } from "./BoardTable";
import { BulkBar } from "./BulkBar";
import { FirstSteps } from "./FirstSteps";
import { foundWords, onlyProblems } from "./found-words";
import { OrderSelect } from "./OrderSelect";
import { PeekPanel } from "./PeekPanel";
import { KeyLine } from "./parts/keys/KeyLine";
import type { KeyName } from "./parts/keys/keys";
import { useBoardKeys } from "./parts/keys/use-board-keys";
import { ViewRail } from "./parts/views/ViewRail";
import { ViewSelect } from "./parts/views/ViewSelect";
import { ViewTools } from "./parts/views/ViewTools";
import { StateColumns } from "./StateColumns";
import { BoardProvider, useBoard, useBoardState } from "./use-board";
import { useLive } from "./use-live";

type Props = { data: BoardData; frame: BoardFrame; mayCreate: boolean; mayExport: boolean };

/**
 * The board from plain data: what is in the payload is rows and names, and both sides make the same page of them. After
 * that it fetches data, never pages (docs/board.md).
 */
export function Board({ data, frame, mayCreate, mayExport }: Props) {
  return (
    <BoardProvider data={data} frame={frame}>
      <div className="md:-ms-6 md:-mt-4 md:-mb-12 md:grid md:min-h-[calc(100dvh-3rem)] md:grid-cols-[12.25rem_minmax(0,1fr)] md:gap-x-4">
        <Views as={ViewRail} />
        <div className="board-page min-w-0 md:pt-4 md:pb-6">
          <div className="min-w-0">
            <BoardSearch />
            <div className="mt-3 mb-3 flex gap-2 max-sm:flex-col md:hidden">
              <Views as={ViewSelect} />
              <OrderSelect />
            </div>
            <div className="md:mt-4">
              <BoardHead mayCreate={mayCreate} changes={<Changes />} />
            </div>
            <Announcements />
            <BulkBar />
            <ActReportBar />
            <BoardNotices />
            <Cases />
            <BoardFoot mayExport={mayExport} />
            <Keys />
          </div>
          <PeekPanel />
        </div>
      </div>
      <ActDialog />
    </BoardProvider>
  );
}

/** Views beside the rows, or above them where there is no room. */
function Views({ as: Shown }: { as: typeof ViewRail | typeof ViewSelect }) {
  const board = useBoard();
  const { place, view } = useBoardState(({ data }) => data);
  const views = useBoardState(({ frame }) => frame.views);
  const counts = useBoardState((state) => state.counts);
  return (
    <Shown
      views={views}
      counts={counts}
      place={place}
      current={view.key}
      onView={(key) => board.setView(key)}
    />
  );
}

function Changes() {
  const board = useBoard();
  const router = useRouter();
  const { place, view, text, order, changed, problems } = useBoardState(({ data }) => data);
  const sharesViews = useBoardState(({ frame }) => frame.sharesViews);
  return (
    <ViewTools
      view={view}
      place={place}
      text={text}
      order={order}
      changed={changed}
      search={problems.length > 0 ? null : searchWithOrder(text, order)}
      sharesViews={sharesViews}
      onReset={() => board.resetView()}
      onKept={(key) => {
        board.setView(key ?? FIRST_VIEW);
        router.refresh();
      }}
    />
  );
}

/** The keys one needs most, and the listener of all of them. */
function Keys() {
  useBoardKeys();
  return <KeyLine names={LINE} />;
}

const LINE: readonly KeyName[] = [
  "next",
  "previous",
  "open",
  "peek",
  "select",
  "accept",
  "duplicate",
  "reject",
  "snooze",
  "assign",
  "undo",
];

const captionOf = ({ view, changed, order }: BoardData) =>
  `${view.label}${changed ? ", changed" : ""}, ${orderWords(order)}`;

/** For whoever does not see the rows change. */
function Announcements() {
  useLive();
  const data = useBoardState((state) => state.data);
  const said = useBoardState((state) => state.said);
  return (
    <>
      <p role="status" aria-label="What is shown" className="sr-only">
        {onlyProblems(data) ? "" : `${captionOf(data)}. ${foundWords(data)}.`}
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
        <NoCases data={data} />
      ) : states ? (
        <StateColumns caption={caption} />
      ) : (
        <BoardTable caption={caption} />
      )}
    </div>
  );
}

function NoCases({ data }: { data: BoardData }) {
  const beginning = useBoardState(({ frame }) => frame.beginning);
  const counts = useBoardState((state) => state.counts);
  // The frame is from when the page was made: reports may have come in since.
  const still = Object.values(counts ?? {}).every((one) => !one || one.count.number === 0);
  if (beginning && still) return <FirstSteps {...beginning} />;
  if (onlyProblems(data))
    return (
      <EmptyState action={<AsItIs />}>
        No case is shown. {[...new Set(data.problems.map(({ message }) => message))].join(" ")}
      </EmptyState>
    );
  if (!data.changed) return <EmptyState>No case. New reports appear here as soon as they arrive.</EmptyState>;
  return <EmptyState action={<AsItIs />}>No case fits these filters.</EmptyState>;
}

function AsItIs() {
  return (
    <BoardLink to={(place) => ({ ...place, text: null, order: null, after: null })}>
      Show the view as it is
    </BoardLink>
  );
}
