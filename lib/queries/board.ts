import { type SQL, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { BoardQuery, BoardSort, Cursor } from "@/lib/domain/board/query";
import { boardSearch, COUNT_CAP, PAGE_SIZE, UNSCORED } from "@/lib/domain/board/query";
import { type Reading, read } from "@/lib/server/read";
import { type BoardCase, type BoardRow, toBoardCase } from "./board-case";
import { deskChoices } from "./desk-choices";

export type BoardPage = {
  rows: BoardCase[];
  /** At most COUNT_CAP + 1. */
  count: number;
  overdue: number;
  /** Search of the address of the next page, or null on the last one. */
  next: string | null;
};

/** One page of the board as this person may see it. */
export async function boardPage(actor: PersonActor, query: BoardQuery, now: Date): Promise<BoardPage> {
  return read(actor, (reading) => pageOf(reading, actor, query, now));
}

/** The same, with the products and colleagues its filters offer, in one transaction. */
export async function boardView(actor: PersonActor, query: BoardQuery, now: Date) {
  return read(actor, async (reading) => {
    const [page, choices] = await Promise.all([pageOf(reading, actor, query, now), deskChoices(reading.tx)]);
    return { page, ...choices };
  });
}

// A second query only where blanks begin.
async function pageOf(
  reading: Reading,
  actor: PersonActor,
  query: BoardQuery,
  now: Date,
): Promise<BoardPage> {
  const wanted = PAGE_SIZE + 1;
  const where = filters(query, actor, now);
  const valued = query.after?.section === "blank" ? [] : await section(reading, query, where, "valued", now);
  const blank =
    valued.length < wanted && hasBlanks(query) ? await section(reading, query, where, "blank", now) : [];
  const rows = [...valued, ...blank].slice(0, wanted);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const more = rows.length > PAGE_SIZE && last !== undefined;
  return {
    rows: shown.map((row) => toBoardCase(reading.vaults, row, now)),
    count: rows[0]?.total ?? 0,
    overdue: rows[0]?.overdue ?? 0,
    next: more ? boardSearch({ ...query, after: cursorOf(query.sort, last) }) : null,
  };
}

// In the text, not as parameters: without knowing how few rows are wanted, no plan that could be kept would walk an index.
const ROW_LIMIT = sql.raw(String(PAGE_SIZE + 1));
const COUNT_LIMIT = sql.raw(String(COUNT_CAP + 1));

// Behind a subquery the planner cannot look at the value, so a plan that is kept is never thought worse than a new one.
const hidden = (now: Date) => sql`(select ${now}::timestamptz)`;

const NULLABLE: ReadonlySet<BoardSort> = new Set(["promise", "severity"]);

// Overdue cases all have a promise, so there is no second section to look for.
function hasBlanks(query: BoardQuery): boolean {
  return NULLABLE.has(query.sort) && !(query.sort === "promise" && query.overdue);
}

const COLUMN: Record<BoardSort, SQL> = {
  promise: sql`c.next_due_at`,
  severity: sql`c.severity_rank`,
  received: sql`c.received_at`,
  activity: sql`c.last_activity_at`,
};

// Instants as numbers: reading their text form would cost more than the rest of a row.
const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

const SHOWN = sql.raw(`
  c.id, c.reference, c.title_sealed, c.state, c.is_public, c.held, c.spam_marked_by, c.exploited, c.already_public,
  c.severity, c.score::float8, c.severity_rank, c.outcome, c.origin, c.next_due_kind, c.product_sealed,
  c.reporter_told_at is not null as reporter_told, ${ms("c.received_at")} as received_ms,
  ${ms("c.last_activity_at")} as last_activity_ms, ${ms("c.next_due_at")} as next_due_ms,
  ${ms("c.next_due_soon_at")} as next_due_soon_ms, ${ms("c.expected_resolution_at")} as expected_resolution_ms,
  ${ms("c.embargo_until")} as embargo_until_ms`);

// Every order ends with the id, so that rows with equal values keep one place. No OFFSET: a page starts after a row.
async function section(
  { tx }: Reading,
  query: BoardQuery,
  where: SQL,
  part: Cursor["section"],
  now: Date,
): Promise<BoardRow[]> {
  const key = part === "valued" ? query.sort : "received";
  const descending = part === "blank" || query.direction === "descending";
  const column = COLUMN[key];
  const direction = descending ? sql.raw("desc") : sql.raw("asc");
  const conditions = [where];
  if (NULLABLE.has(query.sort))
    conditions.push(
      part === "valued" ? sql`${COLUMN[query.sort]} is not null` : sql`${COLUMN[query.sort]} is null`,
    );
  if (query.after?.section === part) {
    const value = key === "severity" ? query.after.value : sql`${new Date(query.after.value)}::timestamptz`;
    conditions.push(
      sql`(${column}, c.id) ${sql.raw(descending ? "<" : ">")} (${value}, ${query.after.id}::uuid)`,
    );
  }
  const { rows } = await tx.execute<BoardRow>(sql`
    select ${SHOWN}, k.wrapped, k.kek_id, p.name as product, person.display_name as assignee,
      (select count(*)::int from (select from cases c where ${where} limit ${COUNT_LIMIT}) counted) as total,
      (select count(*)::int from (select from cases c where ${where} and c.next_due_at < ${hidden(now)} limit ${COUNT_LIMIT}) late) as overdue
    from (
      select c.id, c.reference, c.title_sealed, c.state, c.is_public, c.held, c.spam_marked_by, c.exploited, c.already_public,
        c.severity, c.score, c.severity_rank, c.outcome, c.origin, c.next_due_at, c.next_due_soon_at, c.next_due_kind,
        c.expected_resolution_at, c.embargo_until, c.reporter_told_at, c.received_at, c.last_activity_at,
        c.product_id, c.assignee_id, c.product_sealed
      from cases c where ${sql.join(conditions, sql` and `)}
      order by ${column} ${direction}, c.id ${direction} limit ${ROW_LIMIT}
    ) c
      left join case_keys k on k.case_id = c.id
      left join products p on p.id = c.product_id
      left join people person on person.id = c.assignee_id
    order by ${column} ${direction}, c.id ${direction}`);
  return rows;
}

function filters(query: BoardQuery, actor: PersonActor, now: Date): SQL {
  const parts: SQL[] = [sql`true`];
  if (query.states === "open") parts.push(sql`c.state <> 'closed'`);
  else if (query.states !== "all") parts.push(oneOf(sql`c.state`, query.states));
  const rated = query.severities.filter((severity) => severity !== UNSCORED);
  if (query.severities.length > 0) {
    const ratedHere = rated.length > 0 ? oneOf(sql`c.severity`, rated) : sql`false`;
    parts.push(
      rated.length < query.severities.length ? sql`(${ratedHere} or c.severity is null)` : ratedHere,
    );
  }
  if (query.productId) parts.push(sql`c.product_id = ${query.productId}::uuid`);
  if (query.assignee === "nobody") parts.push(sql`c.assignee_id is null`);
  else if (query.assignee === "me") parts.push(sql`c.assignee_id = ${actor.personId}::uuid`);
  else if (query.assignee) parts.push(sql`c.assignee_id = ${query.assignee.personId}::uuid`);
  if (query.origin) parts.push(sql`c.origin = ${query.origin}`);
  if (query.overdue) parts.push(sql`c.next_due_at < ${hidden(now)}`);
  return sql.join(parts, sql` and `);
}

// One value is an equality, which an index on the column can walk in order.
function oneOf(column: SQL, values: readonly string[]): SQL {
  const [only] = values;
  if (values.length === 1) return sql`${column} = ${only}`;
  return sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

function cursorOf(sort: BoardSort, row: BoardRow): Cursor {
  const valued = {
    promise: row.next_due_ms,
    severity: row.severity_rank,
    received: row.received_ms,
    activity: row.last_activity_ms,
  }[sort];
  return valued === null
    ? { sort, section: "blank", value: row.received_ms, id: row.id }
    : { sort, section: "valued", value: valued, id: row.id };
}
