import type { Metadata } from "next";
import { BoardFilters } from "@/components/desk/BoardFilters";
import { BoardKeys } from "@/components/desk/BoardKeys";
import { type BoardRow, BoardTable } from "@/components/desk/BoardTable";
import { FilterFields } from "@/components/desk/FilterFields";
import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { Tabs } from "@/components/ui/Tabs";
import {
  type BoardParams,
  type BoardQuery,
  boardSearch,
  DEFAULT_BOARD,
  readBoardQuery,
  sortedBy,
} from "@/lib/domain/board/query";
import { BOARD_VIEWS, countWords, sortWords, viewOf } from "@/lib/domain/board/words";
import { durationWords } from "@/lib/domain/clock/words";
import { type BoardCase, type BoardPage, boardView, COUNT_CAP } from "@/lib/queries/board";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";

export const metadata: Metadata = { title: "Board" };

type Props = { searchParams: Promise<BoardParams> };

export default async function Board({ searchParams }: Props) {
  const params = await searchParams;
  const { query, problems } = readBoardQuery(params);
  const person = await requireStaff("case.read", `/desk/board${boardSearch(query)}`);
  const now = currentTime();
  const { page, products, people } = await boardView(person.actor, query, now);
  const view = viewOf(query);
  const caption = `${view?.label ?? "Cases"}, ${sortWords(query.sort, query.direction)}`;
  return (
    <>
      <PageHead
        size="desk"
        title={view?.label ?? "Filtered cases"}
        lead={countWords(page.count, page.overdue, COUNT_CAP)}
        actions={
          includes(person, "case.create") ? (
            <ButtonLink href="/desk/cases/new" size="small">
              New case
            </ButtonLink>
          ) : null
        }
      />
      <Tabs
        label="Views"
        tabs={BOARD_VIEWS.map(({ label, query: own }) => ({
          href: `/desk/board${boardSearch({ ...DEFAULT_BOARD, ...own })}`,
          label,
          current: label === view?.label,
        }))}
      />
      <div className="mt-3">
        <BoardFilters key={boardSearch({ ...query, after: null })}>
          <FilterFields query={query} products={products} people={people} />
        </BoardFilters>
      </div>
      {problems.length > 0 ? (
        <Banner tone="warn">
          The address asks for something this board does not know ({[...new Set(problems)].join(", ")}); it is
          left out.
        </Banner>
      ) : null}
      <p role="status" className="sr-only">
        {`${caption}. ${countWords(page.count, page.overdue, COUNT_CAP)}.`}
      </p>
      <Rows page={page} query={query} caption={caption} now={now} />
      <BoardKeys />
    </>
  );
}

type RowsProps = { page: BoardPage; query: BoardQuery; caption: string; now: Date };

function Rows({ page, query, caption, now }: RowsProps) {
  if (page.rows.length === 0) {
    const filtered = boardSearch(query) !== "";
    return (
      <EmptyState action={filtered ? <PlainLink href="/desk/board">Show all open cases</PlainLink> : null}>
        {filtered
          ? "No case fits these filters."
          : "No open case. New reports appear here as soon as they arrive."}
      </EmptyState>
    );
  }
  return (
    <>
      <BoardTable
        rows={page.rows.map((row) => toRow(row, now))}
        caption={caption}
        sorted={{ column: SORT_COLUMN[query.sort] ?? query.sort, direction: query.direction }}
        sortHrefs={{
          promise: `/desk/board${boardSearch(sortedBy(query, "promise"))}`,
          severity: `/desk/board${boardSearch(sortedBy(query, "severity"))}`,
          reference: `/desk/board${boardSearch(sortedBy(query, "received"))}`,
          state: `/desk/board${boardSearch(sortedBy(query, "activity"))}`,
        }}
      />
      <Pagination
        words={pageWords(page, query)}
        next={page.next ? `/desk/board${page.next}` : null}
        previous={null}
      />
      {query.after ? (
        <p className="pb-3 text-13">
          <PlainLink href={`/desk/board${boardSearch({ ...query, after: null })}`}>First page</PlainLink>
        </p>
      ) : null}
    </>
  );
}

// Columns that stand for a time: a case's number for when it came, its state for when something last happened.
const SORT_COLUMN: Partial<Record<BoardQuery["sort"], string>> = { received: "reference", activity: "state" };

function toRow(row: BoardCase, now: Date): BoardRow {
  const left = row.embargoUntil === null ? 0 : new Date(row.embargoUntil).getTime() - now.getTime();
  return {
    reference: row.reference,
    title: row.title,
    why: row.why,
    state: row.state,
    severity: row.severity,
    score: row.score,
    product: row.product,
    assignee: row.assignee,
    clock: row.clock && {
      tone: row.clock.tone,
      words: row.clock.words,
      title: row.clock.dueAt ? `${row.clock.label}, due ${row.clock.dueAt}` : row.clock.label,
    },
    embargo: left > 0 ? durationWords(left) : null,
  };
}

function pageWords(page: BoardPage, query: BoardQuery): string {
  const total = page.count > COUNT_CAP ? "1,000+" : String(page.count);
  return query.after ? `${page.rows.length} more of ${total}` : `1–${page.rows.length} of ${total}`;
}
