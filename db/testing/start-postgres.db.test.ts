import pg from "pg";
import { expect, inject, test } from "vitest";

test("the owner may create databases and roles, and is no superuser", async () => {
  const client = new pg.Client({ connectionString: inject("ownerUrl") });
  await client.connect();
  const { rows } = await client.query(
    "select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user",
  );
  await client.end();
  expect(rows).toEqual([{ rolsuper: false, rolcreatedb: true, rolcreaterole: true, rolbypassrls: false }]);
});
