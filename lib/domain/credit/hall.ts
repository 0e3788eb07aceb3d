import type { Severity } from "@/lib/domain/severity";

/** One line of the hall of fame. `advisory` is null for an unranked mention: a valid report that needed no advisory. */
export type ThanksEntry = {
  id: string;
  name: string;
  link: string | null;
  year: number;
  /** ISO instant in UTC. */
  at: string;
  advisory: { publicId: string; title: string; severity: Severity } | null;
};

export type ThanksYear = { year: number; entries: ThanksEntry[]; mentions: ThanksEntry[] };

/** Entries by year, in the order they come; mentions apart, because they are listed and not ranked. */
export function byYear(entries: readonly ThanksEntry[]): ThanksYear[] {
  const years = new Map<number, ThanksYear>();
  for (const entry of entries) {
    const year = years.get(entry.year) ?? { year: entry.year, entries: [], mentions: [] };
    years.set(entry.year, year);
    (entry.advisory === null ? year.mentions : year.entries).push(entry);
  }
  return [...years.values()];
}
