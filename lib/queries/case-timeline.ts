import { and, asc, eq } from "drizzle-orm";
import { events, people } from "@/db/schema";
import { actorWord, deskEventWords } from "@/lib/domain/case/event-words";
import type { MessageKind } from "@/lib/domain/case/origins";
import type { AnswerLine } from "@/lib/domain/report/answers";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import type { CaseClock } from "./case-clocks";
import { type CaseFile, filesOf } from "./case-files";
import type { Party } from "./case-parties";
import { messagesOf, reportsOf } from "./case-thread";

export type TimelineItem =
  | {
      type: "report";
      id: string;
      at: Date;
      author: string;
      lines: AnswerLine[];
      files: CaseFile[];
      receipt: { reference: string; textSha256: string; keyId: string; policyNumber: number } | null;
      attestation: string | null;
    }
  | {
      type: "message";
      id: string;
      at: Date;
      voice: "reporter" | "team" | "internal" | "vendor";
      kind: MessageKind;
      author: string;
      body: string;
      files: CaseFile[];
    }
  | {
      type: "event";
      id: string;
      at: Date;
      icon: string;
      who: string;
      words: string;
      reason: string | null;
      bad: boolean;
    };

type Known = { parties: readonly Party[]; clocks: readonly CaseClock[] };

/** Reports, messages, notes and events of a case in one line of time, oldest first. */
export async function timelineOf(
  { tx }: Reading,
  vault: Vault,
  caseId: string,
  { parties, clocks: known }: Known,
): Promise<TimelineItem[]> {
  const files = await filesOf(tx, vault, caseId);
  const passed: TimelineItem[] = known.flatMap(({ id, passed: one }) =>
    one
      ? [
          {
            type: "event",
            id: `clock-${id}`,
            icon: one.bad ? "warning" : "check",
            who: "",
            reason: null,
            ...one,
          },
        ]
      : [],
  );
  const items = [
    ...(await reportsOf(tx, vault, caseId, parties, files)),
    ...(await messagesOf(tx, vault, caseId, parties, files)),
    ...(await eventsOf(tx, vault, caseId, parties)),
    ...passed,
  ];
  return items.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function eventsOf(
  tx: Tx,
  vault: Vault,
  caseId: string,
  parties: readonly Party[],
): Promise<TimelineItem[]> {
  const rows = await tx
    .select({ event: events, person: people.displayName })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.chainKind, "case"), eq(events.chainId, caseId)))
    .orderBy(asc(events.seq));
  return rows.flatMap(({ event, person }): TimelineItem[] => {
    const words = deskEventWords(event.action, event.data);
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
