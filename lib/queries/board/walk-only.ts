import { sql } from "drizzle-orm";
import type { Reading } from "@/lib/server/read";

/**
 * For the rest of the transaction, joins look rows up one by one. Lists and counts end after some rows; a hash of a whole
 * table first costs as much for one row as for all, and the planner takes it where a filter of another table is common.
 */
export function walkOnly({ tx }: Reading): void {
  // Travels with the next statement; where it fails, so does that one.
  tx.execute(sql.raw(WALK_ONLY)).catch(() => undefined);
}

export const WALK_ONLY = ["seqscan", "hashjoin", "mergejoin"]
  .map((way) => `set local enable_${way} = off`)
  .join("; ");
