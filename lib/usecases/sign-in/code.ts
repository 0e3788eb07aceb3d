import { and, eq, isNull, lt } from "drizzle-orm";
import { personSecrets, recoveryCodes } from "@/db/schema";
import { parseRecoveryCode } from "@/lib/domain/identity/recovery-code";
import type { Tx } from "@/lib/server/database";
import { services } from "@/lib/server/services";
import { totpStep } from "@/lib/server/totp";
import type { Vaults } from "@/lib/server/vaults";

type Given = { tx: Tx; vaults: Vaults; personId: string; code: string; now: Date };

/** Whether a code proves the second factor, and uses it up: a time step and a recovery code count once each. */
export async function spendCode(given: Given): Promise<"totp" | "recovery_code" | null> {
  if (await spendTotp(given)) return "totp";
  return (await spendRecoveryCode(given)) ? "recovery_code" : null;
}

async function spendTotp({ tx, vaults, personId, code, now }: Given): Promise<boolean> {
  const [row] = await tx
    .select({ sealed: personSecrets.totpSealed, confirmedAt: personSecrets.totpConfirmedAt })
    .from(personSecrets)
    .where(eq(personSecrets.personId, personId));
  if (!row?.sealed || !row.confirmedAt) return false;
  const vault = await vaults.ofInstance();
  const step = totpStep(vault.open("person_secrets.totp_sealed", personId, row.sealed), code, now);
  return step !== null && (await takeStep(tx, personId, step));
}

/** The step only grows, so a code seen by somebody else opens nothing again; of two at once one wins (ASVS 6.5.1). */
export async function takeStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(personSecrets)
    .set({ totpLastStep: step })
    .where(and(eq(personSecrets.personId, personId), lt(personSecrets.totpLastStep, step)))
    .returning({ personId: personSecrets.personId });
  return taken.length > 0;
}

async function spendRecoveryCode({ tx, personId, code, now }: Given): Promise<boolean> {
  const parsed = parseRecoveryCode(code);
  if (parsed === null) return false;
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.codeHash, recoveryCodeHash(parsed)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return used.length > 0;
}

export function recoveryCodeHash(code: string): Buffer {
  return services().keyring.lookupHash("recovery-code", code);
}
