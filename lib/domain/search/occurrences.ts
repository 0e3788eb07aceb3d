/** What a text is to a search: its UTF-16 units. */
export type Units = { readonly length: number; charCodeAt(at: number): number };

/**
 * A test for texts in which `wanted`, which is not empty, stands at a place that `fits`; overlapping places are asked about
 * too. Reads each unit of a text once and compares at most twice as often (Knuth, Morris and Pratt 1977).
 */
export function occurrenceFinder<Text extends Units>(
  wanted: Units,
  fits: (text: Text, at: number) => boolean,
): (text: Text) => boolean {
  const pattern = Array.from({ length: wanted.length }, (_, at) => wanted.charCodeAt(at));
  const borders = bordersOf(pattern);
  return (text) => {
    let matched = 0;
    for (let at = 0; at < text.length; at++) {
      matched = longer(pattern, borders, matched, text.charCodeAt(at));
      if (matched < pattern.length) continue;
      if (fits(text, at + 1 - matched)) return true;
    }
    return false;
  };
}

// For each number of matched units, how many of them still match one place further on.
function bordersOf(pattern: readonly number[]): Uint32Array {
  const borders = new Uint32Array(pattern.length + 1);
  for (let at = 1; at < pattern.length; at++)
    borders[at + 1] = longer(pattern, borders, borders[at] ?? 0, pattern[at]);
  return borders;
}

function longer(
  pattern: readonly number[],
  borders: Uint32Array,
  matched: number,
  unit: number | undefined,
): number {
  let kept = matched;
  while (kept > 0 && (kept === pattern.length || pattern[kept] !== unit)) kept = borders[kept] ?? 0;
  return pattern[kept] === unit ? kept + 1 : kept;
}
