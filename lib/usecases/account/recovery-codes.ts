import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { recoveryCodes } from "@/db/schema";
import {
  parseRecoveryCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCodeFromBytes,
} from "@/lib/domain/identity/recovery-code";
import { personChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { recoveryCodeHash } from "@/lib/usecases/sign-in/code";
import { factorsOf, lockOwn, ownPerson } from "./own";

/** Fresh recovery codes, shown once; the old ones stop working. */
export const renewRecoveryCodes = useCase({
  input: z.object({}),
  action: "account.factors",
  load: lockOwn,
  async run({ tx, actor }) {
    const { personId } = ownPerson(actor);
    if (!(await factorsOf(tx, personId)).hasTotp)
      throw conflict("Recovery codes stand in for the authenticator app. Set that up first.");
    const codes = await replaceCodes(tx, personId);
    return {
      result: { codes },
      events: [{ chain: personChain(personId), action: "recovery_codes.renewed" }],
    };
  },
});

export async function replaceCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCodeFromBytes(randomBytes(RECOVERY_CODE_BYTES)),
  );
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ id: randomUUID(), personId, codeHash: recoveryCodeHash(stored(code)) })));
  return codes;
}

function stored(code: string): string {
  const parsed = parseRecoveryCode(code);
  if (parsed === null) throw new Error("a recovery code was made that does not read back");
  return parsed;
}
