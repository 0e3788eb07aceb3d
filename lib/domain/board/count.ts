/** How many there are; with `more`, how many at least: counting stopped there. */
export type Count = { number: number; more: boolean };

/** Counting further would cost more than the page itself. */
export const COUNT_CAP = 1_000;

export const NONE: Count = { number: 0, more: false };

/** More than is counted. */
export const BEYOND: Count = { number: COUNT_CAP, more: true };

/** What a query that stops at one more than the cap has counted. */
export function cappedCount(counted: number): Count {
  return { number: Math.min(counted, COUNT_CAP), more: counted > COUNT_CAP };
}

/** "18", or "1,000+" where counting stopped. */
export function countNumber({ number, more }: Count): string {
  return `${number.toLocaleString("en")}${more ? "+" : ""}`;
}

/** "18 cases, 3 overdue"; where counting stopped, the words admit it. */
export function countWords(count: Count, overdue: Count): string {
  const words = `${countNumber(count)} ${count.number === 1 && !count.more ? "case" : "cases"}`;
  return overdue.number === 0 ? words : `${words}, ${countNumber(overdue)} overdue`;
}
