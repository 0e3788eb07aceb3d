import { sql } from "drizzle-orm";
import type { Tx } from "./database";
import type { Loaded, Work } from "./use-case";

type Register = "products" | "labels" | "playbook_items" | "canned_replies" | "duplicate_links";

/**
 * Lets changes of one register wait for each other until the commit: what is looked up first (a free name, the last place,
 * how many there are) still holds when it is written. Waited for in `load`, before a row of the register.
 */
export async function oneAtATime(tx: Tx, register: Register): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${register}))`);
}

/** Loads what adds to a register. */
export const alone =
  (register: Register) =>
  async ({ tx }: Pick<Work, "tx">): Promise<Loaded> => {
    await oneAtATime(tx, register);
    return { access: null };
  };
