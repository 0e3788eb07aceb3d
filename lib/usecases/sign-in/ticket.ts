import type { Tx } from "@/lib/server/database";
import { issueLink } from "@/lib/server/links";
import type { Vaults } from "@/lib/server/vaults";

const TICKET_MINUTES = 2;

/** How somebody proved who they are; stands in the audit chain beside the session it opened. */
export const SIGN_IN_METHODS = [
  "setup",
  "invitation",
  "password",
  "totp",
  "recovery_code",
  "passkey",
] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What a proof of identity earns: a ticket for one session, redeemed by the sign-in framework moments later. */
export function issueTicket(
  tx: Tx,
  vaults: Vaults,
  { personId, method }: { personId: string; method: SignInMethod },
  now: Date,
): Promise<string> {
  return issueLink(
    tx,
    vaults,
    { kind: "sign_in_ticket", minutes: TICKET_MINUTES, personId, payload: { method } },
    now,
  );
}
