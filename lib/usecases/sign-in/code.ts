import { and, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { personSecrets, recoveryCodes } from "@/db/schema";
import { parseRecoveryCode } from "@/lib/domain/identity/recovery-code";
import type { Tx } from "@/lib/server/database";
import { AppError, invalid } from "@/lib/server/errors";
import { countLeft, forgiveTry, hasLeft } from "@/lib/server/rate-limit";
import { services } from "@/lib/server/services";
import { totpPairStep, totpStep } from "@/lib/server/totp";
import type { Vaults } from "@/lib/server/vaults";

/** A code from the app or a recovery code; `nextCode` is the app's following one, where two in a row are asked for. */
export const codeSchema = z.string("Enter the code.").trim().max(100);
export const nextCodeSchema = z.string().trim().max(20).default("");

type Codes = { code: string; nextCode: string };
type Given = Codes & { tx: Tx; vaults: Vaults; personId: string; now: Date; left: number };

/**
 * Counts a code that is about to be tried for a person: how many single ones are left to them today. Outside any
 * transaction, so that tries at once cannot all be the first. A recovery code has 80 bits; nobody guesses those.
 */
export async function countCode(personId: string, { code }: Codes): Promise<number> {
  if (parseRecoveryCode(code) === null) return countLeft("person-code", personId);
  return (await hasLeft("person-code", personId)) ? 1 : 0;
}

/** The code was right, so it costs the person none of their tries. */
export async function forgiveCode(personId: string, { code }: Codes): Promise<void> {
  if (parseRecoveryCode(code) === null) await forgiveTry("person-code", personId);
}

/** Whether a code proves the second factor, and uses it up: a time step and a recovery code count once each. */
export async function spendCode(given: Given): Promise<"totp" | "recovery_code" | null> {
  if (parseRecoveryCode(given.code) !== null)
    return (await spendRecoveryCode(given)) ? "recovery_code" : null;
  return (await spendTotp(given)) ? "totp" : null;
}

const WRONG_CODE =
  "This code is not right, or was used before. Wait for the next one, or use a recovery code.";
const WANTS_TWO =
  "Enter two codes in a row: the one your app shows, and the next once it changes. A recovery code works alone.";

/**
 * The answer to a code that proved nothing. With no single tries left it is the same for right and wrong ones, and a
 * conflict: the page the person answered did not ask for two yet.
 */
export function wrongCode(left: number): AppError {
  return left > 0
    ? invalid([{ field: "code", message: WRONG_CODE }])
    : new AppError("conflict", WANTS_TWO, { fields: [{ field: "nextCode", message: WANTS_TWO }] });
}

async function spendTotp({ tx, vaults, personId, code, nextCode, now, left }: Given): Promise<boolean> {
  const [row] = await tx
    .select({ sealed: personSecrets.totpSealed, confirmedAt: personSecrets.totpConfirmedAt })
    .from(personSecrets)
    .where(eq(personSecrets.personId, personId));
  if (!row?.sealed || !row.confirmedAt) return false;
  const vault = await vaults.ofInstance();
  const secret = vault.open("person_secrets.totp_sealed", personId, row.sealed);
  if (left >= 0 && nextCode === "") {
    const step = totpStep(secret, code, now);
    return step !== null && (await takeStep(tx, personId, step));
  }
  const step = totpPairStep(secret, code, nextCode, now);
  return step !== null && (await takeStep(tx, personId, step, 2));
}

/**
 * Uses up a step and, with `count` two, the one before it. The last step only grows, so a code seen by somebody else opens
 * nothing again; of two at once one wins (ASVS 6.5.1).
 */
export async function takeStep(tx: Tx, personId: string, step: number, count: 1 | 2 = 1): Promise<boolean> {
  const taken = await tx
    .update(personSecrets)
    .set({ totpLastStep: step })
    .where(and(eq(personSecrets.personId, personId), lt(personSecrets.totpLastStep, step - count + 1)))
    .returning({ personId: personSecrets.personId });
  return taken.length > 0;
}

async function spendRecoveryCode({ tx, personId, code, now }: Given): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.codeHash, recoveryCodeHash(parseRecoveryCode(code) ?? "")),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return used.length > 0;
}

export function recoveryCodeHash(code: string): Buffer {
  return services().keyring.lookupHash("recovery-code", code);
}
