/** The known word a typed one was most likely meant to be, or null when none is close (optimal string alignment). */
export function nearest(typed: string, known: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(typed.length / 3));
  let best: { word: string; distance: number } | null = null;
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > most) continue;
    const distance = distanceOf(typed, word);
    if (distance <= most && (best === null || distance < best.distance)) best = { word, distance };
  }
  return best?.word ?? known.find((word) => typed.length >= 3 && word.startsWith(typed)) ?? null;
}

function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = line;
  }
  return last[b.length] ?? 0;
}
