/** What stood in a field before an act and after it, in words of the field. Never a secret, never what a report says. */
export type Change = { field: string; before: string; after: string };

/** The fields that differ between two sets of words, in the order of the second. */
export function changesBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Change[] {
  return Object.entries(after).flatMap(([field, words]) => {
    const was = before[field] ?? "";
    return was === words ? [] : [{ field, before: was, after: words }];
  });
}
