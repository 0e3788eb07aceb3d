import { asc, eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import { answerLines } from "@/lib/domain/report/answers";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";
import { listed, type ReadableFile } from "./portal-files";

/** The report as it was sent, with its files; null where the case came in another way. */
export async function reportOf(
  { tx }: Reading,
  vault: Vault,
  caseId: string,
  files: readonly ReadableFile[],
) {
  const [row] = await tx
    .select({ id: reports.id, answersSealed: reports.answersSealed, receivedAt: reports.receivedAt })
    .from(reports)
    .where(eq(reports.caseId, caseId))
    .orderBy(asc(reports.receivedAt))
    .limit(1);
  if (!row) return null;
  const { answers, productName } = storedReportSchema.parse(
    JSON.parse(vault.open("reports.answers_sealed", row.id, row.answersSealed)),
  );
  return {
    title: answers.title ?? null,
    lines: answerLines(answers, productName),
    receivedAt: row.receivedAt,
    files: files.filter((file) => file.reportId === row.id).map(listed),
  };
}
