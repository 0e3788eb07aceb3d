import { cache } from "react";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { caseOfCode } from "@/lib/queries/new-code";
import { daySecret } from "@/lib/server/day-secret";
import { renewedCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { renewal } from "@/lib/server/who";

/** The new code that this browser made, until it was confirmed as saved; no visit is needed to see it. */
export const newCode = cache(async () => {
  const [made, secret] = await Promise.all([renewal(), daySecret("renewal")]);
  if (!made?.isOpen || !secret) return null;
  const found = await caseOfCode(made.actor);
  return found && { ...found, code: formatReceiptCode(renewedCodeOf(services().keyring, secret)) };
});
