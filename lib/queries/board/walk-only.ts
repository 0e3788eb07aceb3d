import { sql } from "drizzle-orm";
import type { Reading } from "@/lib/server/read";

/**
 * For the rest of the transaction, tables are read by an index and joins look rows up one by one. Lists and counts end after
 * some rows; a way that first reads a whole table costs as much for one row as for all, and the planner takes it where a
 * filter of another table is common. `built in`: views whose every filter has an index of its own gather no bitmaps either.
 */
export function walkOnly({ tx }: Reading, asked: "anything" | "built in"): void {
  // Travels with the next statement; where it fails, so does that one.
  tx.execute(sql.raw(WALK_ONLY[asked])).catch(() => undefined);
}

const off = (ways: readonly string[]) => ways.map((way) => `set local enable_${way} = off`).join("; ");

const WAYS = ["seqscan", "hashjoin", "mergejoin"];
export const WALK_ONLY = { anything: off(WAYS), "built in": off([...WAYS, "bitmapscan"]) } as const;
