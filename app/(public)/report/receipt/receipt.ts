import { cache } from "react";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { type ReceiptView, readReceipt } from "@/lib/queries/drafts";
import { daySecret } from "@/lib/server/day-secret";
import { receiptCodeOf, receiptHash } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { draftActor } from "@/lib/server/who";

type Shown = Omit<ReceiptView, "code"> & { code: string | null; codeGone: boolean };

/** The receipt of what this browser sent, with its code until that was confirmed as saved; null where there is none. */
export const requireReceipt = cache(async (): Promise<Shown | null> => {
  const [actor, secret] = await Promise.all([draftActor(), daySecret("draft")]);
  if (!actor || !secret) return null;
  const { keyring } = services();
  const code = receiptCodeOf(keyring, secret);
  const found = await readReceipt(actor, receiptHash(keyring, code));
  if (!found) return null;
  return {
    ...found,
    code: found.code === "shown" ? formatReceiptCode(code) : null,
    codeGone: found.code === "gone",
  };
});
