import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/server/database";

/** Where desks that are open hear of changes; an event of a case tells it by itself (a trigger, 0016). */
export const CHANNEL = "breakwater_changes";

/** Tells, after the commit, that cases look different though nothing happened to them. */
export async function tellOfCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await tx.execute(sql`
    select pg_notify(${CHANNEL}, json_build_object('case', id)::text)
    from json_array_elements_text(${JSON.stringify(caseIds)}::json) as told(id)`);
}
