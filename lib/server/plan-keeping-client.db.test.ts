import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { KEPT_PLANS } from "./plan-keeping-client";

const db = testDatabase({ poolSize: 1 });

const plans = async (like: string): Promise<number> => {
  const { rows } = await db().pool.query("select statement from pg_prepared_statements");
  return rows.filter(({ statement }) => statement.includes(like)).length;
};

test("a statement with parameters is planned once a connection, however often and by whatever form it is asked", async () => {
  const text = "select $1::int + 1 as sum";
  for (const value of [1, 2, 3]) {
    expect((await db().pool.query(text, [value])).rows).toEqual([{ sum: value + 1 }]);
    expect((await db().pool.query({ text, values: [value] })).rows).toEqual([{ sum: value + 1 }]);
  }
  expect(await plans("+ 1 as sum")).toBe(1);
});

test("statements without parameters, and several in one, are sent as they are", async () => {
  await db().pool.query("begin; select 4711 as plain; commit");
  expect(await plans("4711")).toBe(0);
});

test("texts that never come again do not fill the connection", async () => {
  for (let count = 0; count < KEPT_PLANS + 20; count++)
    expect((await db().pool.query(`select $1::int as n${count}`, [count])).rows).toEqual([
      { [`n${count}`]: count },
    ]);
  expect(await plans("select $1::int as n")).toBeLessThanOrEqual(KEPT_PLANS);
});
