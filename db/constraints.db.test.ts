import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";

const db = testDatabase();

async function names(query: string): Promise<string[]> {
  const { rows } = await db().owner.query<{ name: string }>(query);
  return rows.map(({ name }) => name);
}

test("every foreign key is led by an index, so that deleting what it points at scans nothing", async () => {
  const bare = await names(`
    select k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and not exists (select from pg_index i where i.indrelid = k.conrelid
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`);
  expect(bare).toEqual([]);
});

test("every foreign key says what becomes of its row", async () => {
  const silent = await names(`
    select conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and confdeltype = 'a'`);
  expect(silent).toEqual([]);
});

test("every instant knows its zone, and every table is under row-level security or holds no content", async () => {
  const zoneless = await names(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type in ('timestamp without time zone', 'time without time zone', 'date')`);
  expect(zoneless).toEqual([]);
  const open = await names(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity order by 1`);
  expect(open).toEqual(["daily_keys", "rate_limits"]);
});

test("every column with a closed list of words has a CHECK", async () => {
  const unchecked = await names(`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.data_type = 'text'
      and c.column_name in ('state', 'kind', 'audience', 'origin', 'severity', 'outcome', 'naming', 'type', 'template',
        'issuer', 'support', 'decision', 'role', 'cvss_version', 'next_due_kind', 'exploited', 'already_public',
        'resume_state', 'reporter_kind', 'chain_kind')
      and c.table_name <> 'chain_heads'
      and not exists (select from pg_constraint k where k.contype = 'c'
        and k.conrelid = format('public.%I', c.table_name)::regclass
        and k.conkey @> array[(select attnum from pg_attribute a where a.attrelid = k.conrelid and a.attname = c.column_name)])
    order by 1`);
  expect(unchecked).toEqual([]);
});
