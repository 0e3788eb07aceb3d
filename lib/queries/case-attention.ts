import { asc, eq, isNull, or, sql } from "drizzle-orm";
import { caseLabels, caseWatchers, labels, people } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { snoozeOffers } from "@/lib/domain/case/snooze";
import { isSnoozed, restWords } from "@/lib/domain/case/waiting";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import type { FoundCase } from "./find-case";
import { offersTakeBack } from "./take-back";

/** How the team keeps a case in sight: labels, who watches, and whether the last move can be taken back. */
export async function attentionOf({ tx, actor }: Reading, { row }: FoundCase, now: Date) {
  const [labels, watchers, takesBack] = await Promise.all([
    labelsOf(tx, row.id),
    watchersOf(tx, row.id, actorId(actor)),
    offersTakeBack(tx, actor, row, now),
  ]);
  return { labels, watchers, takesBack };
}

/** What a case rests on, and until when it can be snoozed. */
export function restOf({ row, vault, calendar }: FoundCase, hasReporter: boolean, now: Date) {
  const party = vault.openOptional("cases.waits_for_sealed", row.id, row.waitsForSealed);
  return {
    snoozed: isSnoozed(row, now),
    rests: restWords({ ...row, party, timeZone: calendar.timeZone }, now),
    offers: snoozeOffers({ ...row, calendar, hasReporter }, now),
    waitsFor: row.waitsFor ?? ("" as const),
    party: row.waitsFor === null ? "" : (party ?? ""),
  };
}

/** Those that are offered, and archived ones that the case still has. */
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
