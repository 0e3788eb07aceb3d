import { asc, eq, isNull, or, sql } from "drizzle-orm";
import { caseLabels, cases, caseWatchers, labels, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { snoozeOffers } from "@/lib/domain/case/snooze";
import { takeBackBlocker } from "@/lib/domain/case/take-back";
import { isSnoozed, restWords } from "@/lib/domain/case/waiting";
import { accessOf } from "@/lib/server/case-access";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";
import { nameablePeople } from "./nameable";
import { snoozeFacts } from "./snooze-facts";
import { takeBackFacts } from "./take-back";

/**
 * What a case page shows of how the team keeps a case in sight: labels, who watches, what it rests on, the move that can be
 * taken back, and whom a note can name. Needs a case that the caller has just read as this person.
 */
export async function caseAttention(actor: PersonActor, caseId: string, now: Date) {
  return read(actor, async ({ tx, vaults }) => {
    const [row] = await tx.select().from(cases).where(eq(cases.id, caseId));
    if (!row) throw new Error("the case went away between two reads");
    const vault = await vaults.ofCase(caseId);
    const facts = await snoozeFacts(tx, row);
    const party = vault.openOptional("cases.waits_for_sealed", caseId, row.waitsForSealed);
    const people = await nameablePeople(tx, await accessOf(tx, row), now);
    return {
      labels: await labelsOf(tx, caseId),
      watchers: await watchersOf(tx, caseId, actor.personId),
      snoozed: isSnoozed(row, now),
      rests: restWords({ ...row, party, timeZone: facts.calendar.timeZone }, now),
      offers: snoozeOffers(facts, now),
      waitsFor: row.waitsFor ?? ("" as const),
      party: row.waitsFor === null ? "" : (party ?? ""),
      takesBack: takeBackBlocker(await takeBackFacts(tx, actor, row), now) === null,
      names: people.filter(({ id, mayRead }) => mayRead && id !== actor.personId).map(({ name }) => name),
    };
  });
}
export type CaseAttention = Awaited<ReturnType<typeof caseAttention>>;

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

async function watchersOf(tx: Tx, caseId: string, me: string) {
  const rows = await tx
    .select({ id: people.id, name: people.displayName })
    .from(caseWatchers)
    .innerJoin(people, eq(people.id, caseWatchers.personId))
    .where(eq(caseWatchers.caseId, caseId))
    .orderBy(asc(people.displayName));
  return { names: rows.map(({ name }) => name), mine: rows.some(({ id }) => id === me) };
}
