import { eq } from "drizzle-orm";
import { settings } from "@/db/schema";
import type { FileLimits } from "@/lib/domain/file-limits";
import type { Tx } from "@/lib/server/database";

type Row = typeof settings.$inferSelect;

/** What was set for this installation. */
export type Settings = Pick<
  Row,
  | "organisationName"
  | "referencePrefix"
  | "setupCompletedAt"
  | "reportsHeldAbove"
  | "rateLimits"
  | "sessionIdleMinutes"
  | "sessionAbsoluteMinutes"
  | "requireSecondFactor"
  | "wordIndex"
  | "version"
> & { storageQuotaBytes: number; fileLimits: FileLimits };

/**
 * The settings, or null before set-up; `lock` keeps their row until the commit. Whether words are indexed is also asked for in
 * statements of its own, everything else here only.
 */
export async function settingsOf(tx: Tx, options: { lock?: true } = {}): Promise<Settings | null> {
  const query = tx.select().from(settings).where(eq(settings.id, 1));
  const [row] = await (options.lock ? query.for("update") : query);
  if (!row) return null;
  const { storageQuotaBytes, filesPerMessage, fileBytes, caseBytes, id: _, ...rest } = row;
  return {
    ...rest,
    storageQuotaBytes: Number(storageQuotaBytes),
    fileLimits: { files: filesPerMessage, fileBytes, caseBytes },
  };
}

/** The organisation's name, as it stands on pages, receipts and mail. */
export async function organisationOf(tx: Tx): Promise<string> {
  return organisationIn(await settingsOf(tx));
}

/** The same from settings that were read already. */
export function organisationIn(settings: Settings | null): string {
  return settings?.organisationName ?? "Security";
}
