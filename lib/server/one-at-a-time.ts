import { sql } from "drizzle-orm";
import type { Tx } from "./database";

/**
 * Lets changes of one register wait for each other until the commit: what is looked up first (a free name, the last place,
 * how many there are) still holds when it is written.
 */
export async function oneAtATime(
  tx: Tx,
  register: "products" | "labels" | "playbook_items" | "canned_replies",
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${register}))`);
}
