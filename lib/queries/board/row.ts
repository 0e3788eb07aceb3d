import { sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { BoardRow, Past } from "@/lib/domain/board/row";
import { embargoRuns } from "@/lib/domain/case/needs";
import { isSnoozed, restWords } from "@/lib/domain/case/waiting";
import { type WhyFacts, whyHere } from "@/lib/domain/case/why";
import { REPORTER_KIND_WORDS } from "@/lib/domain/case/words";
import { CLOCK_LABELS } from "@/lib/domain/clock/promise";
import { SOON_WORDS } from "@/lib/domain/clock/status";
import { durationWords, roughDurationWords } from "@/lib/domain/clock/words";
import { upperFirst } from "@/lib/domain/text";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";
import type { Vaults } from "@/lib/server/vaults";
import { besideRows, type FoundRow, PICKED, SHOWN } from "./found-row";

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
    embargo: embargoLeft(facts, now),
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
    timeZone: zoneOf(row),
  };
  return { snoozed: isSnoozed(facts, now), waits: restWords(facts, now) };
}

const zoneOf = (row: FoundRow) => row.policy_zone ?? "UTC";

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
    timeZone: zoneOf(row),
    embargoUntil: instant(row.embargo_until_ms),
    isPublic: row.is_public,
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
  return soon
    ? { tone: "soon", words: durationWords(left), title: `${title}; ${SOON_WORDS}` }
    : { tone: "running", words: durationWords(left), title };
}

function embargoLeft(facts: WhyFacts, now: Date): string | null {
  if (facts.embargoUntil === null || !embargoRuns(facts, now)) return null;
  return durationWords(facts.embargoUntil.getTime() - now.getTime());
}
