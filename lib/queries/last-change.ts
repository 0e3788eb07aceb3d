import { and, desc, eq, inArray } from "drizzle-orm";
import { events, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { actorWord } from "@/lib/domain/case/event-words";
import type { CaseEventName } from "@/lib/domain/case/follow-ups";
import { CASE_EVENTS } from "@/lib/domain/case/states";
import { read } from "@/lib/server/read";

// What grows the version of a case. Everything else stands beside its facts.
const CHANGES: CaseEventName[] = [
  ...CASE_EVENTS.map((event) => `case.${event}` as const),
  "case.edited",
  "case.assigned",
  "case.restricted",
  "case.opened_to_team",
  "case.spam_marked",
  "case.taken_back",
  "case.snoozed",
  "case.woken",
  "case.waits",
  "fix.recorded",
  "branch.decided",
  "vulnerability.scored",
];

/** Who changed a case last, as a sentence begins; null where that was this person themselves, or the case is not for them. */
export async function lastChanger(actor: PersonActor, caseId: string): Promise<string | null> {
  return read(actor, async ({ tx }) => {
    const [last] = await tx
      .select({ id: events.actorId, kind: events.actorKind, name: people.displayName })
      .from(events)
      .leftJoin(people, eq(people.id, events.actorId))
      .where(and(eq(events.chainKind, "case"), eq(events.chainId, caseId), inArray(events.action, CHANGES)))
      .orderBy(desc(events.seq))
      .limit(1);
    return last && last.id !== actor.personId ? (last.name ?? actorWord(last.kind)) : null;
  });
}
