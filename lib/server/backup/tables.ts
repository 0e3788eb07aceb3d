import type pg from "pg";

export type BackupTable = { name: string; columns: string[] };

// Sessions end with a restore, and so do links: one that was used or taken back since would work again. Rate-limit buckets are
// nobody's business a day later.
const LEFT_OUT = ["staff_sessions", "portal_sessions", "links", "rate_limits", "daily_keys"];

/** Whether a table is restored; backups of earlier versions hold some that are not any more. */
export const isRestored = (table: string) => !LEFT_OUT.includes(table);

/** Every table that is backed up, referenced ones before those that refer to them, with its own columns. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(distinct r.relname::text) from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname`);
  const waiting = rows.filter(({ name }) => isRestored(name));
  const known = new Set(waiting.map(({ name }) => name));
  const ordered: BackupTable[] = [];
  const placed = new Set<string>();
  while (ordered.length < waiting.length) {
    const ready = waiting.filter(
      ({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(need) || !known.has(need)),
    );
    if (ready.length === 0) throw new Error("the tables refer to each other in a circle");
    for (const { name, columns } of ready) {
      placed.add(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}
