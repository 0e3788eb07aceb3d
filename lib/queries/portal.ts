import { eq } from "drizzle-orm";
import { cases, policyVersions } from "@/db/schema";
import type { ReporterActor } from "@/lib/domain/access/actor";
import { isOpen, transitionFor } from "@/lib/domain/case/states";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { fallbackContacts } from "@/lib/domain/policy/contact";
import { type Reading, read } from "@/lib/server/read";
import { organisationIn, settingsOf } from "@/lib/server/settings";
import { previewIsOffered, publicAdvisoryOf } from "./portal-advisory";
import { creditsOf } from "./portal-credits";
import { advisoryToldOf, earlierReportOf } from "./portal-earlier";
import { listed, readableFiles } from "./portal-files";
import { promisesOf } from "./portal-promises";
import { reportOf } from "./portal-report";
import { readersOf, reporterOf } from "./portal-reporter";
import { eventsOf, messagesOf } from "./portal-thread";

/**
 * Everything the portal shows of one case, selected column by column: what is not named here cannot reach the page. Rows
 * that are not the reporter's do not exist in this transaction (row-level security). Null: the case is gone.
 */
export async function portalCase(actor: ReporterActor, now: Date) {
  return read(actor, async (reading) => {
    const { tx, vaults } = reading;
    const [row] = await tx.select(CASE_COLUMNS).from(cases).where(eq(cases.id, actor.caseId));
    if (!row) return null;
    const vault = await vaults.ofCase(actor.caseId);
    const duplicate = row.outcome === "duplicate";
    const [
      settings,
      me,
      files,
      policy,
      events,
      promises,
      credits,
      hasPreview,
      publicAdvisory,
      earlier,
      readers,
    ] = await Promise.all([
      settingsOf(tx),
      reporterOf(reading, vault, actor.participantId),
      readableFiles(reading, vault, actor.caseId),
      policyOf(reading, row.policyVersionId),
      eventsOf(reading, vault, actor),
      promisesOf(reading, actor.caseId, now),
      creditsOf(reading, vault, actor.participantId),
      previewIsOffered(reading, actor.caseId),
      duplicate ? advisoryToldOf(reading, actor.caseId) : publicAdvisoryOf(reading, actor.caseId),
      earlierReportOf(reading, vault, actor.caseId),
      readersOf(reading),
    ]);
    const [report, messages] = await Promise.all([
      reportOf(reading, vault, actor.caseId, files),
      messagesOf(reading, vault, actor, files),
    ]);
    return {
      caseId: actor.caseId,
      ...row,
      // The date outlives what it was for: a closed case is not published any more, a public one was.
      embargoUntil: isOpen(row.state) && !row.isPublic ? row.embargoUntil : null,
      score: row.score === null ? null : Number(row.score),
      title: report?.title ?? row.reference,
      me,
      report,
      policy,
      messages,
      waitingFiles: files
        .filter(({ state, uploadedBy }) => state === "pending" && uploadedBy === actor.participantId)
        .map(listed),
      events,
      promises,
      credits,
      hasPreview,
      publicAdvisory,
      earlier,
      readers,
      organisation: organisationIn(settings),
      fileLimits: settings?.fileLimits ?? FILE_LIMITS,
      mayWithdraw: transitionFor(row, "withdraw") !== null,
      mayReopen: row.state === "closed" && !row.reopenedByReporter,
    };
  });
}
export type PortalCase = NonNullable<Awaited<ReturnType<typeof portalCase>>>;

// No team words: the case's own title, its ratings' reasons and its product may be edited by the team for itself.
const CASE_COLUMNS = {
  reference: cases.reference,
  state: cases.state,
  isPublic: cases.isPublic,
  outcome: cases.outcome,
  severity: cases.severity,
  score: cases.score,
  expectedResolutionAt: cases.expectedResolutionAt,
  embargoUntil: cases.embargoUntil,
  receivedAt: cases.receivedAt,
  publishedAt: cases.publishedAt,
  closedAt: cases.closedAt,
  reopenedByReporter: cases.reopenedByReporter,
  policyVersionId: cases.policyVersionId,
};

async function policyOf({ tx }: Reading, policyVersionId: string) {
  const [row] = await tx
    .select({ number: policyVersions.number, data: policyVersions.data })
    .from(policyVersions)
    .where(eq(policyVersions.id, policyVersionId));
  return { number: row?.number ?? 0, contacts: row ? fallbackContacts(row.data) : [] };
}
