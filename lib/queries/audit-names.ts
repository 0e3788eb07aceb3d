import { sql } from "drizzle-orm";
import { isUuid } from "@/lib/domain/uuid";
import type { Tx } from "@/lib/server/database";

type Held = { data: Readonly<Record<string, unknown>> };

/**
 * What the ids in these events stand for, where it is known and the actor may see it: people, entries of registers, cases and flaws
 * by their names, messages by who wrote them when.
 */
export async function auditNames(tx: Tx, events: readonly Held[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(events.flatMap(({ data }) => Object.values(data).flat()).filter(isId));
  if (ids.size === 0) return new Map();
  const asked = sql.join(
    [...ids].map((id) => sql`${id}`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    with asked as (select unnest(array[${asked}]::uuid[]) as id), known as (
      select p.id, p.display_name as name from people p
      union all select p.id, p.name from products p
      union all select b.id, p.name || ' ' || b.name from product_branches b join products p on p.id = b.product_id
      union all select l.id, l.name from labels l
      union all select r.id, r.name from canned_replies r
      union all select v.id, 'V' || v.number from vulnerabilities v
      union all select c.id, c.reference from cases c
      union all select i.id, i.words from playbook_items i
      union all select m.id, concat(case m.audience when 'internal' then 'note' else 'message' end, ' of ',
        coalesce(w.display_name, 'the reporter'), ', ', to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD, HH24:MI'), ' UTC')
        from messages m left join people w on w.id = m.author_person_id
      union all select t.id, 'the reporter' from participants t where t.kind = 'reporter')
    select id::text, name from known join asked using (id)`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function isId(value: unknown): value is string {
  return typeof value === "string" && isUuid(value);
}
