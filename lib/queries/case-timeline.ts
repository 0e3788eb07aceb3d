import { and, asc, eq } from "drizzle-orm";
import { attachments, clocks, events, messages, people, reports } from "@/db/schema";
import { actorWord, deskEventWords } from "@/lib/domain/case/event-words";
import type { MessageKind } from "@/lib/domain/case/origins";
import { CLOCK_LABELS, type ClockKind, limitSchema, limitWords } from "@/lib/domain/clock/promise";
import { clockStatus } from "@/lib/domain/clock/status";
import { type ClockWords, clockWords, durationWords, roughDurationWords } from "@/lib/domain/clock/words";
import { type AnswerLine, answerLines } from "@/lib/domain/report/answers";
import { receiptSchema, storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import type { Party } from "./case-page";
import { toClock } from "./clock-row";

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

export type CaseClock = ClockWords & {
  id: string;
  label: string;
  limit: string;
  startedAt: Date;
  dueAt: Date;
  satisfiedAt: Date | null;
  shownToReporter: boolean;
  /** Still to be kept: neither answered nor ended with the case. */
  open: boolean;
  late: boolean;
  /** What the timeline says where the clock was kept or missed. */
  passed: { at: Date; words: string; bad: boolean } | null;
};

/** The clocks of a case, earliest first, each with how it stands in words. */
export async function clocksOf(tx: Tx, caseId: string, now: Date): Promise<CaseClock[]> {
  const rows = await tx.select().from(clocks).where(eq(clocks.caseId, caseId)).orderBy(asc(clocks.dueAt));
  return rows.map((row) => {
    const clock = toClock(row);
    const status = clockStatus(clock, now);
    const label = CLOCK_LABELS[clock.kind];
    const limit = limitWords(limitSchema.parse(row.limitData));
    return {
      ...clockWords(status),
      id: row.id,
      label,
      limit,
      startedAt: row.startedAt,
      dueAt: row.dueAt,
      satisfiedAt: row.satisfiedAt,
      shownToReporter: row.shownToReporter,
      open: row.satisfiedAt === null && row.endedAt === null,
      late: status.state === "breached",
      passed: passedOf(clock.kind, status, label, limit, row),
    };
  });
}

function passedOf(
  kind: ClockKind,
  status: ReturnType<typeof clockStatus>,
  label: string,
  limit: string,
  row: { dueAt: Date; satisfiedAt: Date | null },
): CaseClock["passed"] {
  // Kept updates are messages in the timeline anyway; that the first answer came in time is worth a line.
  if (status.state === "met" && row.satisfiedAt && kind !== "next_update")
    return {
      at: row.satisfiedAt,
      words: `${label} after ${roughDurationWords(status.tookMs)}, within the promised ${limit}`,
      bad: false,
    };
  if (status.state !== "breached") return null;
  return row.satisfiedAt
    ? {
        at: row.satisfiedAt,
        words: `Promise missed: ${label.toLowerCase()} came ${durationWords(status.overdueMs)} late (${limit})`,
        bad: true,
      }
    : { at: row.dueAt, words: `Promise missed: ${label.toLowerCase()} was due (${limit})`, bad: true };
}

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

async function reportsOf(
  tx: Tx,
  vault: Vault,
  caseId: string,
  parties: readonly Party[],
  files: readonly OwnedFile[],
): Promise<TimelineItem[]> {
  const rows = await tx.select().from(reports).where(eq(reports.caseId, caseId));
  return rows.map((row) => {
    const stored = storedReportSchema.safeParse(
      JSON.parse(vault.open("reports.answers_sealed", row.id, row.answersSealed)),
    ).data;
    const receipt = receiptSchema.safeParse(
      JSON.parse(vault.open("reports.receipt_sealed", row.id, row.receiptSealed)),
    ).data;
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
  });
}

async function messagesOf(
  tx: Tx,
  vault: Vault,
  caseId: string,
  parties: readonly Party[],
  files: readonly OwnedFile[],
): Promise<TimelineItem[]> {
  const rows = await tx
    .select({ message: messages, author: people.displayName })
    .from(messages)
    .leftJoin(people, eq(people.id, messages.authorPersonId))
    .where(eq(messages.caseId, caseId))
    .orderBy(asc(messages.createdAt), asc(messages.id));
  return rows.map(({ message, author }) => {
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
  });
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
