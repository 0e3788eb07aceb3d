import { z } from "zod";
import { linkTokenSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { invalid } from "@/lib/server/errors";
import { findLink, spendLink } from "@/lib/server/links";
import { countTry, forgiveTry } from "@/lib/server/rate-limit";
import { type Done, type UseCase, useCase } from "@/lib/server/use-case";
import { spendCode } from "./code";
import { issueTicket } from "./ticket";

const SecondFactorInput = z.object({
  token: linkTokenSchema,
  client: z.string(),
  code: z.string("Enter the code.").trim().min(1, "Enter the code.").max(100),
});

/** A wrong code is recorded in the person's chain, so the refusal is a result here and an error only afterwards. */
const giveCode = useCase({
  input: SecondFactorInput,
  action: "session.staff",
  async prepare({ input }) {
    await countTry("sign-in", input.client);
    await countTry("second-factor", tokenHash(input.token).toString("base64url"));
  },
  async load({ tx, vaults, input, now, become }) {
    const link = await findLink(tx, vaults, "second_factor", input.token, now);
    if (!link?.personId) return null;
    await become({ type: "person", personId: link.personId, roles: [], steppedUpAt: null });
    return { access: null, linkId: link.id, personId: link.personId };
  },
  async run({ tx, vaults, input, subject, now }): Promise<Done<{ ticket: string } | null>> {
    const { personId, linkId } = subject;
    const chain = personChain(personId);
    const method = await spendCode({ tx, vaults, personId, code: input.code, now });
    if (method === null)
      return { result: null, events: [{ chain, action: "sign_in.second_factor_refused" }] };
    await spendLink(tx, linkId, now);
    const ticket = await issueTicket(tx, vaults, { personId, method }, now);
    return {
      result: { ticket },
      events: [{ chain, action: "sign_in.second_factor_accepted", data: { method } }],
    };
  },
});

export const WRONG_SECOND_FACTOR =
  "This code is not right, or was used before. Wait for the next one, or use a recovery code.";

async function signInWithCode(...[caller, input]: Parameters<typeof giveCode>): Promise<{ ticket: string }> {
  const accepted = await giveCode(caller, input);
  if (accepted === null) throw invalid([{ field: "code", message: WRONG_SECOND_FACTOR }]);
  await forgiveTry("sign-in", SecondFactorInput.parse(input).client);
  return accepted;
}

/** The second step of signing in: a code from the authenticator app or a recovery code earns the session's ticket. */
export const giveSecondFactor: UseCase<{ ticket: string }> = Object.assign(signInWithCode, {
  action: giveCode.action,
});
