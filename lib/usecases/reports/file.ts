import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { cases, clocks, participants, reports, scores, vulnerabilities } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { type Origin, REPORTER_KINDS } from "@/lib/domain/case/origins";
import { parseVector } from "@/lib/domain/cvss/vector";
import { findCwe } from "@/lib/domain/cwe/find";
import { judgeEvidence } from "@/lib/domain/evidence/judge";
import { fallbackContacts } from "@/lib/domain/policy/contact";
import { type Answers, creditName, OTHER_PRODUCT, reportText } from "@/lib/domain/report/answers";
import { nextSteps, type Receipt, receiptStatement } from "@/lib/domain/report/receipt";
import type { Instance, ProductEntry } from "@/lib/queries/policy";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Vault } from "@/lib/server/crypto/vault";
import { sendInOrder, type Tx } from "@/lib/server/database";
import { attachFiles, type StoredFile } from "@/lib/server/files/attach";
import { sha256Hex, signStatement } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import type { Work } from "@/lib/server/use-case";
import { type NextDue, nextDueOf, receiptClocks } from "@/lib/usecases/cases/clocks";
import { insertCase } from "@/lib/usecases/cases/open";
import { settleCase } from "@/lib/usecases/cases/settle";
import { newScore } from "@/lib/usecases/scoring/insert-score";

export type Filing = {
  caseId: string;
  vault: Vault;
  answers: Answers;
  instance: Instance;
  products: readonly ProductEntry[];
  origin: Origin;
  sourceRef: string | null;
  attestation: string | null;
  receiptHash: Buffer | null;
  held: boolean;
};

export type Filed = { reference: string; receipt: Receipt; events: [EventDraft] };

type Ids = { reportId: string; participantId: string };

/**
 * Makes the case of a report that was found complete: the case, its reporter, the report itself, its first vulnerability,
 * the files and the clocks. The form, the import and every other channel go through here.
 */
export async function fileReport(work: Work, filing: Filing): Promise<Filed> {
  const { tx, now } = work;
  const ids: Ids = { reportId: randomUUID(), participantId: randomUUID() };
  const started = receiptClocks({
    caseId: filing.caseId,
    policy: filing.instance.policy.data,
    policyVersionId: filing.instance.policy.id,
    receivedAt: now,
  });
  const [reference, files] = await Promise.all([
    insertReported(tx, filing, nextDueOf(started), now),
    attachFiles(work, {
      caseId: filing.caseId,
      uploadedBy: actorId(work.actor) ?? filing.caseId,
      to: { reportId: ids.reportId },
    }),
  ]);
  const receipt = makeReceipt(filing, reference, files, now);
  const { score } = judgeEvidence({ answers: filing.answers, later: [], files: files.length });
  await sendInOrder([
    tx.update(cases).set({ quality: score }).where(eq(cases.id, filing.caseId)),
    tx.insert(participants).values(reporterOf(filing, ids, now)),
    tx.insert(reports).values(reportOf(filing, ids, receipt, now)),
    ...insertVulnerability(tx, filing, now),
    tx.insert(clocks).values(started),
  ]);
  await settleCase(tx, filing.caseId, now);
  const event: EventDraft = {
    chain: caseChain(filing.caseId),
    action: "report.received",
    audience: "reporter",
    data: { origin: filing.origin, files: files.length, held: filing.held },
  };
  return { reference, receipt, events: [event] };
}

async function insertReported(tx: Tx, filing: Filing, due: NextDue, now: Date): Promise<string> {
  const { vault, answers, caseId, instance } = filing;
  return insertCase(tx, instance.referencePrefix, {
    id: caseId,
    state: "new",
    held: filing.held,
    origin: filing.origin,
    reporterKind: REPORTER_KINDS.find((kind) => kind === answers.reporter_kind) ?? null,
    titleSealed: vault.seal("cases.title_sealed", caseId, answers.title ?? ""),
    productId: registered(filing)?.id ?? null,
    productSealed: vault.sealOptional("cases.product_sealed", caseId, answers.product_name),
    trackingIdSealed: vault.sealOptional("cases.tracking_id_sealed", caseId, answers.tracking_id),
    exploited: answers.exploited ?? null,
    alreadyPublic: answers.already_public ?? null,
    policyVersionId: instance.policy.id,
    receivedAt: now,
    lastActivityAt: now,
    ...due,
  });
}

function registered({ answers, products }: Filing): ProductEntry | undefined {
  return answers.product === OTHER_PRODUCT ? undefined : products.find(({ id }) => id === answers.product);
}

function reporterOf(filing: Filing, { participantId }: Ids, now: Date) {
  const { vault, answers } = filing;
  const contact = { email: answers.email, github: answers.github, openpgpKey: answers.openpgp_key };
  const reachable = Object.values(contact).some((value) => value !== undefined);
  const wish = { naming: answers.credit, name: creditName(answers), link: answers.credit_link };
  const wished = wish.naming !== undefined && wish.naming !== "unsure";
  return {
    id: participantId,
    caseId: filing.caseId,
    kind: "reporter" as const,
    nameSealed: vault.sealOptional("participants.name_sealed", participantId, answers.name),
    contactSealed: reachable
      ? vault.seal("participants.contact_sealed", participantId, JSON.stringify(contact))
      : null,
    creditWishSealed: wished
      ? vault.seal("participants.credit_wish_sealed", participantId, JSON.stringify(wish))
      : null,
    shareContact: answers.share_contact === "yes",
    receiptHash: filing.receiptHash,
    createdAt: now,
  };
}

function makeReceipt(filing: Filing, reference: string, files: readonly StoredFile[], now: Date): Receipt {
  const { policy } = filing.instance;
  const salt = randomBytes(16).toString("hex");
  const text = reportText(filing.answers, registered(filing)?.name ?? null, salt);
  const facts = {
    reference,
    title: filing.answers.title ?? "",
    receivedAt: now.toISOString(),
    policyNumber: policy.number,
    salt,
    textSha256: sha256Hex(text),
    files: files.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
    next: nextSteps(policy.data, now),
    safeHarbour: policy.data.safeHarbourText,
    contacts: fallbackContacts(policy.data),
  };
  const statement = receiptStatement(facts);
  return { ...facts, statement, ...signStatement(services().keyring, statement) };
}

function reportOf(filing: Filing, ids: Ids, receipt: Receipt, now: Date) {
  const { vault, answers } = filing;
  const stored = { answers, productName: registered(filing)?.name ?? null };
  return {
    id: ids.reportId,
    caseId: filing.caseId,
    participantId: ids.participantId,
    origin: filing.origin,
    sourceRef: filing.sourceRef,
    answersSealed: vault.seal("reports.answers_sealed", ids.reportId, JSON.stringify(stored)),
    receiptSealed: vault.seal("reports.receipt_sealed", ids.reportId, JSON.stringify(receipt)),
    attestation: filing.attestation,
    policyVersionId: filing.instance.policy.id,
    receivedAt: now,
  };
}

// And the score the reporter gave it, if any.
function insertVulnerability(tx: Tx, filing: Filing, now: Date) {
  const { vault, answers, caseId } = filing;
  const vulnerabilityId = randomUUID();
  const cwe = findCwe(answers.weakness ?? "");
  const inserted = tx.insert(vulnerabilities).values({
    id: vulnerabilityId,
    caseId,
    number: 1,
    titleSealed: vault.seal("vulnerabilities.title_sealed", vulnerabilityId, answers.title ?? ""),
    cweId: cwe ? `CWE-${cwe.id}` : null,
    createdAt: now,
  });
  const parsed = parseVector(answers.cvss ?? "");
  if (!parsed.ok) return [inserted];
  const { row } = newScore(
    { vault, now },
    { caseId, vulnerabilityId, issuer: "reporter", vector: parsed.vector, createdBy: null },
  );
  return [inserted, tx.insert(scores).values(row)];
}
