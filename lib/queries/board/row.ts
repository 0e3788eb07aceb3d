import { type SQL, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { BoardRow, CaseLabel, Past } from "@/lib/domain/board/row";
import type { ReporterKind } from "@/lib/domain/case/origins";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { isSnoozed, type Other, restWords } from "@/lib/domain/case/waiting";
import { type WhyFacts, whyHere } from "@/lib/domain/case/why";
import { REPORTER_KIND_WORDS } from "@/lib/domain/case/words";
import { CLOCK_LABELS, type ClockKind } from "@/lib/domain/clock/promise";
import { durationWords, roughDurationWords } from "@/lib/domain/clock/words";
import type { Priority } from "@/lib/domain/priority/levels";
import type { PriorityReason } from "@/lib/domain/priority/reasons";
import type { Severity } from "@/lib/domain/severity";
import { upperFirst } from "@/lib/domain/text";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";
import type { Vaults } from "@/lib/server/vaults";
import { milliseconds } from "./sorting";

/** A case as the statements of the board bring it; instants are milliseconds. */
export type FoundRow = {
  id: string;
  version: number;
  reference: string;
  title_sealed: Buffer;
  wrapped: Buffer | null;
  kek_id: string | null;
  state: CaseState;
  restricted: boolean;
  held: boolean;
  spam_marked_by: string | null;
  priority: Priority;
  priority_reasons: PriorityReason[];
  severity: Severity | null;
  score: number | null;
  outcome: Outcome | null;
  reporter_kind: ReporterKind | null;
  quality: number | null;
  next_due_kind: ClockKind | null;
  next_due_ms: number | null;
  next_due_soon_ms: number | null;
  expected_resolution_ms: number | null;
  embargo_until_ms: number | null;
  reporter_told: boolean;
  received_ms: number;
  last_activity_ms: number;
  closed_ms: number | null;
  product: string | null;
  product_sealed: Buffer | null;
  assignee: string | null;
  assignee_id: string | null;
  snoozed_until_ms: number | null;
  snoozed_until_reply: boolean;
  waits_for: Other | null;
  waits_for_sealed: Buffer | null;
  snooze_zone: string | null;
  labels: CaseLabel[] | null;
  read_ms: number | null;
  watched: boolean;
};

/** What {@link FoundRow} needs of `cases c`, for a subquery that picks the rows. */
export const PICKED = sql.raw(
  [
    "id, version, reference, title_sealed, state, restricted, held, spam_marked_by, priority, priority_reasons, severity",
    "score, outcome, reporter_kind, quality, next_due_kind, next_due_at, next_due_soon_at, expected_resolution_at",
    "embargo_until, reporter_told_at, received_at, last_activity_at, closed_at, product_id, product_sealed, assignee_id",
    "snoozed_until, snoozed_until_reply, waits_for, waits_for_sealed, policy_version_id, severity_rank, priority_order, state_rank",
  ]
    .join(", ")
    .replaceAll(/\w+/g, "c.$&"),
);

const ms = (column: string, name: string): SQL => sql`${milliseconds(sql.raw(column))} as ${sql.raw(name)}`;

/** The columns of {@link FoundRow}, of picked rows `c` and what {@link besideRows} joins to them. */
export const SHOWN = sql.join(
  [
    sql.raw(`c.id, c.version, c.reference, c.title_sealed, c.state, c.restricted, c.held, c.spam_marked_by, c.priority,
      c.priority_reasons, c.severity, c.score::float8, c.outcome, c.reporter_kind, c.quality, c.next_due_kind,
      c.reporter_told_at is not null as reporter_told, c.product_sealed, c.assignee_id, c.snoozed_until_reply, c.waits_for,
      c.waits_for_sealed, k.wrapped, k.kek_id, p.name as product, person.display_name as assignee,
      w.case_id is not null as watched`),
    sql.raw(`(select json_agg(json_build_object('id', l.id, 'name', l.name, 'tone', l.tone) order by l.name)
      from case_labels on_case join labels l on l.id = on_case.label_id where on_case.case_id = c.id) as labels`),
    sql.raw(`(select v.data->'calendar'->>'timeZone' from policy_versions v
      where v.id = c.policy_version_id and c.snoozed_until is not null) as snooze_zone`),
    ms("c.received_at", "received_ms"),
    ms("c.last_activity_at", "last_activity_ms"),
    ms("c.closed_at", "closed_ms"),
    ms("c.next_due_at", "next_due_ms"),
    ms("c.next_due_soon_at", "next_due_soon_ms"),
    ms("c.expected_resolution_at", "expected_resolution_ms"),
    ms("c.embargo_until", "embargo_until_ms"),
    ms("c.snoozed_until", "snoozed_until_ms"),
    ms("r.read_at", "read_ms"),
  ],
  sql`, `,
);

/** What stands beside a row: its key, product, assignee, and whether this person has read or watches it. */
export function besideRows(personId: string): SQL {
  return sql`
      left join case_keys k on k.case_id = c.id
      left join products p on p.id = c.product_id
      left join people person on person.id = c.assignee_id
      left join case_reads r on r.case_id = c.id and r.person_id = ${personId}::uuid
      left join case_watchers w on w.case_id = c.id and w.person_id = ${personId}::uuid`;
}

/** One case as its row; null where this person does not see it. */
export async function rowOf(
  { tx, vaults }: Reading,
  { personId }: PersonActor,
  caseId: string,
  now: Date,
): Promise<BoardRow | null> {
  const { rows } = await tx.execute<FoundRow>(sql`
    select ${SHOWN} from (select ${PICKED} from cases c where c.id = ${caseId}::uuid) c ${besideRows(personId)}`);
  return rows[0] ? toBoardRow(vaults, rows[0], now) : null;
}

const instant = (at: number | null) => (at === null ? null : new Date(at));

/** Opens what is sealed and finds the words. */
export function toBoardRow(vaults: Vaults, row: FoundRow, now: Date): BoardRow {
  const vault = row.wrapped && row.kek_id ? vaults.open(row.id, row.wrapped, row.kek_id) : null;
  const facts = whyFacts(row);
  const left = row.embargo_until_ms === null ? 0 : row.embargo_until_ms - now.getTime();
  return {
    id: row.id,
    version: row.version,
    reference: row.reference,
    // A case without its key was shredded: what it was called is gone for good.
    title: vault?.open("cases.title_sealed", row.id, row.title_sealed) ?? "Erased",
    why: whyHere(facts, now),
    state: row.state,
    severity: row.severity,
    score: row.score,
    product: row.product ?? vault?.openOptional("cases.product_sealed", row.id, row.product_sealed) ?? null,
    assignee: row.assignee,
    assigneeId: row.assignee_id,
    clock: clockOf(row, facts.nextDue, now),
    embargo: left > 0 ? durationWords(left) : null,
    priority: row.priority,
    labels: row.labels ?? [],
    received: past(row.received_ms, now),
    activity: past(row.last_activity_ms, now),
    reporter: row.reporter_kind && upperFirst(REPORTER_KIND_WORDS[row.reporter_kind]),
    quality: row.quality,
    unread: row.read_ms === null || row.read_ms < row.last_activity_ms,
    watched: row.watched,
    ...restOf(row, vault, now),
    restricted: row.restricted,
  };
}

/** How long ago something was, and when. */
export function past(at: number, now: Date): Past {
  return { words: roughDurationWords(Math.max(0, now.getTime() - at)), at: new Date(at).toISOString() };
}

function restOf(row: FoundRow, vault: Vault | null, now: Date): Pick<BoardRow, "snoozed" | "waits"> {
  const facts = {
    snoozedUntil: instant(row.snoozed_until_ms),
    snoozedUntilReply: row.snoozed_until_reply,
    nextDueSoonAt: instant(row.next_due_soon_ms),
    waitsFor: row.waits_for,
    party: vault?.openOptional("cases.waits_for_sealed", row.id, row.waits_for_sealed) ?? null,
    timeZone: row.snooze_zone ?? "UTC",
  };
  return { snoozed: isSnoozed(facts, now), waits: restWords(facts, now) };
}

function whyFacts(row: FoundRow): WhyFacts {
  const dueAt = instant(row.next_due_ms);
  return {
    state: row.state,
    held: row.held,
    spamMarked: row.spam_marked_by !== null,
    reasons: row.priority_reasons,
    severity: row.severity,
    hasProduct: row.product !== null || row.product_sealed !== null,
    hasAssignee: row.assignee !== null,
    outcome: row.outcome,
    nextDue: dueAt && row.next_due_kind ? { kind: row.next_due_kind, at: dueAt } : null,
    expectedResolutionAt: instant(row.expected_resolution_ms),
    embargoUntil: instant(row.embargo_until_ms),
    reporterTold: row.reporter_told,
    receivedAt: new Date(row.received_ms),
    lastActivityAt: new Date(row.last_activity_ms),
  };
}

function clockOf(row: FoundRow, due: WhyFacts["nextDue"], now: Date): BoardRow["clock"] {
  if (due === null)
    return row.state === "needs_info"
      ? { tone: "paused", words: "paused", title: CLOCK_LABELS.next_update }
      : null;
  const title = `${CLOCK_LABELS[due.kind]}, due ${due.at.toISOString()}`;
  const left = due.at.getTime() - now.getTime();
  if (left < 0) return { tone: "late", words: `${roughDurationWords(-left)} overdue`, title };
  const soon = row.next_due_soon_ms !== null && row.next_due_soon_ms <= now.getTime();
  return { tone: soon ? "soon" : "running", words: durationWords(left), title };
}
