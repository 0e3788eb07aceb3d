import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { personSecrets, staffSessions } from "@/db/schema";
import { givenPasswordSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { invalid, unauthenticated } from "@/lib/server/errors";
import { verifyPassword } from "@/lib/server/passwords";
import { countTry, forgiveTry } from "@/lib/server/rate-limit";
import { read } from "@/lib/server/read";
import { noSubject, useCase } from "@/lib/server/use-case";
import { markTwoFactors, ownPerson, sessionIdSchema } from "@/lib/usecases/account/own";
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
    const [secrets] = await read(actor, ({ tx }) =>
      tx
        .select({ hash: personSecrets.passwordHash, totpConfirmedAt: personSecrets.totpConfirmedAt })
        .from(personSecrets)
        .where(eq(personSecrets.personId, personId)),
    );
    const right = await verifyPassword(secrets?.hash ?? null, input.password);
    if (!right) throw invalid([{ field: "password", message: "The password is not right." }]);
    const needsCode = (secrets?.totpConfirmedAt ?? null) !== null;
    return { personId, needsCode, left: needsCode ? await countCode(personId, input) : 0 };
  },
  load: noSubject,
  async run({ tx, vaults, input, prepared, now }) {
    const { personId, needsCode, left } = prepared;
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

/** Marks this very session, and no other of the person's, as freshly proven. */
export async function stepUp(tx: Tx, personId: string, sessionId: string, now: Date): Promise<void> {
  const marked = await tx
    .update(staffSessions)
    .set({ steppedUpAt: now })
    .where(and(eq(staffSessions.id, sessionId), eq(staffSessions.personId, personId)))
    .returning({ id: staffSessions.id });
  if (marked.length === 0) throw unauthenticated();
}
