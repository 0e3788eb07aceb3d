import type { ActDone, ActResult } from "./acts";

/** What an act came to, over all its cases: "2 of 4 cases acknowledged, 1 stood so before, 1 refused." What changed comes first. */
export function doneWords(results: readonly ActResult[]): string {
  const done = results.filter((result): result is ActDone => result.done);
  const [only] = done;
  if (only && results.length === 1) return `${only.reference} ${only.words}.`;
  const counts = new Map<string, number>();
  for (const { words } of done.toSorted((a, b) => Number(b.changed) - Number(a.changed)))
    counts.set(words, (counts.get(words) ?? 0) + 1);
  const refused = results.length - done.length;
  if (refused > 0) counts.set("refused", refused);
  const [first, ...others] = [...counts];
  if (!first) return "Nothing was done.";
  const [words, count] = first;
  const among = refused > 0 && done.length > 0;
  const noun = (among ? results.length : count) === 1 ? "case" : "cases";
  const rest = others.map(([also, number]) => `, ${number} ${also}`).join("");
  return `${count}${among ? ` of ${results.length}` : ""} ${noun} ${words}${rest}.`;
}
