import { and, desc, eq, sql } from "drizzle-orm";
import { events } from "@/db/schema";
import { type AdvisoryContent, advisoryContentSchema } from "@/lib/domain/advisory/content";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

/** The event that keeps, sealed, the text that an approval was given for. */
export const TEXT_KEPT = "advisory.text_kept" as const;

/** The text that was approved last before this version of an advisory; null where none was. */
export async function approvedBefore(
  { tx, vault }: { tx: Tx; vault: Vault },
  caseId: string,
  version: number,
): Promise<AdvisoryContent | null> {
  const [kept] = await tx
    .select({ sealed: events.sealed })
    .from(events)
    .where(
      and(
        eq(events.chainKind, "case"),
        eq(events.chainId, caseId),
        eq(events.action, TEXT_KEPT),
        sql`(${events.data}->>'version')::int < ${version}`,
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  const text = vault.openOptional("events.sealed", caseId, kept?.sealed ?? null);
  return text === null ? null : advisoryContentSchema.parse(JSON.parse(text));
}
