import { asc, eq, isNull, or, sql } from "drizzle-orm";
import { caseLabels, caseWatchers, labels, people } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import type { CaseSubject } from "@/lib/domain/access/policy";
import { snoozeOffers } from "@/lib/domain/case/snooze";
import { takeBackBlocker } from "@/lib/domain/case/take-back";
import { isSnoozed, restWords } from "@/lib/domain/case/waiting";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import type { FoundCase } from "./find-case";
import { nameablePeople } from "./nameable";
import { snoozeFacts } from "./snooze-facts";
import { takeBackFacts } from "./take-back";

/**
 * What a case page shows of how the team keeps a case in sight: labels, who watches, what it rests on, the move that can be
 * taken back, and whom a note can name.
 */
export async function attentionOf(
  { tx, actor }: Reading,
  { row, vault }: FoundCase,
  access: CaseSubject,
  now: Date,
) {
  const me = actorId(actor);
  const [facts, people, labels, watchers, back] = await Promise.all([
    snoozeFacts(tx, row),
    nameablePeople(tx, access, now),
    labelsOf(tx, row.id),
    watchersOf(tx, row.id, me),
    takeBackFacts(tx, actor, row),
  ]);
  const party = vault.openOptional("cases.waits_for_sealed", row.id, row.waitsForSealed);
  return {
    labels,
    watchers,
    snoozed: isSnoozed(row, now),
    rests: restWords({ ...row, party, timeZone: facts.calendar.timeZone }, now),
    offers: snoozeOffers(facts, now),
    waitsFor: row.waitsFor ?? ("" as const),
    party: row.waitsFor === null ? "" : (party ?? ""),
    takesBack: takeBackBlocker(back, now) === null,
    names: people.filter(({ id, mayRead }) => mayRead && id !== me).map(({ name }) => name),
  };
}

/** Those that are offered, and retired ones that the case still has. */
async function labelsOf(tx: Tx, caseId: string) {
  return tx
    .select({
      id: labels.id,
      name: labels.name,
      tone: labels.tone,
      on: sql<boolean>`${caseLabels.caseId} is not null`,
    })
    .from(labels)
    .leftJoin(caseLabels, sql`${caseLabels.labelId} = ${labels.id} and ${caseLabels.caseId} = ${caseId}`)
    .where(or(isNull(labels.archivedAt), sql`${caseLabels.caseId} is not null`))
    .orderBy(asc(labels.name));
}

async function watchersOf(tx: Tx, caseId: string, me: string | null) {
  const rows = await tx
    .select({ id: people.id, name: people.displayName })
    .from(caseWatchers)
    .innerJoin(people, eq(people.id, caseWatchers.personId))
    .where(eq(caseWatchers.caseId, caseId))
    .orderBy(asc(people.displayName));
  return { names: rows.map(({ name }) => name), mine: rows.some(({ id }) => id === me) };
}
