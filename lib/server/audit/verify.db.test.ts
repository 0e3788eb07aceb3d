import { randomUUID } from "node:crypto";
import type pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { appendEvents, caseChain } from "@/lib/server/audit/append";
import { inTransaction } from "@/lib/server/transaction";
import { type AuditReport, verifyAudit } from "./verify";

const database = testDatabase();
const now = new Date("2026-11-22T09:00:00.123Z");
let chain: string;

beforeEach(async () => {
  chain = randomUUID();
  const actor = { type: "system", task: "test" } as const;
  await inTransaction(database().pool, actor, "read write", (tx) =>
    appendEvents(
      tx,
      actor,
      now,
      [1, 2, 3, 4].map((number) => ({
        chain: caseChain(chain),
        action: "note.added",
        data: { number, words: "é ü ✓", list: ["a", "b"] },
        sealed: number === 2 ? Buffer.from("sealed") : undefined,
      })),
    ),
  );
});

/** Changes rows as the owner would, verifies, and puts everything back. */
async function verifyAfter(...statements: string[]): Promise<AuditReport["problems"]> {
  const client: pg.PoolClient = await database().owner.connect();
  const copies = ["events", "chain_heads"];
  try {
    for (const table of copies) await client.query(`create temp table kept_${table} as table ${table}`);
    for (const statement of statements) await client.query(statement, [chain]);
    return (await verifyAudit(client)).problems.filter((problem) => problem.chain === `case ${chain}`);
  } finally {
    for (const table of copies) {
      await client.query(`delete from ${table}`);
      await client.query(`insert into ${table} select * from kept_${table}`);
      await client.query(`drop table kept_${table}`);
    }
    client.release();
  }
}

const where = "where chain_id = $1 and seq";

test("what the product wrote verifies", async () => {
  expect(await verifyAfter()).toEqual([]);
});

test.each([
  ["an edited row", 2, "its content was changed", [`update events set data = '{"number": 9}' ${where} = 2`]],
  [
    "another time",
    3,
    "its content was changed",
    [`update events set at = at + interval '1 second' ${where} = 3`],
  ],
  ["another actor", 1, "its content was changed", [`update events set actor_kind = 'person' ${where} = 1`]],
  ["other sealed words", 2, "its content was changed", [`update events set sealed = 'x' ${where} = 2`]],
  ["a removed row", 3, "row 2 is missing", [`delete from events ${where} = 2`]],
  [
    "a removed row, the rest moved up",
    2,
    "it does not follow the row before it",
    [`delete from events ${where} = 2`, `update events set seq = seq - 1 ${where} > 2`],
  ],
  [
    "two rows swapped",
    2,
    "it does not follow the row before it",
    [
      `update events set seq = 100 ${where} = 2`,
      `update events set seq = 2 ${where} = 3`,
      `update events set seq = 3 ${where} = 100`,
    ],
  ],
  ["a cut tail", 3, "the chain's head names another last row", [`delete from events ${where} = 4`]],
  ["a removed chain", 1, "every row of the chain is gone", ["delete from events where chain_id = $1"]],
  [
    "a removed head",
    4,
    "the chain's head names another last row",
    ["delete from chain_heads where chain_id = $1"],
  ],
])("%s is named: row %i, %s", async (_, seq, what, statements) => {
  expect(await verifyAfter(...statements)).toEqual([{ chain: `case ${chain}`, seq, what }]);
});

test("the application's role can neither change nor remove an event", async () => {
  for (const statement of [
    "update events set action = 'x'",
    "delete from events",
    "truncate events",
    "delete from chain_heads",
  ]) {
    await expect(database().pool.query(statement)).rejects.toThrow(/permission denied/);
  }
});
