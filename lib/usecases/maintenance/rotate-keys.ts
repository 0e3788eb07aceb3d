import { eq, ne } from "drizzle-orm";
import { z } from "zod";
import { caseKeys, scopeKeys } from "@/db/schema";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { services } from "@/lib/server/services";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

const BATCH = 500;

/**
 * Rewraps up to 500 data keys with the current key-encryption key, in one transaction, and says how many are `left` under
 * an older one (those in use at this moment among them). Data stays as it is. Killed half-way, the next call goes on: rows
 * still under an old key are the only memory of where it was.
 */
export const rewrapBatch = useCase({
  input: z.object({}),
  action: "maintenance.run",
  load: noSubject,
  run: async ({ tx }) => {
    const { keyring } = services();
    const current = keyring.currentId;
    const stale = await tx
      .select()
      .from(caseKeys)
      .where(ne(caseKeys.kekId, current))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const row of stale) {
      const key = keyring.unwrap(row.caseId, row.wrapped, row.kekId);
      await tx.update(caseKeys).set(keyring.wrap(row.caseId, key)).where(eq(caseKeys.caseId, row.caseId));
    }
    const scopes = await tx.select().from(scopeKeys).where(ne(scopeKeys.kekId, current)).for("update");
    for (const row of scopes) {
      const key = keyring.unwrap(row.scope, row.wrapped, row.kekId);
      await tx.update(scopeKeys).set(keyring.wrap(row.scope, key)).where(eq(scopeKeys.scope, row.scope));
    }
    const rewrapped = stale.length + scopes.length;
    const left = await tx.$count(caseKeys, ne(caseKeys.kekId, current));
    return {
      result: { rewrapped, left },
      events:
        rewrapped === 0
          ? noEvents("nothing was rewrapped")
          : [{ chain: INSTANCE_CHAIN, action: "keys.rewrapped", data: { rewrapped, key: current } }],
    };
  },
});
