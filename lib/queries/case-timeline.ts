import { and, asc, eq } from "drizzle-orm";
import { events, people } from "@/db/schema";
import { actorWord, deskEventWords } from "@/lib/domain/case/event-words";
import type { ThreadEvent } from "@/lib/domain/case/thread";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";
import type { CaseClock } from "./case-clocks";
import { filesOf } from "./case-files";
import type { Party } from "./case-parties";
import { type CaseThread, type MessageItem, messagesOf, type ReportItem, reportsOf } from "./case-thread";
import { toldActions } from "./duplicates";
import { eventNames } from "./event-names";

export type TimelineItem = ReportItem | MessageItem | ThreadEvent;

type Known = { parties: readonly Party[]; clocks: readonly CaseClock[] };

/** Reports, messages, notes and events of a case in one line of time, oldest first. */
export async function timelineOf(
  { tx }: Reading,
  vault: Vault,
  caseId: string,
  { parties, clocks: known }: Known,
): Promise<TimelineItem[]> {
  const thread = { tx, vault, caseId, parties, files: filesOf(tx, vault, caseId) };
  const [reported, written, happened] = await Promise.all([
    reportsOf(thread),
    messagesOf(thread),
    eventsOf(thread),
  ]);
  const items = [...reported, ...written, ...happened, ...known.flatMap(passedItem)];
  return items.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function passedItem({ id, passed }: CaseClock): ThreadEvent[] {
  if (passed === null) return [];
  return [
    {
      type: "event",
      id: `clock-${id}`,
      icon: passed.bad ? "warning" : "check",
      who: "",
      reason: null,
      ...passed,
    },
  ];
}

async function eventsOf({ tx, vault, caseId, parties }: CaseThread): Promise<ThreadEvent[]> {
  const rows = await tx
    .select({
      seq: events.seq,
      at: events.at,
      actorKind: events.actorKind,
      actorId: events.actorId,
      action: events.action,
      data: events.data,
      sealed: events.sealed,
      person: people.displayName,
    })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.chainKind, "case"), eq(events.chainId, caseId)))
    .orderBy(asc(events.seq));
  const actions = rows.map(({ action }) => action);
  const [isTold, nameOf] = await Promise.all([toldActions(tx, caseId, actions), eventNames(tx, rows)]);
  return rows.flatMap(({ person, ...event }): ThreadEvent[] => {
    const words = isTold(event.action) ? deskEventWords(event.action, event.data, nameOf) : null;
    if (words === null) return [];
    const party = parties.find(({ id }) => id === event.actorId)?.name;
    return [
      {
        type: "event",
        id: `event-${event.seq}`,
        at: event.at,
        icon: words.icon,
        who: person ?? party ?? actorWord(event.actorKind),
        words: words.words,
        reason: vault.openOptional("events.sealed", caseId, event.sealed),
        bad: false,
      },
    ];
  });
}
