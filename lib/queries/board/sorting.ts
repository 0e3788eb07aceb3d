import { type SQL, sql } from "drizzle-orm";
import { type Order, opposite, type SortName } from "@/lib/domain/search/sorts";

type Column = {
  column: SQL;
  /** How the value is compared and handed over: an instant in milliseconds, or a whole number. */
  as: "instant" | "number";
  /** Some cases have no value; they come last, newest first. */
  blanks?: true;
  /** The column counts the other way round than the order's words do. */
  turned?: true;
};

/** The column each order goes by, of `cases c`; every one has its index. */
const COLUMNS: Readonly<Record<SortName, Column>> = {
  promise: { column: sql`c.next_due_at`, as: "instant", blanks: true },
  priority: { column: sql`c.priority_order`, as: "number", turned: true },
  severity: { column: sql`c.severity_rank`, as: "number", blanks: true },
  received: { column: sql`c.received_at`, as: "instant" },
  activity: { column: sql`c.last_activity_at`, as: "instant" },
  state: { column: sql`c.state_rank`, as: "number" },
  embargo: { column: sql`c.embargo_until`, as: "instant", blanks: true },
  closed: { column: sql`c.closed_at`, as: "instant", blanks: true },
  quality: { column: sql`c.quality`, as: "number", blanks: true },
};

export type Section = "valued" | "blank";

/** One section of an order, walked in one direction: how its statement sorts, and how it goes on after a row. */
export type Walk = {
  section: Section;
  column: SQL;
  descending: boolean;
  among: SQL | null;
  as: Column["as"];
};

/**
 * The sections of an order, first one first. Backwards, all of it is turned round. Every order ends with the id, so that
 * rows with equal values keep one place.
 */
export function walksOf({ sort, direction }: Order, way: "after" | "before"): Walk[] {
  const { column, as, blanks, turned } = COLUMNS[sort];
  const along = turned ? opposite(direction) : direction;
  const back = way === "before";
  const valued: Walk = {
    section: "valued",
    column,
    descending: (along === "descending") !== back,
    among: blanks ? sql`${column} is not null` : null,
    as,
  };
  if (!blanks) return [valued];
  const blank: Walk = {
    section: "blank",
    column: COLUMNS.received.column,
    descending: !back,
    among: sql`${column} is null`,
    as: "instant",
  };
  return back ? [blank, valued] : [valued, blank];
}

/** `order by` of a walk, without the words. */
export function orderOf({ column, descending }: Walk): SQL {
  const direction = sql.raw(descending ? "desc" : "asc");
  return sql`${column} ${direction}, c.id ${direction}`;
}

/** What of a row a cursor needs: milliseconds, or the number. */
export function keyOf({ column, as }: Walk): SQL {
  return as === "instant" ? milliseconds(column) : sql`${column}::float8`;
}

/** The rows that come after a row in the direction of the walk. */
export function afterRow({ column, descending, as }: Walk, key: { value: number; id: string }): SQL {
  const value = as === "instant" ? sql`${new Date(key.value)}::timestamptz` : sql`${key.value}::bigint`;
  return sql`(${column}, c.id) ${sql.raw(descending ? "<" : ">")} (${value}, ${key.id}::uuid)`;
}

/** An instant as a number: reading its text form would cost more than the rest of a row. */
export function milliseconds(column: SQL): SQL {
  return sql`floor(extract(epoch from ${column}) * 1000)::float8`;
}
