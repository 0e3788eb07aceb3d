import { cache } from "react";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { type ReceiptView, readReceipt } from "@/lib/queries/drafts";
import { daySecret } from "@/lib/server/day-secret";
import { receiptCodeOf, receiptHash } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { draftActor } from "@/lib/server/who";

type Shown = Extract<ReceiptView, { code: "shown" }>;
/** A code that is shown comes with its characters. */
export type ShownReceipt = Exclude<ReceiptView, Shown> | (Shown & { characters: string });

/** The receipt of what this browser sent, with its code until that was confirmed as saved; null where there is none. */
export const requireReceipt = cache(async (): Promise<ShownReceipt | null> => {
  const [actor, secret] = await Promise.all([draftActor(), daySecret("draft")]);
  if (!actor || !secret) return null;
  const { keyring } = services();
  const code = receiptCodeOf(keyring, secret);
  const found = await readReceipt(actor, receiptHash(keyring, code));
  return found?.code === "shown" ? { ...found, characters: formatReceiptCode(code) } : found;
});

/** The same while it may be saved as a file. */
export async function receiptToSave() {
  const found = await requireReceipt();
  return found?.code === "shown" ? found : null;
}

/** For a file that is not there, or is not shown any more. */
export const noReceipt = () =>
  new Response("There is no receipt in this browser, or you said that you have saved it.\n", { status: 404 });
