import { sql } from "drizzle-orm";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import type { ClockKind } from "@/lib/domain/clock/promise";
import { read } from "@/lib/server/read";

const DAYS = 90;
/** Fewer cases than this could be told apart; their times are nobody's business. */
const FEWEST = 5;

export type PromiseRecord = { due: number; inTime: number; medianMs: number | null };

/**
 * How a public promise was kept in the last 90 days; null where there are too few cases to say. Restricted cases count:
 * the number tells nothing of a single one, and a promise that could be mended by restricting a late case would be none.
 */
export async function promiseRecord(kind: ClockKind, now: Date): Promise<PromiseRecord | null> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const { rows } = await read(ANONYMOUS, ({ tx }) =>
    tx.execute<{ due: number; in_time: number; median_seconds: number | null }>(
      sql`select * from app.promise_record(${kind}, ${since.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)`,
    ),
  );
  const [row] = rows;
  if (!row || row.due < FEWEST) return null;
  const medianMs = row.median_seconds === null ? null : row.median_seconds * 1000;
  return { due: row.due, inTime: row.in_time, medianMs };
}
