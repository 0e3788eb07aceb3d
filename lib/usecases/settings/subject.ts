import { and, eq } from "drizzle-orm";
import { settings } from "@/db/schema";
import type { Change } from "@/lib/domain/audit/change";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";
import { type Settings, settingsOf } from "@/lib/server/settings";
import { type Done, type Loaded, noEvents } from "@/lib/server/use-case";

export type LockedSettings = Loaded & { settings: Settings };

/** Which settings the form showed. */
export const seenSettings = { version: seenVersionSchema };

/** The settings, locked until the commit; null before set-up. Whoever publishes a policy takes the same lock. */
export async function lockSettings({ tx }: { tx: Tx }): Promise<LockedSettings | null> {
  const found = await settingsOf(tx, { lock: true });
  return found ? { access: null, settings: found } : null;
}

type Alteration = {
  settings: Settings;
  /** The version that the form showed. */
  seen: number;
  values: Partial<typeof settings.$inferInsert>;
  action: "organisation.changed" | "limits.changed" | "sign_in_rules.changed";
  changes: readonly Change[];
};

/**
 * Writes columns over the settings that were seen, with what changed in the audit; where nothing differs, nothing is
 * written. @throws AppError conflict when somebody else was first
 */
export async function alterSettings(tx: Tx, alteration: Alteration): Promise<Done<{ version: number }>> {
  const { settings: found, seen, values, action, changes } = alteration;
  if (found.version !== seen) throw overtaken();
  if (changes.length === 0) return { result: { version: seen }, events: noEvents("nothing differs") };
  const version = seen + 1;
  const { rowCount } = await tx
    .update(settings)
    .set({ ...values, version })
    .where(and(eq(settings.id, 1), eq(settings.version, seen)));
  if (rowCount !== 1) throw overtaken();
  return { result: { version }, events: [{ chain: INSTANCE_CHAIN, action, data: { version, changes } }] };
}

const overtaken = () =>
  conflict(
    "Somebody else changed the settings meanwhile. What they saved stands beside yours, which is still here. Check both, then save again.",
  );
