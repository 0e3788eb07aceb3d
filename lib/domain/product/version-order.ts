const NUMBERS = /^\d+(?:\.\d+)*$/;

/**
 * Which of two versions comes first: below zero, zero or above, as a sort asks. Null where one of them is more than numbers
 * with dots: nobody but its product knows the order of "2.0-rc1" and "2.0". What is not there counts as zero: 2 is 2.0.
 */
export function versionOrder(a: string, b: string): number | null {
  if (!NUMBERS.test(a) || !NUMBERS.test(b)) return null;
  const [left, right] = [a, b].map((version) => version.split(".").map(BigInt));
  if (!left || !right) return null;
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [one, other] = [left[at] ?? 0n, right[at] ?? 0n];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
