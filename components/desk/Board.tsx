"use client";

import { useMemo } from "react";
import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { Tabs } from "@/components/ui/Tabs";
import type { Option } from "@/components/ui/TextInput";
import { type BoardQuery, boardSearch, COUNT_CAP, DEFAULT_BOARD, sortedBy } from "@/lib/domain/board/query";
import { BOARD_FIELDS, type BoardRow } from "@/lib/domain/board/row";
import { BOARD_VIEWS, countWords, sortWords, viewOf } from "@/lib/domain/board/words";
import { unpackRows } from "@/lib/domain/packed";
import { BoardFilters } from "./BoardFilters";
import { BoardKeys } from "./BoardKeys";
import { BoardTable } from "./BoardTable";

type Page = {
  /** Packed by BOARD_FIELDS. */
  rows: string;
  count: number;
  overdue: number;
  next: string | null;
};

type Props = {
  query: BoardQuery;
  /** Parts of the address that say nothing this board knows. */
  problems: string[];
  page: Page;
  products: Option[];
  people: Option[];
  mayCreate: boolean;
};

/** The board from plain data: what is in the payload is rows and names, and both sides make the same page of them. */
export function Board({ query, problems, page, products, people, mayCreate }: Props) {
  const rows = useMemo(() => unpackRows<BoardRow>(BOARD_FIELDS, page.rows), [page.rows]);
  const view = viewOf(query);
  const caption = `${view?.label ?? "Cases"}, ${sortWords(query.sort, query.direction)}`;
  const counts = countWords(page.count, page.overdue, COUNT_CAP);
  return (
    <>
      <PageHead
        size="desk"
        title={view?.label ?? "Filtered cases"}
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
        tabs={BOARD_VIEWS.map(({ label, query: own }) => ({
          href: addressOf({ ...DEFAULT_BOARD, ...own }),
          label,
          current: label === view?.label,
        }))}
      />
      <BoardFilters
        key={boardSearch({ ...query, after: null })}
        query={query}
        products={products}
        people={people}
      />
      {problems.length > 0 ? (
        <Banner tone="warn">
          The address asks for something this board does not know ({[...new Set(problems)].join(", ")}); it is
          left out.
        </Banner>
      ) : null}
      <p role="status" className="sr-only">
        {`${caption}. ${counts}.`}
      </p>
      {rows.length > 0 ? (
        <Rows rows={rows} page={page} query={query} caption={caption} />
      ) : (
        <NoRows query={query} />
      )}
      <BoardKeys />
    </>
  );
}

const addressOf = (query: BoardQuery) => `/desk/board${boardSearch(query)}`;

// Columns that stand for a time: a case's number for when it came, its state for when something last happened.
const SORT_COLUMN: Partial<Record<BoardQuery["sort"], string>> = { received: "reference", activity: "state" };

type RowsProps = { rows: BoardRow[]; page: Page; query: BoardQuery; caption: string };

function Rows({ rows, page, query, caption }: RowsProps) {
  return (
    <>
      <BoardTable
        rows={rows}
        caption={caption}
        sorted={{ column: SORT_COLUMN[query.sort] ?? query.sort, direction: query.direction }}
        sortHrefs={{
          promise: addressOf(sortedBy(query, "promise")),
          severity: addressOf(sortedBy(query, "severity")),
          reference: addressOf(sortedBy(query, "received")),
          state: addressOf(sortedBy(query, "activity")),
        }}
      />
      <Pagination
        words={pageWords(rows.length, page.count, query)}
        next={page.next ? `/desk/board${page.next}` : null}
        previous={null}
      />
      {query.after ? (
        <p className="pb-3 text-13">
          <PlainLink href={addressOf({ ...query, after: null })}>First page</PlainLink>
        </p>
      ) : null}
    </>
  );
}

function NoRows({ query }: { query: BoardQuery }) {
  if (boardSearch(query) === "")
    return <EmptyState>No open case. New reports appear here as soon as they arrive.</EmptyState>;
  return (
    <EmptyState action={<PlainLink href="/desk/board">Show all open cases</PlainLink>}>
      No case fits these filters.
    </EmptyState>
  );
}

function pageWords(shown: number, count: number, query: BoardQuery): string {
  const total = count > COUNT_CAP ? "1,000+" : String(count);
  return query.after ? `${shown} more of ${total}` : `1–${shown} of ${total}`;
}
