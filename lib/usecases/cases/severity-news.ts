import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import { hasReporter } from "@/lib/queries/has-reporter";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "./subject";

/**
 * What a reporter is told where the severity or score they were shown is another one now. The team's own reason is never in it:
 * `words` are those written for the reporter. Asked after the change, with the case as it was before.
 */
export async function severityNews(work: Work, before: CaseRow, words = ""): Promise<EventDraft[]> {
  if (before.severity === null) return [];
  const [stands] = await work.tx
    .select({ severity: cases.severity, score: cases.score })
    .from(cases)
    .where(eq(cases.id, before.id));
  if (!stands || (stands.severity === before.severity && stands.score === before.score)) return [];
  if (!(await hasReporter(work.tx, before.id))) return [];
  const vault = await work.vaults.ofCase(before.id);
  return [
    {
      chain: caseChain(before.id),
      action: "severity.changed",
      audience: "reporter",
      data: {
        severityWas: before.severity,
        scoreWas: numberOf(before.score),
        severity: stands.severity,
        score: numberOf(stands.score),
      },
      ...(words && { sealed: vault.seal("events.sealed", before.id, words) }),
    },
  ];
}

const numberOf = (score: string | null) => (score === null ? null : Number(score));
