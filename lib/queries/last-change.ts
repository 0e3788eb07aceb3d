import { and, desc, eq, notInArray } from "drizzle-orm";
import { events, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { actorWord } from "@/lib/domain/case/event-words";
import { read } from "@/lib/server/read";

// What these add stands beside the facts of a case: its version stays.
const BESIDE = [
  "note.added",
  "message.sent",
  "reporter.wrote",
  "report.corrected",
  "case.labelled",
  "case.watched",
  "case.unwatched",
];

/** Who changed a case last, as a sentence begins; null where that was this person themselves, or the case is not for them. */
export async function lastChanger(actor: PersonActor, caseId: string): Promise<string | null> {
  return read(actor, async ({ tx }) => {
    const [last] = await tx
      .select({ id: events.actorId, kind: events.actorKind, name: people.displayName })
      .from(events)
      .leftJoin(people, eq(people.id, events.actorId))
      .where(and(eq(events.chainKind, "case"), eq(events.chainId, caseId), notInArray(events.action, BESIDE)))
      .orderBy(desc(events.seq))
      .limit(1);
    return last && last.id !== actor.personId ? (last.name ?? actorWord(last.kind)) : null;
  });
}
