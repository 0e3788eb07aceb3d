import { eq, sql } from "drizzle-orm";
import { caseWords } from "@/db/schema";
import { distinctWords } from "@/lib/domain/search/words";
import { caseTexts } from "@/lib/queries/case-texts";
import type { Vault } from "@/lib/server/crypto/vault";
import { wordHasher } from "@/lib/server/crypto/word-hashes";
import type { Tx } from "@/lib/server/database";
import { AppError } from "@/lib/server/errors";
import { services } from "@/lib/server/services";
import { type Caller, noEvents, useCase } from "@/lib/server/use-case";
import { caseInput, lockCase } from "@/lib/usecases/cases/subject";
import { refreshQuality } from "@/lib/usecases/reports/quality";

/**
 * Writes the words of a case's texts into the keyed index, unless it is switched off, and how complete its report is where
 * that was never judged. The lock of the case puts two runs in a row, so that the later one has the last word. A case whose
 * key was destroyed keeps no words.
 */
export const indexCase = useCase({
  input: caseInput.pick({ caseId: true }),
  action: "maintenance.run",
  load: lockCase,
  run: async ({ input: { caseId }, subject, tx, vaults, now }) => {
    const vault = (await vaults.ofCases([caseId])).get(caseId);
    if (vault && subject.case.quality === null) await refreshQuality({ tx, vaults }, caseId);
    const words = vault && (await keepsWords(tx)) ? await hashedWords(tx, vault, caseId) : null;
    if (words === null) await tx.delete(caseWords).where(eq(caseWords.caseId, caseId));
    else
      await tx
        .insert(caseWords)
        .values({ caseId, words, indexedAt: now })
        .onConflictDoUpdate({
          target: caseWords.caseId,
          set: { words, indexedAt: now },
          setWhere: sql`${caseWords.words} is distinct from excluded.words`,
        });
    return {
      result: { words: words?.length ?? 0 },
      events: noEvents("derived from what other events tell of"),
    };
  },
});

async function hashedWords(tx: Tx, vault: Vault, caseId: string): Promise<bigint[]> {
  return [...distinctWords(await caseTexts(tx, vault, caseId))].map(wordHasher(services().keyring));
}

/** The same for jobs: a case that went away meanwhile has nothing to search for. */
export async function indexCaseIfThere(caller: Caller, caseId: string): Promise<void> {
  try {
    await indexCase(caller, { caseId });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "not_found")) throw error;
  }
}

// Shared until the end of the transaction: switching the index off waits for it, and is seen by whoever comes after.
async function keepsWords(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute<{ word_index: boolean }>(sql`select word_index from settings for share`);
  return rows[0]?.word_index ?? true;
}
