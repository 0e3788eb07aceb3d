import { type SQL, sql } from "drizzle-orm";
import type { SortName } from "@/lib/domain/search/sorts";

/**
 * What of a case has to hold, on `cases c`. `needs`: orders by whose value every case found is sorted, so that none comes
 * without one; `lacks`: orders for which no case found has a value. `bounds`: what follows for the value of an order,
 * so that its index is walked only where cases can be found. `few`: it names the ids of all it finds.
 */
export type Condition = {
  sql: SQL;
  needs?: readonly SortName[];
  lacks?: readonly SortName[];
  bounds?: Partial<Record<SortName, SQL>>;
  few?: true;
};

/** Both sides of a qualifier: `state:new` and `-state:new`. Every case is on exactly one of them. */
export type Question = { yes: Condition; no: Condition };

type Facts = Omit<Condition, "sql">;

/** A question whose SQL is never null. */
export function certain(yes: SQL, facts: Facts = {}, opposite: Facts = {}): Question {
  return { yes: { sql: yes, ...facts }, no: { sql: sql`not (${yes})`, ...opposite } };
}

/** A question about something that may be missing: then the answer is no. */
export function perhaps(yes: SQL, facts: Facts = {}): Question {
  return { yes: { sql: yes, ...facts }, no: { sql: sql`(${yes}) is not true` } };
}

/** A question about the value an order goes by, and `more`: cases without one are not found, and no others are walked past. */
export function within(sort: SortName, range: SQL, more?: SQL): Question {
  return perhaps(more ? sql`${range} and ${more}` : range, { needs: [sort], bounds: { [sort]: range } });
}

/** Whether the value an order goes by is there. */
export function present(sort: SortName, column: SQL): Question {
  return {
    yes: { sql: sql`${column} is not null`, needs: [sort] },
    no: { sql: sql`${column} is null`, lacks: [sort] },
  };
}

/** Whether a row of another table exists for the case. */
export function exists(rows: SQL): Question {
  return { yes: { sql: sql`exists (${rows})` }, no: { sql: sql`not exists (${rows})` } };
}

/** The same question the other way round. */
export function opposite({ yes, no }: Question): Question {
  return { yes: no, no: yes };
}

export const NEVER: Question = { yes: { sql: sql`false` }, no: { sql: sql`true` } };

/** A value of one of the domain's closed lists, in the text itself: plans may count on it. @throws on anything else */
export function literal(value: string): SQL {
  if (!/^[a-z_]+$/.test(value)) throw new Error(`“${value}” is no word of a closed list`);
  return sql.raw(`'${value}'`);
}

/** One value is an equality, which an index on the column can walk in order. */
export function oneOf(column: SQL, values: readonly SQL[]): SQL {
  const [only] = values;
  if (!only) return sql`false`;
  return values.length === 1
    ? sql`${column} = ${only}`
    : sql`${column} in (${sql.join([...values], sql`, `)})`;
}

/** Any of these; none is never. */
export function anyOf(parts: readonly SQL[]): SQL {
  const [only] = parts;
  if (!only) return sql`false`;
  return parts.length === 1 ? only : sql`(${sql.join([...parts], sql` or `)})`;
}
