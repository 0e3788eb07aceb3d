import { and, asc, eq } from "drizzle-orm";
import { attachments, events, messages, people, reports } from "@/db/schema";
import { actorWord, deskEventWords } from "@/lib/domain/case/event-words";
import type { MessageKind } from "@/lib/domain/case/origins";
import { type AnswerLine, answerLines } from "@/lib/domain/report/answers";
import { receiptSchema, storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import type { CaseClock } from "./case-clocks";
import type { Party } from "./case-page";

export type CaseFile = { id: string; name: string; sizeBytes: number };

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
  const [files, reported, written, happened] = await Promise.all([
    filesOf(tx, vault, caseId),
    tx.select().from(reports).where(eq(reports.caseId, caseId)),
    messagesIn(tx, caseId),
    eventsIn(tx, caseId),
  ]);
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
    ...reported.map((row) => toReport(row, vault, parties, files)),
    ...written.map((row) => toMessage(row, vault, parties, files)),
    ...happened.flatMap((row) => toEvent(row, vault, parties)),
    ...passed,
  ];
  return items.sort((a, b) => a.at.getTime() - b.at.getTime());
}

type OwnedFile = CaseFile & { messageId: string | null; reportId: string | null };

async function filesOf(tx: Tx, vault: Vault, caseId: string): Promise<OwnedFile[]> {
  const rows = await tx
    .select({
      id: attachments.id,
      nameSealed: attachments.nameSealed,
      sizeBytes: attachments.sizeBytes,
      messageId: attachments.messageId,
      reportId: attachments.reportId,
    })
    .from(attachments)
    .where(and(eq(attachments.caseId, caseId), eq(attachments.state, "attached")))
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
  return rows.map(({ nameSealed, ...row }) => ({
    ...row,
    name: vault.open("attachments.name_sealed", row.id, nameSealed),
  }));
}

function toReport(
  row: typeof reports.$inferSelect,
  vault: Vault,
  parties: readonly Party[],
  files: readonly OwnedFile[],
): TimelineItem {
  const open = (column: string, sealed: Buffer): unknown =>
    JSON.parse(vault.open(`reports.${column}_sealed`, row.id, sealed));
  const stored = storedReportSchema.safeParse(open("answers", row.answersSealed)).data;
  const receipt = receiptSchema.safeParse(open("receipt", row.receiptSealed)).data;
  return {
    type: "report",
    id: row.id,
    at: row.receivedAt,
    author: parties.find(({ id }) => id === row.participantId)?.name ?? "The reporter",
    lines: stored ? answerLines(stored.answers, stored.productName) : [],
    files: files.filter(({ reportId }) => reportId === row.id),
    receipt: receipt
      ? {
          reference: receipt.reference,
          textSha256: receipt.textSha256,
          keyId: receipt.keyId,
          policyNumber: receipt.policyNumber,
        }
      : null,
    attestation: row.attestation,
  };
}

function messagesIn(tx: Tx, caseId: string) {
  return tx
    .select({ message: messages, author: people.displayName })
    .from(messages)
    .leftJoin(people, eq(people.id, messages.authorPersonId))
    .where(eq(messages.caseId, caseId))
    .orderBy(asc(messages.createdAt), asc(messages.id));
}

function toMessage(
  { message, author }: Awaited<ReturnType<typeof messagesIn>>[number],
  vault: Vault,
  parties: readonly Party[],
  files: readonly OwnedFile[],
): TimelineItem {
  const party = parties.find(({ id }) => id === message.authorParticipantId);
  const byTeam = message.authorPersonId !== null;
  return {
    type: "message",
    id: message.id,
    at: message.createdAt,
    voice: message.audience === "reporter" ? (byTeam ? "team" : "reporter") : message.audience,
    kind: message.kind,
    author: author ?? party?.name ?? "Breakwater",
    body: vault.open("messages.body_sealed", message.id, message.bodySealed),
    files: files.filter(({ messageId }) => messageId === message.id),
  };
}

function eventsIn(tx: Tx, caseId: string) {
  return tx
    .select({ event: events, person: people.displayName })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.chainKind, "case"), eq(events.chainId, caseId)))
    .orderBy(asc(events.seq));
}

function toEvent(
  { event, person }: Awaited<ReturnType<typeof eventsIn>>[number],
  vault: Vault,
  parties: readonly Party[],
): TimelineItem[] {
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
      reason: vault.openOptional("events.sealed", event.chainId, event.sealed),
      bad: false,
    },
  ];
}
