import { type SQL, sql } from "drizzle-orm";

/** Who asks, and when. `now` is how the statement names the instant, `at` the instant itself. */
export type Asking = { personId: string; at: Date; now: SQL };

/**
 * For a plan that connections keep: behind a subquery the planner cannot look at the instant, so a kept plan is never thought
 * worse than a new one.
 */
export function askingKept(personId: string, at: Date): Asking {
  return { personId, at, now: sql`(select ${at}::timestamptz)` };
}

/** For a statement that is planned with its values. */
export function askingAfresh(personId: string, at: Date): Asking {
  return { personId, at, now: sql`${at}::timestamptz` };
}
