import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { dailyKeys } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { sendInOrder } from "./database";
import { countTry } from "./rate-limit";
import { findSession } from "./sessions";
import { inTransaction } from "./transaction";

const db = testDatabase({ poolSize: 1 });

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

test("a statement that comes after its transaction reaches no other on the same connection", async () => {
  const system = { type: "system", task: "test" } as const;
  const ended = await inTransaction(db().pool, system, "read only", async (tx) => tx);
  await inTransaction(db().pool, ANONYMOUS, "read only", async (tx) => {
    await expect(ended.execute(sql`select 1`)).rejects.toMatchObject({
      cause: { message: "the transaction has ended" },
    });
    const { rows } = await tx.execute(sql`select app.actor_kind() as kind`);
    expect(rows).toEqual([{ kind: "anonymous" }]);
  });
});

test("statements sent together are answered in one transaction, in their order", async () => {
  const system = { type: "system", task: "test" } as const;
  const seen = await inTransaction(db().pool, system, "read only", (tx) =>
    Promise.all(
      [1, 2, 3].map((n) => tx.execute<{ n: number; at: Date }>(sql`select ${n}::int as n, now() as at`)),
    ),
  );
  expect(seen.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3]);
  expect(new Set(seen.map(({ rows }) => String(rows[0]?.at))).size).toBe(1);
});

test("a statement that fails takes back what was sent with it", async () => {
  const day = "1999-01-01";
  const failing = inTransaction(db().pool, { type: "system", task: "test" }, "read write", (tx) =>
    sendInOrder([
      tx.insert(dailyKeys).values({ day, key: Buffer.from("x"), createdAt: new Date(0) }),
      tx.insert(dailyKeys).values({ day, key: Buffer.from("y"), createdAt: new Date(0) }),
      tx.select().from(dailyKeys),
    ]),
  );
  await expect(failing).rejects.toMatchObject({ cause: { code: "23505" } });
  const { rows } = await db().owner.query("select from daily_keys where day = $1", [day]);
  expect(rows).toHaveLength(0);
});

test("who asks while every connection is taken is told that we are busy, and is known again afterwards", async () => {
  const ask = () => findSession(Buffer.alloc(32), new Date("2026-11-20T14:00:00Z"));
  const taken = await db().pool.connect();
  await Promise.all(
    [ask, () => db().pool.query("select 1"), () => countTry("sign-in", "203.0.113.7")].map((one) =>
      expect(one()).rejects.toMatchObject({ code: "busy", status: 503 }),
    ),
  );
  taken.release();
  expect(await ask()).toBeNull();
});

test("a statement that the database gives up for want of time, or for another one, is told as busy, one that is wrong is not", async () => {
  const run = (work: SQL) =>
    inTransaction(db().pool, ANONYMOUS, "read only", async (tx) => {
      await tx.execute(sql`set local statement_timeout = 20`);
      await tx.execute(work);
    });
  await expect(run(sql`select pg_sleep(10)`)).rejects.toMatchObject({ code: "busy" });
  for (const state of ["deadlock_detected", "serialization_failure"])
    await expect(run(sql.raw(`do $$ begin raise ${state}; end $$`))).rejects.toMatchObject({ code: "busy" });
  await expect(run(sql`select 1 / 0`)).rejects.toMatchObject({ cause: { code: "22012" } });
});

test("of statements sent together, the one that failed is the reason, whichever is waited for first", async () => {
  const failing = inTransaction(db().pool, ANONYMOUS, "read only", async (tx) => {
    const [wrong, late] = [tx.execute(sql`select 1 / 0`), tx.execute(sql`select 1`)].map((sent) =>
      Promise.resolve(sent),
    );
    wrong?.catch(() => undefined);
    await late;
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
});
