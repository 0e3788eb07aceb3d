import { wordsIn } from "@/lib/domain/search/words";
import { isEveryday } from "./everyday-words";
import type { Fingerprint } from "./fingerprint";

export const LIKENESS_REASONS = [
  "cve",
  "title",
  "words",
  "files",
  "functions",
  "endpoints",
  "product",
  "cwe",
] as const;
export type LikenessReason = {
  kind: (typeof LIKENESS_REASONS)[number];
  points: number;
  /** What both have, rarest first: words, names of files, ids. */
  shared: string[];
};

/** `score`: 0 to 100. Reasons without a point are left out; the strongest stands first. */
export type Likeness = { score: number; reasons: LikenessReason[] };

/** From here on a case is shown as a likely duplicate (docs/duplicates.md says how often that is right). */
export const SHOWN_FROM = 40;

/** The most points a reason can bring. */
const MOST = { cve: 45, title: 40, words: 60, files: 15, functions: 15, endpoints: 8, product: 5, cwe: 5 };
/** Texts whose rare words overlap this much tell of one thing. */
const ALIKE = 0.5;
/** A title shares enough when its shared words are together as rare as two and a half that no other case has. */
const TELLING_TITLE = 2.5;
/** So many names of files or functions in common are as good as more. */
const NAMES = 2;

/** How rare a word is, 0 to 1. @param others how many cases of a sample have it, the two that are compared left out */
export function rarityOf(word: string, others: number, sample: number): number {
  if (isEveryday(word)) return 0;
  return sample <= 0 ? 1 : Math.max(0, Math.log((sample + 1) / (others + 1)) / Math.log(sample + 1));
}

/**
 * How likely two cases tell of one problem, with the reasons. Rare words count most; product and weakness alone never reach
 * {@link SHOWN_FROM}. Symmetric.
 *
 * @param rarity of a word, by {@link rarityOf}
 */
export function likeness(a: Fingerprint, b: Fingerprint, rarity: (word: string) => number): Likeness {
  const reasons = [
    found("cve", both(a.cves, b.cves), 1),
    titleReason(a, b, rarity),
    wordsReason(a, b, rarity),
    ...(["files", "functions", "endpoints"] as const).map((kind) => namesReason(kind, a, b, rarity)),
    found("product", a.product !== null && a.product === b.product ? [a.product] : [], 1),
    found("cwe", both(a.cwes, b.cwes), 1),
  ].filter(({ points }) => points > 0);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  return { score: Math.min(100, sum), reasons: reasons.sort((x, y) => y.points - x.points) };
}

function found(kind: LikenessReason["kind"], shared: string[], share: number): LikenessReason {
  return { kind, points: shared.length === 0 ? 0 : Math.round(MOST[kind] * Math.min(1, share)), shared };
}

// A name is as rare as the rarest word in it: “console.log” tells less than “index_read”.
function namesReason(
  kind: "files" | "functions" | "endpoints",
  a: Fingerprint,
  b: Fingerprint,
  rarity: (word: string) => number,
): LikenessReason {
  const rarest = (name: string) => Math.max(0, ...wordsIn(name).map(rarity)) ** 2;
  const shared = both(a[kind], b[kind]).toSorted((x, y) => rarest(y) - rarest(x));
  return found(kind, shared, sumOf(shared, rarest) / NAMES);
}

function titleReason(a: Fingerprint, b: Fingerprint, rarity: (word: string) => number): LikenessReason {
  const shared = rarestFirst(both(a.titleWords, b.titleWords), rarity);
  const weight = sumOf(shared, rarity);
  const smaller = Math.min(sumOf(a.titleWords, rarity), sumOf(b.titleWords, rarity));
  const contained = smaller === 0 ? 0 : weight / smaller;
  return found("title", shared, contained ** 2 * Math.min(1, weight / TELLING_TITLE));
}

// The cosine of the two sets of words, each word weighing its rarity.
function wordsReason(a: Fingerprint, b: Fingerprint, rarity: (word: string) => number): LikenessReason {
  const squared = (word: string) => rarity(word) ** 2;
  const shared = rarestFirst(both(a.words, b.words), rarity);
  const length = Math.sqrt(sumOf(a.words, squared) * sumOf(b.words, squared));
  return found("words", shared, length === 0 ? 0 : sumOf(shared, squared) / length / ALIKE);
}

function both(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((item) => b.has(item));
}

function sumOf(words: Iterable<string>, weight: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += weight(word);
  return sum;
}

function rarestFirst(words: readonly string[], rarity: (word: string) => number): string[] {
  return words.filter((word) => rarity(word) > 0).sort((x, y) => rarity(y) - rarity(x));
}
