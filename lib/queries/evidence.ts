import { type EvidenceVerdict, judgeEvidence } from "@/lib/domain/evidence/judge";
import type { Reading } from "@/lib/server/read";
import { type CaseThread, threadOf } from "./case-thread";

/**
 * How much there is to check a case by: its first report, what reporters wrote since, and the files that came with either.
 * Null where there is no report.
 */
export function evidenceIn({ reports: [report], messages, files }: CaseThread): EvidenceVerdict | null {
  if (!report?.stored) return null;
  const later = messages.filter(
    ({ audience, authorParticipantId }) => audience === "reporter" && authorParticipantId !== null,
  );
  const theirs = new Set(later.map(({ id }) => id));
  return judgeEvidence({
    answers: report.stored.answers,
    later: later.map(({ body }) => body),
    files: files.filter(({ reportId, messageId }) => reportId !== null || theirs.has(messageId ?? "")).length,
  });
}

/** The same for who reads nothing else of the case. */
export async function caseEvidence(
  { tx, vaults }: Pick<Reading, "tx" | "vaults">,
  caseId: string,
): Promise<EvidenceVerdict | null> {
  return evidenceIn(await threadOf(tx, await vaults.ofCase(caseId), caseId));
}
