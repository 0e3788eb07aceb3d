import type { Ago } from "./script";

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** The instant that "12d 3h 5m" before `now` names. */
export function before(now: Date, ago: Ago): Date {
  const parts = [...ago.matchAll(/(\d+)([dhm])/g)];
  if (parts.length === 0) throw new Error(`"${ago}" names no time: write it as 12d 3h 5m`);
  const ms = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit as "d" | "h" | "m"],
    0,
  );
  return new Date(now.getTime() - ms);
}

/** The date that many days after `now`, as year-month-day. */
export function dateIn(now: Date, days: number): string {
  return new Date(now.getTime() + days * UNIT_MS.d).toISOString().slice(0, 10);
}
