import type { events } from "@/db/schema";
import { auditWords, changesOf } from "@/lib/domain/audit/words";
import { actorWord } from "@/lib/domain/case/event-words";

type Event = typeof events.$inferSelect;

/** A row of an audit chain as its table shows it. @param person the name of who acted, where it is known */
export function auditRow(event: Event, person: string | null) {
  return {
    seq: event.seq,
    at: event.at,
    who: person ?? actorWord(event.actorKind),
    words: auditWords(event.action, event.data),
    action: event.action,
    data: event.data,
    changes: changesOf(event.data),
    hash: event.hash.toString("hex"),
  };
}
