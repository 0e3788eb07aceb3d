import { asc, eq } from "drizzle-orm";
import { messages, people, reports } from "@/db/schema";
import type { ThreadMessage, ThreadReport } from "@/lib/domain/case/thread";
import { type AnswerLine, answerLines } from "@/lib/domain/report/answers";
import { receiptSchema, storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { OwnedFile } from "./case-files";
import type { Party } from "./case-parties";

export type ReportItem = ThreadReport & { lines: AnswerLine[] };
export type MessageItem = ThreadMessage & { body: string };

/** The case, opened, with who takes part in it and its files, which are asked for together with what they belong to. */
export type CaseThread = {
  tx: Tx;
  vault: Vault;
  caseId: string;
  parties: readonly Party[];
  files: Promise<readonly OwnedFile[]>;
};

/** What was sent in, as it was sent. */
export async function reportsOf({ tx, vault, caseId, parties, files }: CaseThread): Promise<ReportItem[]> {
  const asked = tx
    .select({
      id: reports.id,
      participantId: reports.participantId,
      answersSealed: reports.answersSealed,
      receiptSealed: reports.receiptSealed,
      attestation: reports.attestation,
      receivedAt: reports.receivedAt,
    })
    .from(reports)
    .where(eq(reports.caseId, caseId));
  const [rows, owned] = await Promise.all([asked, files]);
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
      files: owned.filter(({ reportId }) => reportId === row.id),
      receipt: receipt
        ? {
            textSha256: receipt.textSha256,
            keyId: receipt.keyId,
            policyNumber: receipt.policyNumber,
          }
        : null,
      attestation: row.attestation,
    };
  });
}

/** What was written on the case since, for every reader, each with who wrote it. */
export async function messagesOf({ tx, vault, caseId, parties, files }: CaseThread): Promise<MessageItem[]> {
  const asked = tx
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
  const [rows, owned] = await Promise.all([asked, files]);
  return rows.map(({ author, ...message }) => {
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
      files: owned.filter(({ messageId }) => messageId === message.id),
    };
  });
}
