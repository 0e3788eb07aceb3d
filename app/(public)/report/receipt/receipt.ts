import { cache } from "react";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { type ReceiptView, readReceipt } from "@/lib/queries/drafts";
import { draftSecret } from "@/lib/server/draft-cookie";
import { receiptCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { draftActor } from "@/lib/server/who";

/** The receipt of what this browser sent, with its code until that was confirmed as saved; null where there is none. */
export const requireReceipt = cache(async (): Promise<(ReceiptView & { code: string | null }) | null> => {
  const [actor, secret] = await Promise.all([draftActor(), draftSecret()]);
  const found = actor && (await readReceipt(actor));
  if (!found || !secret) return null;
  const code = found.saved ? null : formatReceiptCode(receiptCodeOf(services().keyring, secret));
  return { ...found, code };
});
