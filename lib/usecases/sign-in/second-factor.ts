import { z } from "zod";
import { linkTokenSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { findLink, personBehind, spendLink } from "@/lib/server/links";
import { countTry, forgiveTry } from "@/lib/server/rate-limit";
import { type Done, type UseCase, useCase } from "@/lib/server/use-case";
import { codeSchema, countCode, forgiveCode, nextCodeSchema, spendCode, wrongCode } from "./code";
import { issueTicket } from "./ticket";

const SecondFactorInput = z.object({
  token: linkTokenSchema,
  client: z.string(),
  code: codeSchema.min(1, "Enter the code."),
  nextCode: nextCodeSchema,
});

type Outcome = { personId: string; left: number; ticket: string | null };

/** A wrong code is recorded in the person's chain, so the refusal is a result here and an error only afterwards. */
const giveCode = useCase({
  input: SecondFactorInput,
  action: "session.staff",
  async prepare({ input, now }) {
    await countTry("sign-in", input.client);
    await countTry("second-factor", tokenHash(input.token).toString("base64url"));
    const personId = await personBehind(input.token, now);
    return { left: personId === null ? 0 : await countCode(personId, input) };
  },
  async load({ tx, vaults, input, now, become }) {
    const link = await findLink(tx, vaults, "second_factor", input.token, now);
    if (!link?.personId) return null;
    await become({ type: "person", personId: link.personId, roles: [], steppedUpAt: null });
    return { access: null, linkId: link.id, personId: link.personId };
  },
  async run({ tx, vaults, input, subject, prepared, now }): Promise<Done<Outcome>> {
    const { personId, linkId } = subject;
    const { left } = prepared;
    const chain = personChain(personId);
    const method = await spendCode({ ...input, tx, vaults, personId, now, left });
    if (method === null)
      return {
        result: { personId, left, ticket: null },
        events: [{ chain, action: "sign_in.second_factor_refused" }],
      };
    await spendLink(tx, linkId, now);
    const ticket = await issueTicket(tx, vaults, { personId, method }, now);
    return {
      result: { personId, left, ticket },
      events: [{ chain, action: "sign_in.second_factor_accepted", data: { method } }],
    };
  },
});

async function signInWithCode(...[caller, input]: Parameters<typeof giveCode>): Promise<{ ticket: string }> {
  const { personId, left, ticket } = await giveCode(caller, input);
  if (ticket === null) throw wrongCode(left);
  const given = SecondFactorInput.parse(input);
  await forgiveTry("sign-in", given.client);
  await forgiveCode(personId, given);
  return { ticket };
}

/** The second step of signing in: a code from the authenticator app or a recovery code earns the session's ticket. */
export const giveSecondFactor: UseCase<{ ticket: string }> = Object.assign(signInWithCode, {
  action: giveCode.action,
});
