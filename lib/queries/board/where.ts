import { type SQL, sql } from "drizzle-orm";
import type { SortName } from "@/lib/domain/search/sorts";
import type { Asking } from "./asking";
import type { Condition } from "./condition";
import { FIELD_QUESTIONS, type ResolvedTerm } from "./fields";

/** Everything that has to hold of `cases c`, with what is known about orders (condition.ts). */
export type Where = {
  sql: SQL;
  /** How many conditions it is made of; with none, every case is found. */
  conditions: number;
  /** Their ids are known: no order is walked for them. */
  few: boolean;
  needs: ReadonlySet<SortName>;
  lacks: ReadonlySet<SortName>;
  bounds: (sort: SortName) => readonly SQL[];
};

/** The qualifiers of a search as one condition; `more` is laid over them. */
export function whereOf(
  terms: readonly ResolvedTerm[],
  asking: Asking,
  more: readonly Condition[] = [],
): Where {
  const conditions = terms.map((term) => {
    const question = FIELD_QUESTIONS[term.field](term, asking);
    return term.negated ? question.no : question.yes;
  });
  return joined([...conditions, ...more]);
}

function joined(conditions: readonly Condition[]): Where {
  return {
    sql:
      conditions.length === 0
        ? sql`true`
        : sql.join(
            conditions.map(({ sql: part }) => part),
            sql` and `,
          ),
    conditions: conditions.length,
    few: conditions.some(({ few }) => few),
    needs: new Set(conditions.flatMap(({ needs }) => needs ?? [])),
    lacks: new Set(conditions.flatMap(({ lacks }) => lacks ?? [])),
    bounds: (sort) => conditions.flatMap(({ bounds }) => bounds?.[sort] ?? []),
  };
}

/** The same with more conditions laid over it. */
export function alsoWhere(where: Where, more: readonly Condition[]): Where {
  const extra = joined(more);
  return {
    sql: sql`${where.sql} and ${extra.sql}`,
    conditions: where.conditions + extra.conditions,
    few: where.few || extra.few,
    needs: new Set([...where.needs, ...extra.needs]),
    lacks: new Set([...where.lacks, ...extra.lacks]),
    bounds: (sort) => [...where.bounds(sort), ...extra.bounds(sort)],
  };
}
