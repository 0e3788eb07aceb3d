import { sql } from "drizzle-orm";
import { z } from "zod";
import { changesBetween } from "@/lib/domain/audit/change";
import { limitsInWords, limitsSchema } from "@/lib/domain/settings/limits";
import { sizeWords } from "@/lib/domain/size-words";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { alterSettings, lockSettings, seenSettings } from "./subject";

/** Changes what this desk takes in and how fast; the next request is counted by it. */
export const changeLimits = useCase({
  input: z.object(seenSettings).and(limitsSchema),
  action: "settings.secure",
  load: lockSettings,
  run: async ({ tx, input: { version: seen, ...limits }, subject: { settings } }) => {
    await assertRoom(tx, limits.storageQuotaBytes);
    const { files, fileBytes, caseBytes } = limits.fileLimits;
    return alterSettings(tx, {
      settings,
      seen,
      values: {
        reportsHeldAbove: limits.reportsHeldAbove,
        storageQuotaBytes: String(limits.storageQuotaBytes),
        filesPerMessage: files,
        fileBytes,
        caseBytes,
        rateLimits: limits.rateLimits,
      },
      action: "limits.changed",
      changes: changesBetween(limitsInWords(settings), limitsInWords(limits)),
    });
  },
});

// Below what is stored already, every reporter would be refused a file from now on.
async function assertRoom(tx: Tx, quotaBytes: number): Promise<void> {
  const { rows } = await tx.execute<{ used: string }>(sql`select app.storage_used() as used`);
  const used = Number(rows[0]?.used ?? 0);
  if (used <= quotaBytes) return;
  const message = `${sizeWords(used)} are stored already. Set the room for all files to more than that.`;
  throw invalid([{ field: "quota.amount", message }]);
}
