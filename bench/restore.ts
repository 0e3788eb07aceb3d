import type pg from "pg";
import { putBack } from "./moved-cases";
import { say } from "./say";

/**
 * Takes what an earlier run wrote from a kept database: it came after everything that was generated. Among it are words the
 * reference wrote to case after case, sealed for another one, which nobody could open.
 */
export async function restore(owner: pg.Client, count: number): Promise<void> {
  say(`${count} cases: kept from an earlier run`);
  await putBack(owner);
  for (const [table, came] of Object.entries(CAME))
    await owner.query(`delete from ${table} where ${came} > (select setup_completed_at from settings)`);
  await owner.query("vacuum analyze");
}

const CAME = {
  cases: "received_at",
  messages: "created_at",
  clocks: "started_at",
  notices: "created_at",
} as const;
