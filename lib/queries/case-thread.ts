import { asc, eq } from "drizzle-orm";
import { messages, people, reports } from "@/db/schema";
import type { ThreadMessage, ThreadReport } from "@/lib/domain/case/thread";
import { type AnswerLine, answerLines } from "@/lib/domain/report/answers";
import { receiptSchema, storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { filesOf } from "./case-files";
import type { Party } from "./case-parties";

export type ReportItem = ThreadReport & { lines: AnswerLine[] };
export type MessageItem = ThreadMessage & { body: string };

/** What was sent in and what was written since, for every reader, opened, oldest first; and the files that came with either. */
export async function threadOf(tx: Tx, vault: Vault, caseId: string) {
  const [reports, messages, files] = await Promise.all([
    reportsOf(tx, vault, caseId),
    messagesOf(tx, vault, caseId),
    filesOf(tx, vault, caseId),
  ]);
  return { reports, messages, files };
}
export type CaseThread = Awaited<ReturnType<typeof threadOf>>;

async function reportsOf(tx: Tx, vault: Vault, caseId: string) {
  const rows = await tx
    .select({
      id: reports.id,
      participantId: reports.participantId,
      answersSealed: reports.answersSealed,
      receiptSealed: reports.receiptSealed,
      attestation: reports.attestation,
      receivedAt: reports.receivedAt,
    })
    .from(reports)
    .where(eq(reports.caseId, caseId))
    .orderBy(asc(reports.receivedAt), asc(reports.id));
  return rows.map(({ answersSealed, receiptSealed, ...row }) => {
    const open = (column: string, sealed: Buffer): unknown => JSON.parse(vault.open(column, row.id, sealed));
    return {
      ...row,
      stored: storedReportSchema.safeParse(open("reports.answers_sealed", answersSealed)).data,
      receipt: receiptSchema.safeParse(open("reports.receipt_sealed", receiptSealed)).data,
    };
  });
}

async function messagesOf(tx: Tx, vault: Vault, caseId: string) {
  const rows = await tx
    .select({
      id: messages.id,
      kind: messages.kind,
      audience: messages.audience,
      authorPersonId: messages.authorPersonId,
      authorParticipantId: messages.authorParticipantId,
      bodySealed: messages.bodySealed,
      createdAt: messages.createdAt,
      author: people.displayName,
    })
    .from(messages)
    .leftJoin(people, eq(people.id, messages.authorPersonId))
    .where(eq(messages.caseId, caseId))
    .orderBy(asc(messages.createdAt), asc(messages.id));
  return rows.map(({ bodySealed, ...row }) => ({
    ...row,
    body: vault.open("messages.body_sealed", row.id, bodySealed),
  }));
}

/** The reports as they were sent. */
export function reportItems({ reports, files }: CaseThread, parties: readonly Party[]): ReportItem[] {
  return reports.map(({ id, participantId, receivedAt, stored, receipt, attestation }) => ({
    type: "report",
    id,
    at: receivedAt,
    author: parties.find((party) => party.id === participantId)?.name ?? "The reporter",
    lines: stored ? answerLines(stored.answers, stored.productName) : [],
    files: files.filter(({ reportId }) => reportId === id),
    receipt: receipt
      ? { textSha256: receipt.textSha256, keyId: receipt.keyId, policyNumber: receipt.policyNumber }
      : null,
    attestation,
  }));
}

/** The messages and notes, each with who wrote it. */
export function messageItems({ messages, files }: CaseThread, parties: readonly Party[]): MessageItem[] {
  return messages.map(({ id, kind, audience, authorPersonId, authorParticipantId, ...message }) => ({
    type: "message",
    id,
    at: message.createdAt,
    voice: audience === "reporter" ? (authorPersonId === null ? "reporter" : "team") : audience,
    kind,
    author: message.author ?? parties.find((party) => party.id === authorParticipantId)?.name ?? "Breakwater",
    body: message.body,
    files: files.filter(({ messageId }) => messageId === id),
  }));
}
