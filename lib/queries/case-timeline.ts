import { and, asc, eq } from "drizzle-orm";
import { events, people } from "@/db/schema";
import { actorWord, deskEventWords } from "@/lib/domain/case/event-words";
import type { ThreadEvent } from "@/lib/domain/case/thread";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { CaseClock } from "./case-clocks";
import type { Party } from "./case-parties";
import { type CaseThread, type MessageItem, messageItems, type ReportItem, reportItems } from "./case-thread";
import { toldActions } from "./duplicates";
import { eventNames } from "./event-names";

export type TimelineItem = ReportItem | MessageItem | ThreadEvent;

/** Reports, messages, notes and events of a case in one line of time, oldest first. */
export function timelineOf(
  thread: CaseThread,
  happened: readonly Happening[],
  parties: readonly Party[],
  clocks: readonly CaseClock[],
): TimelineItem[] {
  const items = [
    ...reportItems(thread, parties),
    ...messageItems(thread, parties),
    ...happened.map((event) => eventItem(event, parties)),
    ...clocks.flatMap(passedItem),
  ];
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

/** What happened on a case, as far as the actor is told, first first. */
export async function happenedOn(tx: Tx, vault: Vault, caseId: string) {
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
  return rows.flatMap(({ action, data, sealed, ...event }) => {
    const words = isTold(action) ? deskEventWords(action, data, nameOf) : null;
    return words ? [{ ...event, ...words, reason: vault.openOptional("events.sealed", caseId, sealed) }] : [];
  });
}
export type Happening = Awaited<ReturnType<typeof happenedOn>>[number];

function eventItem(
  { seq, at, icon, words, reason, ...event }: Happening,
  parties: readonly Party[],
): ThreadEvent {
  const party = parties.find(({ id }) => id === event.actorId)?.name;
  return {
    type: "event",
    id: `event-${seq}`,
    at,
    icon,
    who: event.person ?? party ?? actorWord(event.actorKind),
    words,
    reason,
    bad: false,
  };
}
