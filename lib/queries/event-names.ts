import { sql } from "drizzle-orm";
import type { NameOf } from "@/lib/domain/case/change-event-words";
import type { Tx } from "@/lib/server/database";

type Named = { action: string; data: Readonly<Record<string, unknown>> };

/** The ids of colleagues, labels and branches that these events speak of. */
function idsIn(events: readonly Named[]): string[] {
  const ids = events.flatMap(({ data: { personId, branchId, added, removed } }) => [
    personId,
    branchId,
    ...[added, removed].flatMap((list) => (Array.isArray(list) ? list : [])),
  ]);
  return [...new Set(ids.filter((id) => typeof id === "string"))];
}

/** Their names, in one statement; none where the events speak of nobody. Archived labels and disabled people have theirs still. */
export async function eventNames(tx: Tx, events: readonly Named[]): Promise<NameOf> {
  const ids = idsIn(events.filter(({ action }) => SPEAKING.has(action)));
  if (ids.length === 0) return () => null;
  const wanted = sql`(select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`;
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select id, display_name as name from people where id in ${wanted}
    union all select id, name from labels where id in ${wanted}
    union all select id, name from product_branches where id in ${wanted}`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(String(id)) ?? null;
}

const SPEAKING: ReadonlySet<string> = new Set(["case.assigned", "case.labelled", "branch.decided"]);
