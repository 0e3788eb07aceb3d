import type { SignInMethod } from "@/lib/domain/identity/sign-in-methods";
import type { Tx } from "@/lib/server/database";
import { issueLink } from "@/lib/server/links";
import type { Vaults } from "@/lib/server/vaults";

const TICKET_MINUTES = 2;

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
