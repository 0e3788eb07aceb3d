import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { testDatabase } from "@/db/testing/database";

const db = testDatabase();

async function names(query: string): Promise<string[]> {
  const { rows } = await db().owner.query<{ name: string }>(query);
  return rows.map(({ name }) => name);
}

/** Ids that name no row for sure; the comment of each table says why. */
const WITHOUT_FOREIGN_KEY = [
  "attachments.case_id", // a draft's case does not exist yet
  "attachments.uploaded_by", // a person, a participant or a draft
  "case_keys.case_id", // made before the case
  "chain_heads.chain_id", // outlives its subject
  "drafts.case_id", // reserved before the case exists
  "events.actor_id", // outlives its subject
  "events.chain_id", // outlives its subject
];

/** Text that people, other programs or other standards choose; everything else is a closed list. */
const OPEN_TEXT = [
  "advisories.public_id",
  "advisory_revisions.public_id",
  "affected_ranges.fixed",
  "affected_ranges.introduced",
  "affected_ranges.last_affected",
  "authenticators.credential_device_type",
  "authenticators.credential_id",
  "authenticators.credential_public_key",
  "authenticators.name",
  "authenticators.provider_account_id",
  "authenticators.transports",
  "canned_replies.name",
  "case_keys.kek_id",
  "cases.reference",
  "credits.advisory_public_id",
  "credits.public_link",
  "credits.public_name",
  "daily_keys.day",
  "events.action",
  "labels.name",
  "notices.last_error",
  "people.display_name",
  "person_secrets.password_hash",
  "playbook_items.words",
  "product_branches.name",
  "products.name",
  "rate_limits.key",
  "reports.attestation",
  "reports.source_ref",
  "scope_keys.kek_id",
  "scope_keys.scope",
  "scores.issuer_name",
  "settings.organisation_name",
  "settings.reference_prefix",
  "settings.storage_quota_bytes",
  "vulnerabilities.cve_id",
  "vulnerabilities.cwe_id",
];

test("an id of another row has a foreign key, or stands in the list of those that cannot", async () => {
  const loose = await names(`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.atttypid = 'uuid'::regtype and a.attname <> 'id'
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum])
    order by 1`);
  expect(loose).toEqual(WITHOUT_FOREIGN_KEY);
});

test("every foreign key is led by an index, so that deleting what it points at scans nothing", async () => {
  const bare = await names(`
    select k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and not exists (select from pg_index i where i.indrelid = k.conrelid
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`);
  expect(bare).toEqual([]);
});

test("every foreign key says in the schema what becomes of its row, and is what the schema says", async () => {
  const written = Object.values(schema)
    .filter((table) => is(table, PgTable))
    .flatMap((table) => getTableConfig(table).foreignKeys)
    .map((key) => `${key.getName()}: ${key.onDelete}`);
  const stored = await names(`
    select conname || ': ' || case confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade'
      when 'n' then 'set null' end as name
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  expect(stored.sort()).toEqual(written.sort());
});

test("no constraint waits to be validated", async () => {
  expect(await names("select conname as name from pg_constraint where not convalidated")).toEqual([]);
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

test("a column of text has a CHECK with its closed list of words, or is open", async () => {
  const unchecked = await names(`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.atttypid = 'text'::regtype
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum])
    order by 1`);
  expect(unchecked).toEqual(OPEN_TEXT);
});
