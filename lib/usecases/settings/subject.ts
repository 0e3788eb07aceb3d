import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { settings } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";
import { type Settings, settingsOf } from "@/lib/server/settings";
import type { Loaded } from "@/lib/server/use-case";

export type LockedSettings = Loaded & { settings: Settings };

/** Which settings the form showed. */
export const seenSettings = { version: z.coerce.number<unknown>().int().positive() };

/** The settings, locked until the commit; null before set-up. Whoever publishes a policy takes the same lock. */
export async function lockSettings({ tx }: { tx: Tx }): Promise<LockedSettings | null> {
  const found = await settingsOf(tx, { lock: true });
  return found ? { access: null, settings: found } : null;
}

/** Writes columns over the settings that were seen, and says which version they are now. @throws AppError conflict */
export async function saveSettings(
  tx: Tx,
  seen: number,
  values: Partial<typeof settings.$inferInsert>,
): Promise<number> {
  const version = seen + 1;
  const { rowCount } = await tx
    .update(settings)
    .set({ ...values, version })
    .where(and(eq(settings.id, 1), eq(settings.version, seen)));
  if (rowCount !== 1)
    throw conflict(
      "Somebody else changed the settings meanwhile. What they saved stands beside yours, which is still here. Check both, then save again.",
    );
  return version;
}
