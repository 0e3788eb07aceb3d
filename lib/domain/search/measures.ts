import type { Comparison, FieldTerm } from "./term";

/** Two ends of what is asked for; null: open on that side. `fromIncluded` and `toIncluded` say on which side an end lies. */
export type Range<Value> = {
  from: Value | null;
  fromIncluded: boolean;
  to: Value | null;
  toIncluded: boolean;
};

const OPEN = { from: null, fromIncluded: false, to: null, toIncluded: false } as const;

const HOUR_MS = 3_600_000;
// A month counts as 30 days and a year as 365, so that a span has one length.
const UNIT_MS = {
  h: HOUR_MS,
  d: 24 * HOUR_MS,
  w: 7 * 24 * HOUR_MS,
  m: 30 * 24 * HOUR_MS,
  y: 365 * 24 * HOUR_MS,
} as const;

// What databases and JavaScript write alike: the years 1 to 9999.
const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** The instant of so many milliseconds, or the nearest one that both can write. */
export const within = (ms: number) => new Date(Math.min(LAST_MS, Math.max(FIRST_MS, ms)));

/** Milliseconds of a span as the search box takes it, such as `14d`. @throws never for what `parseSearch` let pass */
export function spanMs(text: string): number {
  const unit = text.at(-1) as keyof typeof UNIT_MS;
  return Number(text.slice(0, -1)) * UNIT_MS[unit];
}

/** The instants of a year, month or day in UTC, the end not included. */
export function dayRange(text: string): { from: Date; to: Date } {
  const [year = 1, month = 1, day = 1] = text.split("-").map(Number);
  const parts = text.split("-").length;
  const at = (y: number, m: number, d: number) => {
    const date = new Date(0);
    // Date.UTC takes the years 0 to 99 for 1900 to 1999.
    date.setUTCFullYear(y, m - 1, d);
    return within(date.getTime());
  };
  const to =
    parts === 1 ? at(year + 1, 1, 1) : parts === 2 ? at(year, month + 1, 1) : at(year, month, day + 1);
  return { from: at(year, month, day), to };
}

/** The ranges of instants a term on days asks for; any of them will do. */
export function dayRanges({ comparison, values }: FieldTerm): Range<Date>[] {
  const ranges = values.map(dayRange);
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return [];
  switch (comparison) {
    case "at_least":
      return [{ ...OPEN, from: first.from, fromIncluded: true }];
    case "more":
      return [{ ...OPEN, from: first.to, fromIncluded: true }];
    case "at_most":
      return [{ ...OPEN, to: first.to }];
    case "less":
      return [{ ...OPEN, to: first.from }];
    case "between":
      return [{ from: first.from, fromIncluded: true, to: last.to, toIncluded: false }];
    case "is":
      return ranges.map(({ from, to }) => ({ from, fromIncluded: true, to, toIncluded: false }));
  }
}

/** The ranges of numbers a term asks for; any of them will do. */
export function numberRanges({ comparison, values }: FieldTerm): Range<number>[] {
  const [first = 0, last = first] = values.map(Number);
  switch (comparison) {
    case "at_least":
    case "more":
      return [{ ...OPEN, from: first, fromIncluded: comparison === "at_least" }];
    case "at_most":
    case "less":
      return [{ ...OPEN, to: first, toIncluded: comparison === "at_most" }];
    case "between":
      return [{ from: first, fromIncluded: true, to: last, toIncluded: true }];
    case "is":
      return values.map(Number).map((value) => ({
        from: value,
        fromIncluded: true,
        to: value,
        toIncluded: true,
      }));
  }
}

/** The instants that lie at least, at most, more or less than a span before `now` (age, idle). */
export function pastRange(term: FieldTerm, now: Date): Range<Date> {
  return spanRange(term.comparison, within(now.getTime() - spanMs(term.values[0] ?? "0h")), "before");
}

/** The instants that lie at least, at most, more or less than a span after `now`; those that have passed lie less far (due). */
export function futureRange(term: FieldTerm, now: Date): Range<Date> {
  return spanRange(term.comparison, within(now.getTime() + spanMs(term.values[0] ?? "0h")), "after");
}

function spanRange(comparison: Comparison, at: Date, side: "before" | "after"): Range<Date> {
  const included = comparison === "at_least" || comparison === "at_most";
  const further = comparison === "at_least" || comparison === "more";
  return further === (side === "after")
    ? { ...OPEN, from: at, fromIncluded: included }
    : { ...OPEN, to: at, toIncluded: included };
}

/** Whether a value lies in a range. */
export function inRange<Value extends number | Date>(
  value: Value,
  { from, fromIncluded, to, toIncluded }: Range<Value>,
): boolean {
  const above = from === null || (fromIncluded ? value >= from : value > from);
  return above && (to === null || (toIncluded ? value <= to : value < to));
}

/** The values of an ordered choice a term asks for, lowest first. */
export function chosenValues<Value extends string>(
  { comparison, values }: Pick<FieldTerm, "comparison" | "values">,
  order: readonly Value[],
): Value[] {
  const [first] = order.filter((value) => value === values[0]);
  const at = first === undefined ? order.length : order.indexOf(first);
  switch (comparison) {
    case "at_least":
      return order.slice(at);
    case "more":
      return order.slice(at + 1);
    case "at_most":
      return order.slice(0, at + 1);
    case "less":
      return order.slice(0, at);
    default:
      return order.filter((value) => values.includes(value));
  }
}
