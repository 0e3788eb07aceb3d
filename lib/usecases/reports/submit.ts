import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { drafts, reports } from "@/db/schema";
import { type Receipt, receiptSchema } from "@/lib/domain/report/receipt";
import type { JobDraft } from "@/lib/jobs/definitions";
import { readDraftToSend } from "@/lib/queries/drafts";
import { findInstance, findProducts } from "@/lib/queries/policy";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { conflict, invalid, notFound } from "@/lib/server/errors";
import { receiptCodeOf, receiptHash } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { noEvents, useCase, type Work } from "@/lib/server/use-case";
import { notifyTeam } from "@/lib/usecases/notices/queue";
import { checkDraft, judgeKey, problemsWithCodes } from "./check";
import { type DraftRow, draftExpiry, lockDraft, openDraft } from "./draft";
import { fileReport } from "./file";

/**
 * Turns a draft into a case, in one transaction. Sending twice makes one case: the second answer is the first receipt.
 * The answers come from the draft alone; nothing in the request can set a state, a score or an id.
 */
export const submitReport = useCase({
  input: z.object({
    /** The draft's cookie: the receipt code derives from it. */
    secret: z.string(),
    /** The version of the rules ticked just now; left out, the one the draft holds. */
    attested: z.string().nullable().optional(),
    /** Accepted, but looked at later: the installation is being flooded. */
    held: z.boolean().default(false),
    /** Whose network sends it, where it is one: its key is checked in turn. */
    network: z.string().nullable().default(null),
  }),
  action: "report.submit",
  prepare: async ({ actor, now, input: { network } }) => {
    const draft = actor.type === "draft" ? await readDraftToSend(actor) : null;
    return judgeKey(draft?.content.answers ?? {}, { now, network });
  },
  load: async (work) => {
    const subject = await lockDraft(work);
    return subject && timingSafeEqual(subject.draft.secretHash, tokenHash(work.input.secret))
      ? subject
      : null;
  },
  run: async ({ input, subject: { draft }, prepared, ...work }) => {
    if (draft.submittedAt) {
      const receipt = await firstReceipt(work, draft);
      return { result: { receipt, repeated: true }, events: noEvents("nothing changed: it was sent before") };
    }
    const [instance, products, vault] = await Promise.all([
      findInstance(work.tx),
      findProducts(work.tx),
      work.vaults.ofCase(draft.caseId),
    ]);
    if (!instance) throw conflict("This desk is not set up yet.");
    const saved = openDraft(vault, draft);
    const content = input.attested === undefined ? saved : { ...saved, attested: input.attested };
    const problems = [
      ...checkDraft(content, prepared, { policy: instance.policy, products }),
      ...(await problemsWithCodes(work.tx, content.answers)),
    ];
    if (problems.length > 0) throw invalid(problems);
    const { keyring } = services();
    const filing = {
      caseId: draft.caseId,
      vault,
      answers: content.answers,
      instance,
      products,
      origin: "form" as const,
      sourceRef: null,
      attestation: content.attested,
      receiptHash: receiptHash(keyring, receiptCodeOf(keyring, input.secret)),
      held: input.held,
    };
    const [filed] = await Promise.all([fileReport(work, filing), closeDraft(work, draft)]);
    const jobs = input.held ? [] : await tellTeam(work, draft.caseId);
    return { result: { receipt: filed.receipt, repeated: false }, events: filed.events, jobs };
  },
});

// The case holds the answers now; the row stays for a day so that the same browser sees its receipt again.
async function closeDraft({ tx, now }: Work, draft: DraftRow): Promise<void> {
  await tx
    .update(drafts)
    .set({ submittedAt: now, answersSealed: null, expiresAt: draftExpiry(now) })
    .where(eq(drafts.id, draft.id));
}

// Strangers cannot read who is on the team, so the recipients are looked up as the system.
async function tellTeam({ tx, actor, now, become }: Work, caseId: string): Promise<JobDraft[]> {
  await become({ type: "system", task: "new-report" });
  const jobs = await notifyTeam(tx, { template: "new_report", caseId, assigneeId: null, now });
  await become(actor);
  return jobs;
}

async function firstReceipt({ tx, vaults }: Work, draft: DraftRow): Promise<Receipt> {
  const [row] = await tx
    .select({ id: reports.id, receiptSealed: reports.receiptSealed })
    .from(reports)
    .where(eq(reports.caseId, draft.caseId));
  if (!row) throw notFound();
  const vault = await vaults.ofCase(draft.caseId);
  return receiptSchema.parse(JSON.parse(vault.open("reports.receipt_sealed", row.id, row.receiptSealed)));
}
