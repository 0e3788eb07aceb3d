import { type SQL, sql } from "drizzle-orm";
import { type Range, within } from "@/lib/domain/search/measures";
import { certain, perhaps, type Question } from "./condition";
import { inRanges } from "./ranges";

/** What happens to a case, in this order always: it comes in, is closed, and something is done with it for the last time. */
const HAPPENINGS = {
  received: sql`c.received_at`,
  closed: sql`c.closed_at`,
  activity: sql`c.last_activity_at`,
} as const;

type Happening = keyof typeof HAPPENINGS;

const IN_ORDER = Object.keys(HAPPENINGS) as Happening[];

/** Whether it happened in one of these ranges. */
export function happenedIn(what: Happening, ranges: readonly Range<Date>[]): Question {
  const found = inRanges(HAPPENINGS[what], ranges, "timestamptz");
  const bounds = { ...boundsOf(what, ranges), [what]: found };
  return what === "closed" ? perhaps(found, { bounds, needs: ["closed"] }) : certain(found, { bounds });
}

/** The clocks of two servers may differ; by less than this. */
const GRACE_MS = 24 * 3_600_000;

// Nothing later lies before these ranges, nothing earlier behind them. Without saying so the index of another order would be
// walked from its newest end to what was closed years ago.
function boundsOf(what: Happening, ranges: readonly Range<Date>[]): Partial<Record<Happening, SQL>> {
  const place = IN_ORDER.indexOf(what);
  const from = outermost(
    ranges.map((range) => range.from),
    Math.min,
  );
  const to = outermost(
    ranges.map((range) => range.to),
    Math.max,
  );
  const bounds: Partial<Record<Happening, SQL>> = {};
  for (const [at, other] of IN_ORDER.entries()) {
    const column = HAPPENINGS[other];
    if (at > place && from !== null)
      bounds[other] = sql`${column} >= ${within(from - GRACE_MS)}::timestamptz`;
    if (at < place && to !== null) bounds[other] = sql`${column} <= ${within(to + GRACE_MS)}::timestamptz`;
  }
  return bounds;
}

// Milliseconds; null where a range has no end on this side.
function outermost(ends: readonly (Date | null)[], pick: (...all: number[]) => number): number | null {
  const known = ends.filter((end) => end !== null);
  return known.length === ends.length && known.length > 0 ? pick(...known.map(Number)) : null;
}
