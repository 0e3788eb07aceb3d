import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/server/database";

/**
 * The case that this one repeats, followed to the last that repeats none, as far as the actor sees: the id given where it
 * repeats nothing. Links never form a circle (`linkDuplicate` sees to that).
 */
export async function canonicalOf(tx: Tx, caseId: string): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive up(id, depth) as (
      select ${caseId}::uuid, 0
      union all
      select c.id, up.depth + 1 from up
        join cases k on k.id = up.id join cases c on c.id = k.duplicate_of
    ) select id from up order by depth desc limit 1`);
  return rows[0]?.id ?? caseId;
}

/** Every case that repeats this one, directly or through another, as far as the actor sees. */
export async function duplicatesOf(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive down(id) as (
      select id from cases where duplicate_of = ${caseId}::uuid
      union
      select c.id from down join cases c on c.duplicate_of = down.id
    ) select id from down order by id`);
  return rows.map(({ id }) => id);
}
