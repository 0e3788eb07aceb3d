/** Such a number hardly falls back below the cap, so it is believed for a while instead of counted for every look. */
const BELIEVED_MS = 30_000;
const MOST_KEPT = 2_000;

const foundAt = new Map<string, number>();

export type Numbered = "count" | "overdue";

/** What lately was beyond the cap of counting. */
export type BeyondCap = { has(what: Numbered): boolean; found(what: Numbered): void };

/** For one person's look at one view, named by `key`, at this time. Of a process: no number is kept, only that it was large. */
export function beyondCap(key: string, now: Date): BeyondCap {
  const at = now.getTime();
  const keyOf = (what: Numbered) => `${what} ${key}`;
  return {
    has: (what) => {
      const since = at - (foundAt.get(keyOf(what)) ?? Number.NEGATIVE_INFINITY);
      return since >= 0 && since < BELIEVED_MS;
    },
    found: (what) => {
      foundAt.delete(keyOf(what));
      foundAt.set(keyOf(what), at);
      for (const oldest of foundAt.keys()) {
        if (foundAt.size <= MOST_KEPT) return;
        foundAt.delete(oldest);
      }
    },
  };
}
