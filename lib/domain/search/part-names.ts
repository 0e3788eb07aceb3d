import type { Named } from "./names";

/** Names told in a message; of more than so many only the first ones. */
const MOST_TOLD = 4;

/**
 * Entries of which a value is a part of the name, where no whole name fits: those that begin with it before those with a word
 * that does, and these before all others.
 *
 * @param folded how names and values are compared
 */
export function namedInPart(
  value: string,
  known: readonly Named[],
  folded: (name: string) => string,
): readonly Named[] {
  const part = folded(value);
  if (part === "") return [];
  const ways = [
    (name: string) => name.startsWith(part),
    (name: string) => name.split(/[^\p{L}\p{N}\p{M}]+/u).some((word) => word.startsWith(part)),
    (name: string) => name.includes(part),
  ];
  for (const holds of ways) {
    const found = known.filter(({ name }) => holds(folded(name)));
    if (found.length > 0) return found;
  }
  return [];
}

/** "Which one? “server” may be Example Server or Server Agent." Null where one name is meant. */
export function whichOne(value: string, found: readonly Named[]): string | null {
  const names = [...new Set(found.map(({ name }) => name))].sort();
  if (names.length < 2) return null;
  const told = names.slice(0, MOST_TOLD);
  const rest = names.length - told.length;
  const last = rest > 0 ? `${rest} more` : told.pop();
  return `Which one? “${value}” may be ${told.join(", ")} or ${last}.`;
}
