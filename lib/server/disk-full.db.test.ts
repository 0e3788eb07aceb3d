import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { inTransaction } from "./transaction";

const db = testDatabase();

test("a full disk is a clear refusal, and the pool goes on serving", async () => {
  const full = inTransaction(db().pool, ANONYMOUS, "read write", (tx) =>
    tx.execute(sql`do $$ begin raise exception 'no space left' using errcode = '53100'; end $$`),
  );
  await expect(full).rejects.toMatchObject({ code: "storage_full", status: 507 });
  const after = await inTransaction(db().pool, ANONYMOUS, "read only", (tx) =>
    tx.execute(sql`select 1 as one`),
  );
  expect(after.rows).toEqual([{ one: 1 }]);
});
