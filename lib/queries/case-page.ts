import { eq } from "drizzle-orm";
import { advisories, remediations } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { subjectOf } from "@/lib/server/case-access";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";
import { clocksOf } from "./case-clocks";
import { gatherFacts } from "./case-facts";
import { participantsOf } from "./case-parties";
import { branchesOf, vulnerabilitiesOf } from "./case-sides";
import { timelineOf } from "./case-timeline";
import { deskChoices } from "./desk-choices";
import { type FoundCase, findCase, headOf } from "./find-case";

/**
 * Everything the case page shows, for one person of the team. Null where the case is absent or not for them: the two look
 * the same (row-level security takes the row away).
 */
export async function casePage(actor: PersonActor, reference: string, now: Date) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (found === null) return null;
    const { row, vault } = found;
    const { tx } = reading;
    const [parties, clocks, facts, vulnerabilities, fix, branches, advisory, choices, settings] =
      await Promise.all([
        participantsOf(tx, vault, row.id),
        clocksOf(tx, row.id, now),
        gatherFacts(reading, row),
        vulnerabilitiesOf(tx, vault, row.id),
        fixOf(tx, vault, row.id),
        branchesOf(tx, vault, row.id, row.productId),
        advisoryOf(tx, row.id),
        deskChoices(tx),
        settingsOf(tx),
      ]);
    return {
      ...factsOf(found),
      facts,
      access: subjectOf(row, parties),
      participants: parties,
      reporters: parties.filter((party) => party.kind === "reporter"),
      clocks,
      timeline: await timelineOf(reading, vault, row.id, { parties, clocks }),
      vulnerabilities,
      fix,
      branches,
      advisory,
      team: choices.people,
      products: choices.products,
      fileLimits: settings?.fileLimits ?? FILE_LIMITS,
    };
  });
}
export type CasePage = NonNullable<Awaited<ReturnType<typeof casePage>>>;

function factsOf(found: FoundCase) {
  const { row, vault, product, assignee, policyNumber } = found;
  const open = (column: string, sealed: Buffer | null) => vault.openOptional(column, row.id, sealed);
  return {
    ...headOf(found),
    restricted: row.restricted,
    held: row.held,
    origin: row.origin,
    reporterKind: row.reporterKind,
    trackingId: open("cases.tracking_id_sealed", row.trackingIdSealed),
    productId: row.productId,
    product: product ?? open("cases.product_sealed", row.productSealed),
    productInWords: open("cases.product_sealed", row.productSealed),
    severityReason: open("cases.severity_reason_sealed", row.severityReasonSealed),
    outcome: row.outcome,
    spamMarkedBy: row.spamMarkedBy,
    assigneeId: row.assigneeId,
    assignee,
    policyNumber,
    expectedResolutionAt: row.expectedResolutionAt,
    embargoUntil: row.embargoUntil,
    exploited: row.exploited,
    alreadyPublic: row.alreadyPublic,
    receivedAt: row.receivedAt,
    closedAt: row.closedAt,
    publishedAt: row.publishedAt,
  };
}

async function fixOf(tx: Tx, vault: Vault, caseId: string) {
  const [row] = await tx
    .select({
      fixReferenceSealed: remediations.fixReferenceSealed,
      mitigationSealed: remediations.mitigationSealed,
      testEvidenceSealed: remediations.testEvidenceSealed,
    })
    .from(remediations)
    .where(eq(remediations.caseId, caseId));
  const open = (column: string, sealed: Buffer | null | undefined) =>
    vault.openOptional(`remediations.${column}_sealed`, caseId, sealed ?? null) ?? "";
  return {
    reference: open("fix_reference", row?.fixReferenceSealed),
    mitigation: open("mitigation", row?.mitigationSealed),
    testEvidence: open("test_evidence", row?.testEvidenceSealed),
  };
}

async function advisoryOf(tx: Tx, caseId: string) {
  const [row] = await tx
    .select({ state: advisories.state, publicId: advisories.publicId })
    .from(advisories)
    .where(eq(advisories.caseId, caseId));
  return row ?? null;
}
