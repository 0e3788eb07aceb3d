/** The keys of a record that is written out whole, where TypeScript cannot know that it holds no others. */
export function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
