import type { Pool } from "pg";

/** Resolves once so many connections wait for a lock that another one holds, or once `settled` says so. */
export async function untilWaiting(owner: Pool, count: number, settled = () => false): Promise<void> {
  while (!settled()) {
    const { rows } = await owner.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    if ((rows[0]?.n ?? 0) >= count) return;
  }
}
