import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import {
  advisories,
  advisoryRevisions,
  attachments,
  cases,
  credits,
  participants,
  policyVersions,
  reports,
  settings,
} from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import { transitionFor } from "@/lib/domain/case/states";
import { type AnswerLine, answerLines } from "@/lib/domain/report/answers";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import { type Reading, read } from "@/lib/server/read";
import { openContent } from "./advisory-content";
import { advisoryToldOf, earlierReportOf } from "./portal-earlier";
import { promisesOf } from "./portal-promises";
import { eventsOf, messagesOf } from "./portal-thread";

type ReporterActor = Extract<Actor, { type: "reporter" }>;

const contactSchema = z.object({ email: z.string().optional() });

/** A file as a reporter sees it listed. */
export type PortalFile = { id: string; name: string; sizeBytes: number };

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
    const me = await participantOf(reading, vault, actor.participantId);
    const files = await filesOf(reading, vault, actor.caseId);
    const report = await reportOf(reading, vault, actor.caseId, files);
    return {
      caseId: actor.caseId,
      ...row,
      score: row.score === null ? null : Number(row.score),
      title: report?.title ?? row.reference,
      me,
      report,
      policy: await policyOf(reading, row.policyVersionId),
      messages: await messagesOf(reading, vault, actor, files),
      waitingFiles: files
        .filter(({ state, uploadedBy }) => state === "pending" && uploadedBy === actor.participantId)
        .map(listed),
      events: await eventsOf(reading, actor),
      promises: await promisesOf(reading, actor.caseId, now),
      credits: await creditsOf(reading, vault, actor.participantId),
      hasPreview: await previewIsOffered(reading, actor.caseId),
      publicAdvisory:
        row.outcome === "duplicate"
          ? await advisoryToldOf(reading, actor.caseId)
          : await publicAdvisoryOf(reading, actor.caseId),
      earlier: row.outcome === "duplicate" ? await earlierReportOf(reading, vault, actor.caseId) : null,
      readers: await readersOf(reading),
      organisation: await organisationName(reading),
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

async function participantOf({ tx }: Reading, vault: Vault, participantId: string) {
  const [row] = await tx
    .select({
      nameSealed: participants.nameSealed,
      contactSealed: participants.contactSealed,
      lastReadAt: participants.lastReadAt,
      replyDraftSealed: participants.replyDraftSealed,
    })
    .from(participants)
    .where(eq(participants.id, participantId));
  const contact = vault.openOptional(
    "participants.contact_sealed",
    participantId,
    row?.contactSealed ?? null,
  );
  return {
    name: vault.openOptional("participants.name_sealed", participantId, row?.nameSealed ?? null),
    getsMail: contact !== null && contactSchema.parse(JSON.parse(contact)).email !== undefined,
    lastReadAt: row?.lastReadAt ?? null,
    replyDraft:
      vault.openOptional("participants.reply_draft_sealed", participantId, row?.replyDraftSealed ?? null) ??
      "",
  };
}

async function filesOf({ tx }: Reading, vault: Vault, caseId: string) {
  const rows = await tx
    .select({
      id: attachments.id,
      nameSealed: attachments.nameSealed,
      sizeBytes: attachments.sizeBytes,
      messageId: attachments.messageId,
      reportId: attachments.reportId,
      state: attachments.state,
      uploadedBy: attachments.uploadedBy,
    })
    .from(attachments)
    .where(
      and(
        eq(attachments.caseId, caseId),
        eq(attachments.audience, "reporter"),
        isNotNull(attachments.sha256Sealed),
      ),
    )
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
  return rows.map(({ nameSealed, ...row }) => ({
    ...row,
    name: vault.open("attachments.name_sealed", row.id, nameSealed),
  }));
}
export type OwnedFile = Awaited<ReturnType<typeof filesOf>>[number];

const listed = ({ id, name, sizeBytes }: OwnedFile): PortalFile => ({ id, name, sizeBytes });

async function reportOf({ tx }: Reading, vault: Vault, caseId: string, files: readonly OwnedFile[]) {
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
  const lines: AnswerLine[] = answerLines(answers, productName);
  return {
    title: answers.title ?? null,
    summary: answers.summary ?? "",
    lines,
    receivedAt: row.receivedAt,
    files: files.filter((file) => file.reportId === row.id).map(listed),
  };
}

async function policyOf({ tx }: Reading, policyVersionId: string) {
  const [row] = await tx
    .select({ number: policyVersions.number, data: policyVersions.data })
    .from(policyVersions)
    .where(eq(policyVersions.id, policyVersionId));
  return { number: row?.number ?? 0, contacts: row?.data.contacts ?? [] };
}

async function creditsOf({ tx }: Reading, vault: Vault, participantId: string) {
  const rows = await tx
    .select({
      id: credits.id,
      type: credits.type,
      state: credits.state,
      naming: credits.naming,
      answeredAt: credits.answeredAt,
      nameSealed: credits.nameSealed,
      linkSealed: credits.linkSealed,
      publicName: credits.publicName,
    })
    .from(credits)
    .where(eq(credits.participantId, participantId))
    .orderBy(asc(credits.offeredAt));
  return rows.map(({ nameSealed, linkSealed, publicName, ...row }) => ({
    ...row,
    name: vault.openOptional("credits.name_sealed", row.id, nameSealed),
    link: vault.openOptional("credits.link_sealed", row.id, linkSealed),
    isPublic: publicName !== null,
  }));
}
export type PortalCredit = Awaited<ReturnType<typeof creditsOf>>[number];

const previewed = (caseId: string) => and(eq(advisories.caseId, caseId), eq(advisories.state, "approved"));

async function previewIsOffered({ tx }: Reading, caseId: string): Promise<boolean> {
  const found = await tx.select({ id: advisories.id }).from(advisories).where(previewed(caseId));
  return found.length > 0;
}

/** The approved text of the advisory before it is public, or null while the team still writes it. */
export async function advisoryPreview(
  actor: ReporterActor,
): Promise<{ publicId: string; content: AdvisoryContent } | null> {
  return read(actor, async ({ tx, vaults }) => {
    const [row] = await tx
      .select({ id: advisories.id, publicId: advisories.publicId, contentSealed: advisories.contentSealed })
      .from(advisories)
      .where(previewed(actor.caseId));
    if (!row) return null;
    const vault = await vaults.ofCase(actor.caseId);
    return { publicId: row.publicId, content: openContent(vault, row) };
  });
}

async function publicAdvisoryOf({ tx }: Reading, caseId: string): Promise<string | null> {
  const [row] = await tx
    .select({ publicId: advisoryRevisions.publicId })
    .from(advisoryRevisions)
    .where(eq(advisoryRevisions.caseId, caseId))
    .limit(1);
  return row?.publicId ?? null;
}

async function readersOf({ tx }: Reading) {
  const found = await tx.execute<{ team: number; invited: string[] }>(
    sql`select team, invited from app.case_readers()`,
  );
  return { team: found.rows[0]?.team ?? 0, invited: found.rows[0]?.invited ?? [] };
}

async function organisationName({ tx }: Reading): Promise<string> {
  const [row] = await tx.select({ name: settings.organisationName }).from(settings);
  return row?.name ?? "Security";
}
