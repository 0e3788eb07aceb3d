"use client";

import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { Tabs } from "@/components/ui/Tabs";
import type { Option } from "@/components/ui/TextInput";
import { type BoardQuery, boardSearch, COUNT_CAP, DEFAULT_BOARD, sortedBy } from "@/lib/domain/board/query";
import { BOARD_VIEWS, countWords, sortWords, viewOf } from "@/lib/domain/board/words";
import type { BoardRow } from "./BoardCells";
import { BoardFilters } from "./BoardFilters";
import { BoardKeys } from "./BoardKeys";
import { BoardTable } from "./BoardTable";

type Page = { rows: BoardRow[]; count: number; overdue: number; next: string | null };

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
      {page.rows.length > 0 ? <Rows page={page} query={query} caption={caption} /> : <NoRows query={query} />}
      <BoardKeys />
    </>
  );
}

const addressOf = (query: BoardQuery) => `/desk/board${boardSearch(query)}`;

// Columns that stand for a time: a case's number for when it came, its state for when something last happened.
const SORT_COLUMN: Partial<Record<BoardQuery["sort"], string>> = { received: "reference", activity: "state" };

function Rows({ page, query, caption }: { page: Page; query: BoardQuery; caption: string }) {
  return (
    <>
      <BoardTable
        rows={page.rows}
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
        words={pageWords(page, query)}
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

function pageWords({ rows, count }: Page, query: BoardQuery): string {
  const total = count > COUNT_CAP ? "1,000+" : String(count);
  return query.after ? `${rows.length} more of ${total}` : `1–${rows.length} of ${total}`;
}
