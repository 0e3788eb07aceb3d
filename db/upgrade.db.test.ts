import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { databaseBefore } from "./testing/upgrade";

const AT = "2026-11-01T00:00:00Z";

let owner: pg.Client;
beforeAll(async () => {
  const old = await databaseBefore(inject("ownerUrl"), "_ids_name_rows");
  owner = old.owner;
  await fillAsBefore();
  await old.upgrade();
});
afterAll(() => owner?.end());

const [person, gone, policy, made, reporter, flaw, report, message, advisory] = Array.from(
  { length: 9 },
  () => randomUUID(),
);
const [kept, orphan] = [randomUUID(), randomUUID()];

// One row that names what is there, one that names what is gone, as an installation may hold them.
async function fillAsBefore(): Promise<void> {
  const run = (query: string, values: unknown[] = []) => owner.query(query, values);
  await run(
    "insert into people (id, display_name, email_sealed, email_hash, created_at) values ($1, 'A', 'x', 'h', $2)",
    [person, AT],
  );
  await run("insert into policy_versions (id, number, data, published_at) values ($1, 1, '{}', $2)", [
    policy,
    AT,
  ]);
  await run(
    `insert into cases (id, reference, state, origin, title_sealed, policy_version_id, received_at, last_activity_at, spam_marked_by)
     values ($1, 'EX-1', 'new', 'form', 'x', $2, $3, $3, $4)`,
    [made, policy, AT, gone],
  );
  await run("insert into participants (id, case_id, kind, created_at) values ($1, $2, 'reporter', $3)", [
    reporter,
    made,
    AT,
  ]);
  await run(
    `insert into reports (id, case_id, participant_id, origin, answers_sealed, receipt_sealed, policy_version_id, received_at)
     values ($1, $2, $3, 'form', 'x', 'x', $4, $5)`,
    [report, made, reporter, policy, AT],
  );
  for (const [id, by] of [
    [message, person],
    [randomUUID(), gone],
  ])
    await run(
      `insert into messages (id, case_id, kind, audience, author_person_id, body_sealed, created_at)
       values ($1, $2, 'note', 'internal', $3, 'x', $4)`,
      [id, made, by, AT],
    );
  for (const [kind, by] of [
    ["acknowledgement", person],
    ["next_update", "system"],
    ["evaluation", gone],
  ])
    await run(
      `insert into clocks (id, case_id, kind, limit_data, calendar, shown_to_reporter, started_at, due_at, satisfied_at, satisfied_by, policy_version_id)
       values (gen_random_uuid(), $1, $2, '{}', '{}', true, $3, $3, $3, $4, $5)`,
      [made, kind, AT, by, policy],
    );
  await run(
    "insert into vulnerabilities (id, case_id, number, title_sealed, created_at) values ($1, $2, 1, 'x', $3)",
    [flaw, made, AT],
  );
  await run(
    `insert into scores (id, case_id, vulnerability_id, issuer, cvss_version, vector_sealed, score, severity, created_by, created_at)
     values (gen_random_uuid(), $1, $2, 'team', '4.0', 'x', 9.3, 'critical', $3, $4)`,
    [gone, flaw, gone, AT],
  );
  await run(
    "insert into advisories (id, case_id, public_id, state, content_sealed, author_id, updated_at) values ($1, $2, 'EX-1', 'draft', 'x', $3, $4)",
    [advisory, made, gone, AT],
  );
  for (const by of [person, gone])
    await run("insert into advisory_approvals values ($1, 1, $2, $3, $4)", [advisory, by, made, AT]);
  await run("insert into remediations (case_id, recorded_by, recorded_at) values ($1, $1, $2)", [made, AT]);
  for (const [id, to] of [
    [kept, message],
    [orphan, gone],
  ])
    await run(
      `insert into attachments (id, case_id, message_id, audience, state, name_sealed, size_bytes, created_at)
       values ($1, $2, $3, 'internal', 'attached', 'x', 1, $4)`,
      [id, made, to, AT],
    );
  for (const id of [made, gone])
    await run(
      "insert into notices (id, template, case_id, state, created_at) values (gen_random_uuid(), 'late', $1, 'sent', $2)",
      [id, AT],
    );
  for (const id of [reporter, gone])
    await run("insert into portal_sessions values ($1, $2, $3, $4, $4)", [randomBytes(32), id, made, AT]);
}

async function all(query: string): Promise<unknown[]> {
  const { rows } = await owner.query({ text: query, rowMode: "array" });
  return rows;
}

test("an upgrade keeps every row that says something, and clears the names of what is gone", async () => {
  expect(await all("select author_person_id from messages order by 1 nulls last")).toEqual([
    [person],
    [null],
  ]);
  expect(await all("select kind, satisfied_by from clocks order by kind")).toEqual([
    ["acknowledgement", person],
    ["evaluation", null],
    ["next_update", null],
  ]);
  expect(await all("select participant_id from reports")).toEqual([[reporter]]);
  expect(await all("select spam_marked_by from cases")).toEqual([[null]]);
  expect(await all("select case_id, created_by from scores")).toEqual([[made, null]]);
  expect(await all("select author_id from advisories")).toEqual([[null]]);
  expect(await all("select case_id, recorded_by from remediations")).toEqual([[made, null]]);
});

test("a row that means nothing without what it names goes", async () => {
  expect(await all("select person_id from advisory_approvals")).toEqual([[person]]);
  expect(await all("select id from attachments")).toEqual([[kept]]);
  expect(await all("select case_id from notices")).toEqual([[made]]);
  expect(await all("select participant_id from portal_sessions")).toEqual([[reporter]]);
});

test("a case goes as a whole, a participant whose words stay behind does not", async () => {
  await expect(owner.query("delete from participants where id = $1", [reporter])).rejects.toThrow("reports");
  await expect(owner.query("delete from people where id = $1", [person])).rejects.toThrow(
    "advisory_approvals",
  );
  await owner.query("begin");
  await owner.query("delete from cases where id = $1", [made]);
  const left = await all(
    "select from reports union all select from messages union all select from attachments",
  );
  await owner.query("rollback");
  expect(left).toEqual([]);
});
