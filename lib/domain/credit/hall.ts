import { packRows } from "@/lib/domain/packed";
import type { Severity } from "@/lib/domain/severity";

/** One line of the hall of fame. `advisory` is null for an unranked mention: a report without an advisory of its own. */
export type ThanksEntry = {
  id: string;
  name: string;
  link: string | null;
  year: number;
  /** ISO instant in UTC; of a mention the day alone: nobody outside knows when its case was closed. */
  at: string;
  advisory: {
    publicId: string;
    title: string;
    severity: Severity;
    /** ISO instant in UTC, of an advisory that no longer stands. The thanks does. */
    withdrawnAt: string | null;
  } | null;
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
  /** 1 where the advisory was withdrawn. */
  withdrawn: 0 | 1;
};

/** All of a line's fields, in the order in which they are packed. */
export const THANKS_FIELDS = [
  "name",
  "link",
  "at",
  "publicId",
  "title",
  "withdrawn",
] as const satisfies readonly (keyof ThanksLine)[];

export type ShownYear = {
  year: number;
  /** "14 thanks", "10 in 9 advisories", "4 without one", where all of the year is here and may be counted. */
  counts: string[];
  /** Packed by THANKS_FIELDS. */
  lines: string;
};

/** Years as the page gets them. `complete`: all of each year is among the entries. */
export function shownYears(entries: readonly ThanksEntry[], complete: boolean): ShownYear[] {
  return byYear(entries).map((of) => ({
    year: of.year,
    counts: complete ? counts(of) : [],
    lines: packRows<ThanksLine>(THANKS_FIELDS, [...of.entries, ...of.mentions].map(lineOf)),
  }));
}

function lineOf({ name, link, at, advisory }: ThanksEntry): ThanksLine {
  const { publicId = null, title = "", withdrawnAt = null } = advisory ?? {};
  return { name, link, at, publicId, title, withdrawn: withdrawnAt === null ? 0 : 1 };
}

// Thanks and not people: who asked for the same name twice may be one person or two, and nobody here knows.
function counts({ entries, mentions }: ThanksYear): string[] {
  const advisories = new Set(entries.flatMap(({ advisory }) => advisory?.publicId ?? [])).size;
  const where = `in ${plural(advisories, "advisory", "advisories")}`;
  const all = plural(entries.length + mentions.length, "thank-you", "thanks");
  if (mentions.length === 0) return [all, where];
  if (entries.length === 0) return [all, "without an advisory"];
  return [all, `${entries.length} ${where}`, `${mentions.length} without one`];
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
