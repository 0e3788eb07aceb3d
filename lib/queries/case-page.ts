import { and, asc, eq, isNull } from "drizzle-orm";
import { advisories, participants, people, remediations } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { subjectOf } from "@/lib/server/case-access";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";
import { gatherFacts } from "./case-facts";
import { branchesOf, vulnerabilitiesOf } from "./case-sides";
import { clocksOf, timelineOf } from "./case-timeline";
import { productChoices, teamChoices } from "./desk-choices";
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
    const parties = await participantsOf(tx, vault, row.id);
    const clocks = await clocksOf(tx, row.id, now);
    const facts = await gatherFacts(reading, row);
    return {
      ...factsOf(found),
      facts,
      access: subjectOf(row, parties),
      participants: parties,
      reporters: parties.filter((party) => party.kind === "reporter"),
      clocks,
      timeline: await timelineOf(reading, vault, row.id, { parties, clocks }),
      vulnerabilities: await vulnerabilitiesOf(tx, vault, row.id),
      fix: await fixOf(tx, vault, row.id),
      branches: await branchesOf(tx, vault, row.id, row.productId),
      advisory: await advisoryOf(tx, row.id),
      team: await teamChoices(tx),
      products: await productChoices(tx),
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
    lastActivityAt: row.lastActivityAt,
    closedAt: row.closedAt,
    publishedAt: row.publishedAt,
  };
}

async function participantsOf(tx: Tx, vault: Vault, caseId: string) {
  const rows = await tx
    .select({
      id: participants.id,
      kind: participants.kind,
      personId: participants.personId,
      personName: people.displayName,
      nameSealed: participants.nameSealed,
      contactSealed: participants.contactSealed,
      shareContact: participants.shareContact,
      lastReadAt: participants.lastReadAt,
      createdAt: participants.createdAt,
    })
    .from(participants)
    .leftJoin(people, eq(people.id, participants.personId))
    .where(and(eq(participants.caseId, caseId), isNull(participants.removedAt)))
    .orderBy(asc(participants.createdAt), asc(participants.id));
  return rows.map(({ nameSealed, contactSealed, personName, ...row }) => ({
    ...row,
    name:
      personName ??
      vault.openOptional("participants.name_sealed", row.id, nameSealed) ??
      (row.kind === "reporter" ? "The reporter, unnamed" : "Unnamed"),
    // Contact details stay out of the page unless they are asked for; that there are any is all it says.
    leftAddress: contactSealed !== null,
  }));
}
export type Party = Awaited<ReturnType<typeof participantsOf>>[number];

async function fixOf(tx: Tx, vault: Vault, caseId: string) {
  const [row] = await tx.select().from(remediations).where(eq(remediations.caseId, caseId));
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
