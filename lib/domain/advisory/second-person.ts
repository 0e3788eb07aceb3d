type Known = {
  /** Everybody who wrote this text since the last one that was approved or published. */
  authorIds: readonly string[];
  lastAuthorId: string | null;
  /** The active people who could approve or publish. */
  approverIds: readonly string[];
};

/** Who may not approve or publish a text as the second person, and whether somebody else could. */
type SecondPerson = { barredIds: readonly string[]; exists: boolean };

/**
 * Nobody who wrote a text is its second person. Where everybody who could be wrote some of it, only whoever wrote last is
 * barred; where there is nobody else at all, the step is taken alone.
 */
export function secondPerson({ authorIds, lastAuthorId, approverIds }: Known): SecondPerson {
  const last = lastAuthorId === null ? [] : [lastAuthorId];
  const all = [...new Set([...authorIds, ...last])];
  const others = (barred: readonly string[]) => approverIds.some((id) => !barred.includes(id));
  return others(all) ? { barredIds: all, exists: true } : { barredIds: last, exists: others(last) };
}
