import { and, asc, count, eq, inArray, isNotNull, or } from "drizzle-orm";
import { attachments, messages, reports } from "@/db/schema";
import { type EvidenceVerdict, judgeEvidence } from "@/lib/domain/evidence/judge";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import type { Reading } from "@/lib/server/read";

/**
 * How much there is to check a case by: its first report, what reporters wrote since, and the files that came with either.
 * Null where there is no report.
 */
export async function caseEvidence(
  { tx, vaults }: Pick<Reading, "tx" | "vaults">,
  caseId: string,
): Promise<EvidenceVerdict | null> {
  const [report] = await tx
    .select({ id: reports.id, answersSealed: reports.answersSealed })
    .from(reports)
    .where(eq(reports.caseId, caseId))
    .orderBy(asc(reports.receivedAt))
    .limit(1);
  if (!report) return null;
  const vault = await vaults.ofCase(caseId);
  const stored = storedReportSchema.safeParse(
    JSON.parse(vault.open("reports.answers_sealed", report.id, report.answersSealed)),
  );
  if (!stored.success) return null;
  const later = await tx
    .select({ id: messages.id, bodySealed: messages.bodySealed })
    .from(messages)
    .where(
      and(
        eq(messages.caseId, caseId),
        eq(messages.audience, "reporter"),
        isNotNull(messages.authorParticipantId),
      ),
    )
    .orderBy(asc(messages.createdAt), asc(messages.id));
  const theirs = later.map(({ id }) => id);
  const [files] = await tx
    .select({ n: count() })
    .from(attachments)
    .where(
      and(
        eq(attachments.caseId, caseId),
        eq(attachments.state, "attached"),
        or(isNotNull(attachments.reportId), inArray(attachments.messageId, theirs)),
      ),
    );
  return judgeEvidence({
    answers: stored.data.answers,
    later: later.map(({ id, bodySealed }) => vault.open("messages.body_sealed", id, bodySealed)),
    files: files?.n ?? 0,
  });
}
