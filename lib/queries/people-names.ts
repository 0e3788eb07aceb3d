import { inArray } from "drizzle-orm";
import { people } from "@/db/schema";
import type { Tx } from "@/lib/server/database";

/** The names of these people, by id; ids that name nobody are left out. */
export async function peopleNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, name: people.displayName })
    .from(people)
    .where(inArray(people.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
