import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { inTransaction } from "./transaction";

const db = testDatabase();

test("without a context the application's role sees no row of any protected table", async () => {
  const { rows } = await db().owner.query<{ relname: string }>(
    "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace",
  );
  expect(rows.length).toBeGreaterThan(25);
  for (const { relname } of rows) {
    const found = await db().pool.query(`select count(*)::int as n from ${relname}`);
    expect(found.rows[0], relname).toEqual({ n: 0 });
  }
});

test("every table is protected by row-level security, but for keys of rate limits", async () => {
  const { rows } = await db().owner.query<{ relname: string }>(
    "select relname from pg_class where not relrowsecurity and relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  );
  expect(rows.map((row) => row.relname)).toEqual(["daily_keys", "rate_limits"]);
});

test("the application's role owns nothing and cannot bypass row-level security", async () => {
  const { rows } = await db().pool.query(
    `select rolbypassrls, rolsuper, (select count(*)::int from pg_class where relowner = r.oid) as owns
     from pg_roles r where rolname = current_user`,
  );
  expect(rows).toEqual([{ rolbypassrls: false, rolsuper: false, owns: 0 }]);
});

test("the actor lasts as long as the transaction and no longer", async () => {
  const inside = await inTransaction(db().pool, { type: "system", task: "test" }, "read only", async (tx) =>
    tx.execute(sql`select app.actor_kind() as kind`),
  );
  expect(inside.rows).toEqual([{ kind: "system" }]);
  const after = await db().pool.query("select app.actor_kind() as kind");
  expect(after.rows).toEqual([{ kind: null }]);
});
