import { type SQL, sql } from "drizzle-orm";
import type { Range } from "@/lib/domain/search/measures";
import { anyOf } from "./condition";

/** Whole numbers as runs of neighbours: 0, 1 and 3 are 0–1 and 3. */
export function runsOf(numbers: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs;
}

/** Scores have one decimal; the rank is ten times the score. */
export function tenths(ranges: readonly Range<number>[]): Range<number>[] {
  const times = (value: number | null) => (value === null ? null : Math.round(value * 10));
  return ranges.map((range) => ({ ...range, from: times(range.from), to: times(range.to) }));
}

/** Quality is a whole number: what lies between two of them is asked for by the next one inside. */
export function wholes(ranges: readonly Range<number>[]): Range<number>[] {
  return ranges.map(({ from, fromIncluded, to, toIncluded }) => ({
    from: from === null ? null : Math.ceil(from),
    fromIncluded: fromIncluded || !Number.isInteger(from),
    to: to === null ? null : Math.floor(to),
    toIncluded: toIncluded || !Number.isInteger(to),
  }));
}

/** That a column lies in one of these ranges. */
export function inRanges(
  column: SQL,
  ranges: readonly Range<Date | number>[],
  type: "timestamptz" | "bigint",
): SQL {
  const bound = (value: Date | number) => sql`${value}::${sql.raw(type)}`;
  return anyOf(
    ranges.map(({ from, fromIncluded, to, toIncluded }) => {
      const parts: SQL[] = [];
      if (from !== null) parts.push(sql`${column} ${sql.raw(fromIncluded ? ">=" : ">")} ${bound(from)}`);
      if (to !== null) parts.push(sql`${column} ${sql.raw(toIncluded ? "<=" : "<")} ${bound(to)}`);
      return sql`(${sql.join(parts, sql` and `)})`;
    }),
  );
}
