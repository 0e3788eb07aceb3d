import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { MadePerson } from "@/db/factories";
import { withoutIndexes } from "@/db/testing/bulk-load";
import type { Keyring } from "@/lib/server/crypto/keyring";
import { wordHasher } from "@/lib/server/crypto/word-hashes";

/** Words of the index by how many of a thousand cases have them; `rare` stands in three cases. */
export const PLAN_WORDS = { common: 600, tenth: 100, hundredth: 10, rare: 0 } as const;

type Ground = {
  owner: pg.Pool;
  keyring: Keyring;
  people: readonly MadePerson[];
  productIds: readonly string[];
};

/**
 * Fills a desk with so many cases by SQL alone, in seconds: facts in the proportions of a desk that has been in use for years,
 * without texts and keys. For looking at plans, which never open a text.
 */
export async function fillManyCases(
  ground: Ground,
  count: number,
  now: Date,
): Promise<{ labelIds: string[] }> {
  const { owner, keyring, people, productIds } = ground;
  const labelIds = [randomUUID(), randomUUID(), randomUUID()];
  const client = await owner.connect();
  try {
    // Numbers below a thousand that look thrown, the same every time.
    await client.query(`create function pg_temp.part(n integer, salt integer) returns integer immutable language sql
      as $$ select ((hashint8extended(n, salt) & 9223372036854775807) % 1000)::integer $$`);
    await client.query(`create temp table made as
      select n, gen_random_uuid() as id, pg_temp.part(n, 1) as fate from generate_series(1, ${Number(count)}) n`);
    const restoreIndexes = await withoutIndexes(client, TABLES);
    await client.query(CASES, [now, people.map(({ id }) => id), productIds]);
    await client.query(PARTICIPANTS, [now, people.map(({ id }) => id)]);
    await client.query(VULNERABILITIES, [now]);
    for (const [at, id] of labelIds.entries()) {
      await client.query("insert into labels values ($1, $2, 'neutral', $3)", [id, `label-${at}`, now]);
      await client.query(
        "insert into case_labels select id, $1, null, $2 from made where pg_temp.part(n, $3) < $4",
        [id, now, 40 + at, [200, 20, 1][at]],
      );
    }
    const hash = wordHasher(keyring);
    const [first, ...others] = Object.keys(PLAN_WORDS).map((word) => String(hash(word)));
    await client.query(WORDS, [now, first, ...others]);
    for (const mark of READ_MARKS) await client.query(mark, [now, people[0]?.id]);
    await restoreIndexes();
    await client.query("drop table made");
    await client.query("vacuum analyze");
  } finally {
    client.release();
  }
  return { labelIds };
}

const TABLES = [
  "cases",
  "participants",
  "vulnerabilities",
  "case_labels",
  "case_words",
  "case_reads",
  "case_watchers",
];

// 74 of a hundred are closed, one is restricted; of the others most have a promise that runs.
const CASES = `
  insert into cases (id, reference, state, restricted, is_public, held, origin, reporter_kind, title_sealed, product_id, severity,
    score, outcome, assignee_id, policy_version_id, embargo_until, exploited, next_due_at, next_due_soon_at, next_due_kind,
    received_at, last_activity_at, closed_at, priority, ssvc, has_cve, quality, reporter_waits_since, snoozed_until, waits_for,
    unacknowledged)
  select m.id, 'P-' || n, state, p(n, 2) < 10, fate between 740 and 800, p(n, 3) < 2,
    (case when p(n, 4) < 850 then 'form' when p(n, 4) < 930 then 'mail' when p(n, 4) < 990 then 'api' else 'internal' end),
    (case when p(n, 5) < 700 then 'researcher' when p(n, 5) < 800 then 'user' when p(n, 5) < 810 then 'cert' end),
    'x', ($3::uuid[])[1 + p(n, 6) % cardinality($3::uuid[])], severity, case when p(n, 8) < 900 then
      (case severity when 'low' then 2 when 'medium' then 5.5 when 'high' then 7.8 when 'critical' then 9.4 end) end,
    case when closed then (case when p(n, 9) < 400 then 'resolved' when p(n, 9) < 700 then 'duplicate' else 'out_of_scope' end) end,
    case when p(n, 10) < 900 and state <> 'new' then ($2::uuid[])[1 + p(n, 11) % cardinality($2::uuid[])] end,
    (select id from policy_versions), case when p(n, 12) < 100 then $1::timestamptz + (p(n, 13) - 200) * interval '1 hour' end,
    (case when p(n, 14) < 20 then 'yes' when p(n, 14) < 100 then 'unsure' else 'no' end),
    due, due - interval '1 day', case when due is not null then (case state when 'new' then 'acknowledgement' else 'next_update' end) end,
    received, received + interval '1 hour' * (1 + p(n, 15) / 10) + case when closed then interval '10 days' else interval '0' end,
    case when closed then received + interval '10 days' end,
    (case when p(n, 16) < 300 then 'low' when p(n, 16) < 900 then 'normal' when p(n, 16) < 990 then 'high' else 'urgent' end),
    case when p(n, 17) < 50 then (case when p(n, 18) < 100 then 'immediate' else 'scheduled' end) end,
    p(n, 19) < 60, case when p(n, 20) < 900 then p(n, 21) / 10 end,
    case when not closed and p(n, 22) < 40 then $1::timestamptz - interval '1 day' end,
    case when not closed and p(n, 23) < 50 then $1::timestamptz + (p(n, 24) - 300) * interval '1 hour' end,
    case when not closed and p(n, 25) < 40 then 'vendor' end, state = 'new'
  from (select *, pg_temp.part(n, 1) < 740 as closed,
      (case when fate < 740 then 'closed' when fate < 770 then 'new' when fate < 820 then 'acknowledged' when fate < 840 then 'needs_info'
        when fate < 870 then 'accepted' when fate < 920 then 'remediating' when fate < 930 then 'fix_ready' when fate < 940 then 'scheduled'
        else 'published' end) as state from made) m
    cross join lateral (select case when m.closed then $1::timestamptz - interval '20 days' - (n::bigint * 35 % 2016000) * interval '1 minute'
        when m.state = 'new' then $1::timestamptz - pg_temp.part(n, 30) * interval '4 minutes'
        else $1::timestamptz - pg_temp.part(n, 31) * interval '200 minutes' end as received) r
    cross join lateral (select case when m.closed or m.state = 'needs_info' then null
        when m.state = 'new' then r.received + interval '1 day'
        else $1::timestamptz + (pg_temp.part(n, 32) - 60) * interval '20 minutes' end as due) d
    cross join lateral (select case when m.state in ('new', 'acknowledged') or pg_temp.part(n, 33) < 500 then null
        when pg_temp.part(n, 34) < 300 then 'low' when pg_temp.part(n, 34) < 700 then 'medium'
        when pg_temp.part(n, 34) < 950 then 'high' else 'critical' end as severity) s`.replaceAll(
  /\bp\(/g,
  "pg_temp.part(",
);

const PARTICIPANTS = `
  insert into participants (id, case_id, kind, person_id, created_at)
  select gen_random_uuid(), c.id, 'assignee', coalesce(assignee_id, ($2::uuid[])[1]), $1::timestamptz from cases c
  where assignee_id is not null or restricted`;

const VULNERABILITIES = `
  insert into vulnerabilities (id, case_id, number, title_sealed, cwe_id, cve_id, created_at)
  select gen_random_uuid(), m.id, 1, 'x', (case when p(n, 50) < 300 then 'CWE-79' when p(n, 50) < 302 then 'CWE-1188' else 'CWE-787' end),
    case when has_cve then 'CVE-2026-' || 100000 + n end, $1 from made m join cases c on c.id = m.id`.replaceAll(
  /\bp\(/g,
  "pg_temp.part(",
);

// Beside the words that are searched for, eight others.
const WORDS = `
  insert into case_words (case_id, words, indexed_at)
  select id, array_remove(array[case when p(n, 60) < 600 then $2::bigint end, case when p(n, 61) < 100 then $3::bigint end,
      case when p(n, 62) < 10 then $4::bigint end, case when n <= 3 then $5::bigint end], null)
    || array(select hashint8extended(n, i) % (100000 * i) from generate_series(1, 8) i), $1 from made`.replaceAll(
  /\bp\(/g,
  "pg_temp.part(",
);

const READ_MARKS = [
  "insert into case_reads select $2, id, $1 from cases where state <> 'closed' order by received_at desc limit 2000",
  "insert into case_watchers select id, $2, $1 from cases where state <> 'closed' order by id limit 200",
];
