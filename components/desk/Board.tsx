"use client";

import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { Tabs } from "@/components/ui/Tabs";
import { countNumber, countWords } from "@/lib/domain/board/count";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { type BoardPlace, sortedBy, writePlace } from "@/lib/domain/board/place";
import { orderWords } from "@/lib/domain/search/sorts";
import { BoardFilters } from "./BoardFilters";
import { BoardKeys } from "./BoardKeys";
import { BoardTable } from "./BoardTable";

type Props = { data: BoardData; frame: BoardFrame; mayCreate: boolean };

/** Views that stand in a line above the table. */
const SHOWN_VIEWS = ["all", "mine", "unassigned", "overdue", "snoozed", "watched", "closed"];

/** The board from plain data: what is in the payload is rows and names, and both sides make the same page of them. */
export function Board({ data, frame, mayCreate }: Props) {
  const { place, view, changed, order } = data;
  const title = changed ? "Filtered cases" : view.label;
  const caption = `${title}, ${orderWords(order)}`;
  const counts = countWords(data.count, data.overdue);
  return (
    <>
      <PageHead
        size="desk"
        title={title}
        lead={counts}
        actions={
          mayCreate ? (
            <ButtonLink href="/desk/cases/new" size="small">
              New case
            </ButtonLink>
          ) : null
        }
      />
      <Tabs
        label="Views"
        tabs={frame.views
          .filter(({ key, version }) => version !== null || SHOWN_VIEWS.includes(key))
          .map(({ key, label }) => ({
            href: addressOf({ ...place, view: key, text: null, order: null, after: null, peek: null }),
            label,
            current: key === view.key && !changed,
          }))}
      />
      <BoardFilters key={`${view.key} ${data.text}`} place={place} text={data.text} order={order} />
      <Problems data={data} />
      <p role="status" className="sr-only">
        {`${caption}. ${counts}.`}
      </p>
      {data.rows.length > 0 ? <Rows data={data} caption={caption} /> : <NoRows changed={changed} />}
      <BoardKeys />
    </>
  );
}

const addressOf = (place: BoardPlace) => `/desk/board${writePlace(place)}`;

function Problems({ data: { problems, leftOut, stopped } }: { data: BoardData }) {
  const words = [
    ...problems.map(({ message }) => message),
    ...(leftOut.length > 0
      ? [`The address asks for something this board does not know (${leftOut.join(", ")}); it is left out.`]
      : []),
    ...(stopped
      ? [
          `Looking for these words ended after ${stopped.cases.toLocaleString("en")} cases; there may be more.`,
        ]
      : []),
  ];
  return words.length > 0 ? <Banner tone="warn">{words.join(" ")}</Banner> : null;
}

// Columns that stand for a time: a case's number for when it came, its state for when something last happened.
const SORT_COLUMN: Readonly<Record<string, string>> = { received: "reference", activity: "state" };

function Rows({ data, caption }: { data: BoardData; caption: string }) {
  const { place, order, rows } = data;
  const sorted = (sort: "promise" | "severity" | "received" | "activity" | "embargo") =>
    addressOf(sortedBy(place, order, sort));
  return (
    <>
      <BoardTable
        rows={rows}
        caption={caption}
        sorted={{ column: SORT_COLUMN[order.sort] ?? order.sort, direction: order.direction }}
        sortHrefs={{
          promise: sorted("promise"),
          severity: sorted("severity"),
          reference: sorted("received"),
          state: sorted("activity"),
          embargo: sorted("embargo"),
        }}
      />
      <Pagination
        words={
          place.after
            ? `${rows.length} more of ${countNumber(data.count)}`
            : `1–${rows.length} of ${countNumber(data.count)}`
        }
        next={data.next && addressOf({ ...place, after: data.next })}
        previous={data.previous && addressOf({ ...place, after: data.previous })}
      />
      {place.after ? (
        <p className="pb-3 text-13">
          <PlainLink href={addressOf({ ...place, after: null })}>First page</PlainLink>
        </p>
      ) : null}
    </>
  );
}

function NoRows({ changed }: { changed: boolean }) {
  if (!changed) return <EmptyState>No case. New reports appear here as soon as they arrive.</EmptyState>;
  return (
    <EmptyState action={<PlainLink href="/desk/board">Show all open cases</PlainLink>}>
      No case fits these filters.
    </EmptyState>
  );
}
