import { sql } from "drizzle-orm";
import { z } from "zod";
import type { cases } from "@/db/schema";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import { type Overwritten, readOverwritten } from "@/lib/domain/case/before-move";
import { CASE_EVENTS, CASE_STATES } from "@/lib/domain/case/states";
import { type LastMove, type TakeBackFacts, takeBackBlocker } from "@/lib/domain/case/take-back";
import type { Tx } from "@/lib/server/database";

type CaseRow = Pick<typeof cases.$inferSelect, "id" | "state" | "isPublic">;
type EventRow = { seq: number; at: string; action: string; actor_id: string | null; data: unknown };

/** The facts, the number of the move's event in the chain, and what the move overwrote. */
export type FoundTakeBack = TakeBackFacts & { seq: number | null; before: Overwritten | null };

/**
 * What decides whether `actor` may take the last move of a case back. Needs the system as actor: a person of the team does not
 * see every duplicate.
 */
export async function takeBackFacts(tx: Tx, actor: Actor, row: CaseRow): Promise<FoundTakeBack> {
  const found = await lastMove(tx, row);
  if (found === null)
    return { ...NOBODY_KNOWS, actorId: actorId(actor), last: null, seq: null, before: null };
  return { ...(await outsideFacts(tx, row.id, found.last)), actorId: actorId(actor), ...found };
}

/**
 * Whether a page offers `actor`, a person of the team, to take the last move back, as far as they see: the use case has the
 * last word. Who knows of it is asked only where nothing else stands against it.
 */
export async function offersTakeBack(tx: Tx, actor: Actor, row: CaseRow, now: Date): Promise<boolean> {
  const last = (await lastMove(tx, row))?.last ?? null;
  const facts = { ...NOBODY_KNOWS, actorId: actorId(actor), last };
  if (last === null || takeBackBlocker(facts, now) !== null) return false;
  return takeBackBlocker({ ...facts, ...(await outsideFacts(tx, row.id, last)) }, now) === null;
}

const NOBODY_KNOWS = { reporterKnows: false, creditPrinted: false, duplicates: "none" } as const;

// What a move brings along in its own transaction, after its own event.
const BROUGHT = ["case.edited", "severity.changed", "advisory.drafted"];

async function lastMove(tx: Tx, row: CaseRow) {
  const { rows } = await tx.execute<EventRow>(sql`
    select seq, at, action, actor_id, data from events
    where chain_kind = 'case' and chain_id = ${row.id}::uuid order by seq desc limit ${BROUGHT.length + 1}`);
  const event = rows.find(({ action }) => !BROUGHT.includes(action));
  const last = event && readMove(event, row);
  if (!event || !last) return null;
  const alone = rows.every(
    ({ seq, at, actor_id }) => seq <= event.seq || (at === event.at && actor_id === last.by),
  );
  return alone ? { seq: event.seq, last, before: readOverwritten(event.data) } : null;
}

const moveData = z.object({
  from: z.enum(CASE_STATES),
  to: z.enum(CASE_STATES),
  telling: z.enum(["words", "news", "nothing"]),
  hadResume: z.enum(CASE_STATES).nullable().default(null),
});
const moveName = z.enum(CASE_EVENTS);

function readMove({ at, action, actor_id: by, data }: EventRow, row: CaseRow): LastMove | null {
  const made = { at: new Date(at), by, isPublic: row.isPublic };
  if (action === "case.spam_marked")
    return {
      ...made,
      event: "mark_spam",
      from: row.state,
      to: row.state,
      telling: "nothing",
      resumeState: null,
    };
  const event = moveName.safeParse(action.replace(/^case\./, "")).data;
  const move = moveData.safeParse(data).data;
  // Written by an older version, or by something else than a move.
  if (!event || !move || move.to !== row.state) return null;
  const { from, to, telling, hadResume } = move;
  return { ...made, event, from, to, telling, resumeState: hadResume };
}

type Outside = Pick<TakeBackFacts, "reporterKnows" | "creditPrinted" | "duplicates">;

async function outsideFacts(tx: Tx, caseId: string, { to, at }: LastMove): Promise<Outside> {
  const since = at.toISOString();
  const { rows } = await tx.execute<{
    told: boolean;
    looked: boolean;
    printed: boolean;
    repeated: boolean;
  }>(sql`
    select
      exists (select from notices n where n.case_id = k.id and n.participant_id is not null
        and n.created_at >= ${since}::timestamptz and n.state in ('sending', 'sent', 'failed')) as told,
      exists (select from participants p where p.case_id = k.id and p.kind = 'reporter'
        and p.last_read_at >= ${since}::timestamptz) as looked,
      exists (select from credits c where c.case_id = k.id and c.public_name is not null) as printed,
      exists (select from cases d where d.duplicate_of = k.id) as repeated
    from (select ${caseId}::uuid as id) k`);
  const [row] = rows;
  return {
    reporterKnows: row?.told === true || row?.looked === true,
    creditPrinted: to === "closed" && row?.printed === true,
    duplicates: row?.repeated === true ? "seen" : "none",
  };
}

/** Whether a case has duplicates that whoever asks sees. */
export async function seesDuplicates(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from cases where duplicate_of = ${caseId}::uuid limit 1`);
  return rows.length > 0;
}
