import type { ActDone, ActResult } from "./acts";

/** What an act came to, over all its cases: "2 cases acknowledged, 1 stood so before." */
export function doneWords(results: readonly ActResult[]): string {
  const done = results.filter((result): result is ActDone => result.done);
  const [only] = done;
  if (only && results.length === 1) return `${only.reference} ${only.words}.`;
  const counts = new Map<string, number>();
  for (const { words } of done) counts.set(words, (counts.get(words) ?? 0) + 1);
  const [first, ...others] = [...counts];
  if (!first) return `0 of ${results.length} done.`;
  const [words, count] = first;
  const all = done.length === results.length;
  const noun = (all ? count : results.length) === 1 ? "case" : "cases";
  const rest = others.map(([also, number]) => `, ${number} ${also}`).join("");
  return `${count}${all ? "" : ` of ${results.length}`} ${noun} ${words}${rest}.`;
}
