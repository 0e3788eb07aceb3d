import { Readable } from "node:stream";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { REPORT_STEPS } from "@/lib/domain/report/questions";
import { storeFile } from "@/lib/server/files/store";
import { receiptCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { openPortalSession } from "@/lib/usecases/portal/open-session";
import { confirmSaved } from "@/lib/usecases/reports/confirm-saved";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { submitReport } from "@/lib/usecases/reports/submit";
import { before } from "./clock";
import type { CaseScript } from "./script";
import type { Stage } from "./stage";

export type Filed = { caseId: string; participantId: string; reference: string; code: string };

/** Sends a report as a stranger does: a draft, its files, the rules ticked, the receipt saved. */
export async function sendReport(stage: Stage, script: CaseScript): Promise<Filed> {
  const now = before(stage.now, script.received);
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  const actor = { type: "draft", draftId, caseId } as const;
  const product = script.product === undefined ? "other" : stage.products[script.product].id;
  const fields = { ...script.answers, ...(script.product || script.answers.product_name ? { product } : {}) };
  for (const step of REPORT_STEPS) {
    if (step === "files") continue;
    await saveDraft({ actor, now }, { step, fields, ...(step === "check" ? { attested: "1" } : {}) });
  }
  for (const { name, text } of script.files ?? [])
    await storeFile(
      Readable.from([Buffer.from(text)]),
      name,
      { actor, caseId, audience: "reporter", now },
      FILE_LIMITS,
    );
  const { receipt } = await submitReport({ actor, now }, { secret });
  await confirmSaved({ actor, now }, {});
  const code = receiptCodeOf(services().keyring, secret);
  const { participantId } = await openPortalSession({ actor: ANONYMOUS, now }, { code });
  return { caseId, participantId, reference: receipt.reference, code: formatReceiptCode(code) };
}
