import { cache } from "react";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { caseOfCode } from "@/lib/queries/new-code";
import { daySecret } from "@/lib/server/day-secret";
import { renewedCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { portalActor, renewal } from "@/lib/server/who";

/** The new code that this browser made, until it was confirmed as saved; no visit is needed to see it. */
export const newCode = cache(async () => {
  const [made, secret, visitor] = await Promise.all([renewal(), daySecret("renewal"), portalActor()]);
  if (!made?.isOpen || !secret) return null;
  const found = await caseOfCode(made.actor);
  if (!found) return null;
  /** The case that is open in this browser is another one, and its code is as it was. */
  const isOfOther = visitor !== null && visitor.participantId !== made.actor.participantId;
  return { ...found, isOfOther, code: formatReceiptCode(renewedCodeOf(services().keyring, secret)) };
});
