import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { personSecrets, staffSessions } from "@/db/schema";
import { givenPasswordSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid, unauthenticated } from "@/lib/server/errors";
import { verifyPassword } from "@/lib/server/passwords";
import { countTry, forgiveTry } from "@/lib/server/rate-limit";
import { read } from "@/lib/server/read";
import { useCase } from "@/lib/server/use-case";
import { lockOwn, markTwoFactors, ownPerson, sessionIdSchema } from "@/lib/usecases/account/own";
import { codeSchema, countCode, forgiveCode, nextCodeSchema, spendCode, wrongCode } from "./code";

/** A fresh proof of identity for sensitive acts: password, and the second factor where one is set up. */
export const confirmIdentity = useCase({
  input: z.object({
    password: givenPasswordSchema,
    code: codeSchema.default(""),
    nextCode: nextCodeSchema,
    sessionId: sessionIdSchema,
    client: z.string(),
  }),
  action: "account.own",
  async prepare({ actor, input }) {
    const { personId } = ownPerson(actor);
    await countTry("sign-in", input.client);
    const asked = await read(actor, ({ tx }) => askedOf(tx, personId));
    const right = await verifyPassword(asked.hash, input.password);
    if (!right) throw invalid([{ field: "password", message: "The password is not right." }]);
    return { personId, asked, left: asked.needsCode ? await countCode(personId, input) : 0 };
  },
  load: lockOwn,
  async run({ tx, vaults, input, prepared, now }) {
    const { personId, asked, left } = prepared;
    const { hash, needsCode } = await askedOf(tx, personId);
    if (hash !== asked.hash || needsCode !== asked.needsCode)
      throw conflict("What you sign in with was changed meanwhile. Confirm again that it is you.");
    const method = needsCode ? await spendCode({ ...input, tx, vaults, personId, now, left }) : "password";
    if (method === null) throw wrongCode(left);
    await stepUp(tx, personId, input.sessionId, now);
    if (needsCode) await markTwoFactors(tx, personId, input.sessionId);
    await forgiveTry("sign-in", input.client);
    if (needsCode) await forgiveCode(personId, input);
    return {
      result: undefined,
      events: [{ chain: personChain(personId), action: "session.stepped_up", data: { method } }],
    };
  },
});

/** The password's hash, and whether a code is asked for beside it. */
async function askedOf(tx: Tx, personId: string) {
  const [secrets] = await tx
    .select({ hash: personSecrets.passwordHash, totpConfirmedAt: personSecrets.totpConfirmedAt })
    .from(personSecrets)
    .where(eq(personSecrets.personId, personId));
  return { hash: secrets?.hash ?? null, needsCode: (secrets?.totpConfirmedAt ?? null) !== null };
}

/** Marks this very session, and no other of the person's, as freshly proven. */
export async function stepUp(tx: Tx, personId: string, sessionId: string, now: Date): Promise<void> {
  const marked = await tx
    .update(staffSessions)
    .set({ steppedUpAt: now })
    .where(and(eq(staffSessions.id, sessionId), eq(staffSessions.personId, personId)))
    .returning({ id: staffSessions.id });
  if (marked.length === 0) throw unauthenticated();
}
