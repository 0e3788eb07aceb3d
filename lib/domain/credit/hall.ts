import { packRows } from "@/lib/domain/packed";
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

/** What the page shows of one entry; without `publicId` it is a mention. */
export type ThanksLine = {
  name: string;
  link: string | null;
  at: string;
  publicId: string | null;
  title: string;
};

/** All of a line's fields, in the order in which they are packed. */
export const THANKS_FIELDS = [
  "name",
  "link",
  "at",
  "publicId",
  "title",
] as const satisfies readonly (keyof ThanksLine)[];

export type ShownYear = {
  year: number;
  /** "12 people" and "9 advisories", where all of the year is here and may be counted. */
  counts: string[];
  /** Packed by THANKS_FIELDS. */
  lines: string;
};

/** Years as the page gets them. `complete`: all of each year is among the entries. */
export function shownYears(entries: readonly ThanksEntry[], complete: boolean): ShownYear[] {
  return byYear(entries).map(({ year, entries: thanked, mentions }) => ({
    year,
    counts: complete ? counts([...thanked, ...mentions]) : [],
    lines: packRows<ThanksLine>(THANKS_FIELDS, [...thanked, ...mentions].map(lineOf)),
  }));
}

function lineOf({ name, link, at, advisory }: ThanksEntry): ThanksLine {
  return { name, link, at, publicId: advisory?.publicId ?? null, title: advisory?.title ?? "" };
}

// Everyone who is not named counts as a person of their own.
function counts(entries: readonly ThanksEntry[]): string[] {
  const people = new Set(entries.map(({ id, name }) => (name.startsWith("Anonymous") ? id : name)));
  const advisories = new Set(entries.flatMap(({ advisory }) => advisory?.publicId ?? []));
  return [plural(people.size, "person", "people"), plural(advisories.size, "advisory", "advisories")];
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
