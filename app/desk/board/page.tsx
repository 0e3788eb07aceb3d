import type { Metadata } from "next";
import { Board } from "@/components/desk/Board";
import { boardSearch } from "@/lib/domain/board/query";
import { type BoardParams, readBoardQuery } from "@/lib/domain/board/read-query";
import { BOARD_FIELDS, type BoardRow } from "@/lib/domain/board/row";
import { durationWords } from "@/lib/domain/clock/words";
import { packRows } from "@/lib/domain/packed";
import { boardView } from "@/lib/queries/board";
import type { BoardCase } from "@/lib/queries/board-case";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";

export const metadata: Metadata = { title: "Board" };

type Props = { searchParams: Promise<BoardParams> };

export default async function BoardPage({ searchParams }: Props) {
  const { query, problems } = readBoardQuery(await searchParams);
  const person = await requireStaff("case.read", `/desk/board${boardSearch(query)}`);
  const now = currentTime();
  const { page, products, people } = await boardView(person.actor, query, now);
  return (
    <Board
      query={query}
      problems={problems}
      page={{
        ...page,
        rows: packRows(
          BOARD_FIELDS,
          page.rows.map((row) => toRow(row, now)),
        ),
      }}
      products={products}
      people={people}
      mayCreate={includes(person, "case.create")}
    />
  );
}

function toRow(row: BoardCase, now: Date): BoardRow {
  const left = row.embargoUntil === null ? 0 : row.embargoUntil.getTime() - now.getTime();
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
      title: row.clock.dueAt ? `${row.clock.label}, due ${row.clock.dueAt.toISOString()}` : row.clock.label,
    },
    embargo: left > 0 ? durationWords(left) : null,
  };
}
