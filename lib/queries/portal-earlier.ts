import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { advisoryRevisions, earlierReports, events } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { ToldAdvisory } from "@/lib/domain/advisory/public";
import { type EarlierReport, earlierReportSchema } from "@/lib/domain/duplicates/earlier-report";
import type { Vault } from "@/lib/server/crypto/vault";
import { type Reading, read } from "@/lib/server/read";
import { organisationOf } from "@/lib/server/settings";
import { newestRevision } from "./portal-advisory";

type ReporterActor = Extract<Actor, { type: "reporter" }>;

/** What was signed for this reporter about an earlier report, while it holds; null otherwise. */
export async function earlierReportOf(
  { tx }: Pick<Reading, "tx">,
  vault: Vault,
  caseId: string,
): Promise<EarlierReport | null> {
  const [row] = await tx
    .select({ id: earlierReports.id, sealed: earlierReports.statementSealed })
    .from(earlierReports)
    .where(and(eq(earlierReports.caseId, caseId), isNull(earlierReports.withdrawnAt)))
    .orderBy(desc(earlierReports.issuedAt))
    .limit(1);
  if (!row) return null;
  return earlierReportSchema.parse(
    JSON.parse(vault.open("earlier_reports.statement_sealed", row.id, row.sealed)),
  );
}

/** The same for the file to keep, with the name of who signed. */
export async function earlierReportToKeep(
  actor: ReporterActor,
): Promise<{ report: EarlierReport; organisation: string } | null> {
  return read(actor, async ({ tx, vaults }) => {
    const report = await earlierReportOf({ tx }, await vaults.ofCase(actor.caseId), actor.caseId);
    return report && { report, organisation: await organisationOf(tx) };
  });
}

const NEWS_OF_ADVISORY = ["original.published", "original.revised"];

/** The public advisory about what this reporter reported too, once they were told of it. */
export async function advisoryToldOf(
  { tx }: Pick<Reading, "tx">,
  caseId: string,
): Promise<ToldAdvisory | null> {
  const [told] = await tx
    .select({ data: events.data })
    .from(events)
    .where(
      and(eq(events.chainKind, "case"), eq(events.chainId, caseId), inArray(events.action, NEWS_OF_ADVISORY)),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  if (typeof told?.data.publicId !== "string") return null;
  return newestRevision({ tx }, eq(advisoryRevisions.publicId, told.data.publicId));
}
