import { z } from "zod";
import catalogue from "@/lib/domain/cwe/catalogue.json" with { type: "json" };
import { MAPPING_USAGES, type MappingUsage, type WeaknessFound } from "@/lib/domain/cwe/usage";

// 88 KB of facts: for the server only. A client component that imports this file sends the whole list to every browser.
// Ids, names, usage and suggestions come from CWE 4.19.1, © The MITRE Corporation (cwe.mitre.org/about/termsofuse.html).

/**
 * A weakness of the list. `alsoCalled` are other names. `better` are the ids to look at instead where the usage is limited:
 * MITRE's own suggestions, or where it makes none, the usable entries right below this one.
 */
export type Cwe = {
  id: number;
  name: string;
  usage: MappingUsage;
  alsoCalled: readonly string[];
  better: readonly number[];
};

export const CWE_VERSION = catalogue.version;

const rowSchema = z.tuple([
  z.int(),
  z.string(),
  z.enum(MAPPING_USAGES),
  z.array(z.string()),
  z.array(z.int()),
]);

const weaknesses: readonly Cwe[] = z
  .array(rowSchema)
  .parse(catalogue.weaknesses)
  .map(([id, name, usage, alsoCalled, better]) => ({ id, name, usage, alsoCalled, better }));

const byId = new Map(weaknesses.map((cwe) => [cwe.id, cwe]));

const searchable = weaknesses.map((cwe) => {
  const names = [cwe.name, ...cwe.alsoCalled].join(" ").toLowerCase();
  return { cwe, names, words: new Set(wordsOf(names)) };
});

/** The weakness of this number, given as 79, "79" or "CWE-79". Undefined for categories, views and unknown numbers. */
export function findCwe(id: number | string): Cwe | undefined {
  return byId.get(typeof id === "number" ? id : (readId(id) ?? Number.NaN));
}

/**
 * Up to `limit` weaknesses for what was typed: a number finds that entry first, then numbers beginning so; words must all
 * occur in the name or in another name of it. Usable entries come before discouraged, and prohibited ones last.
 */
export function searchCwe(query: string, limit: number): Cwe[] {
  const text = query.slice(0, 200).trim();
  const id = readId(text);
  if (id !== null) {
    const digits = String(id);
    return weaknesses
      .filter((cwe) => String(cwe.id).startsWith(digits))
      .sort((a, b) => a.id - b.id)
      .slice(0, limit);
  }
  const wanted = wordsOf(text.toLowerCase());
  if (wanted.length === 0) return [];
  return searchable
    .filter(({ names }) => wanted.every((word) => names.includes(word)))
    .map((entry) => ({ cwe: entry.cwe, rank: rankOf(entry, wanted) }))
    .sort((a, b) => a.rank - b.rank || a.cwe.name.length - b.cwe.name.length || a.cwe.id - b.cwe.id)
    .slice(0, limit)
    .map(({ cwe }) => cwe);
}

const ADVICE = {
  allowed: { verdict: "fine", words: "Mapping allowed." },
  review: { verdict: "fine", words: "Look for a more precise entry first." },
  discouraged: { verdict: "warned", words: "Too general or often misused; choose a more precise entry." },
  prohibited: { verdict: "refused", words: "This entry cannot name the cause of a vulnerability." },
} as const satisfies Record<MappingUsage, { verdict: WeaknessFound["verdict"]; words: string }>;

/** Whether an entry may name the cause of a vulnerability, by MITRE's mapping usage. Only `refused` stops it. */
export function mappingAdvice(cwe: Cwe): { verdict: WeaknessFound["verdict"]; message: string } {
  const { verdict, words } = ADVICE[cwe.usage];
  const better = betterOf(cwe).map(({ id }) => `CWE-${id}`);
  return { verdict, message: better.length === 0 ? words : `${words} Look at ${better.join(", ")}.` };
}

const BETTER_SHOWN = 8;

function betterOf(cwe: Cwe): { id: number; name: string }[] {
  return cwe.better.slice(0, BETTER_SHOWN).flatMap((id) => {
    const found = byId.get(id);
    return found ? [{ id, name: found.name }] : [];
  });
}

/** A weakness as a page or the search endpoint hands it over. */
export function weaknessFound(cwe: Cwe): WeaknessFound {
  const { verdict, words } = ADVICE[cwe.usage];
  return { id: cwe.id, name: cwe.name, usage: cwe.usage, verdict, advice: words, better: betterOf(cwe) };
}

function readId(text: string): number | null {
  const digits = /^(?:cwe[- ]?)?(\d{1,5})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.]/u).filter((word) => word !== "");
}

const USAGE_ORDER = { allowed: 0, review: 0, discouraged: 100, prohibited: 200 } as const satisfies Record<
  MappingUsage,
  number
>;

function rankOf(entry: (typeof searchable)[number], wanted: readonly string[]): number {
  const partial = wanted.filter((word) => !entry.words.has(word)).length;
  const phrase = wanted.join(" ");
  const called = entry.cwe.alsoCalled.some((name) => name.toLowerCase() === phrase);
  return USAGE_ORDER[entry.cwe.usage] + (called ? 0 : 10 + Math.min(partial, 80));
}
