import { expect } from "@playwright/test";
import { runProgram } from "./program";
import type { Scene } from "./scene";

/** No case of this desk is half there, none is there twice, and the audit trail fits. */
export async function expectWholeCases(
  { owner, restricted }: Scene,
  desk: { dataDir: string; ownerUrl: string },
): Promise<void> {
  const count = async (sql: string) => Number((await owner.query(sql)).rows[0]?.count);
  // The restricted case of the scene is made by hand, without a report's clocks and events.
  const without = (table: string, column = "case_id") =>
    count(
      `select count(*) from cases c where c.id <> '${restricted.caseId}' and not exists (select from ${table} x where x.${column} = c.id)`,
    );
  for (const table of ["reports", "participants", "case_keys", "clocks", "vulnerabilities"])
    expect(await without(table), `cases without ${table}`).toBe(0);
  expect(await without("events", "chain_id"), "cases without events").toBe(0);
  const twice = "select count(*) from (select case_id from reports group by 1 having count(*) > 1) twice";
  expect(await count(twice)).toBe(0);
  const half = "select count(*) from attachments where state = 'attached' and sha256_sealed is null";
  expect(await count(half), "files that are attached and not whole").toBe(0);
  await runProgram("bin/breakwater.ts", ["verify-audit"], {
    BREAKWATER_DATA: desk.dataDir,
    DATABASE_URL: desk.ownerUrl,
  });
}
