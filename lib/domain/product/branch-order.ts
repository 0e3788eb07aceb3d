const BY_VERSION = new Intl.Collator("en", { numeric: true });

/** Branches as every page lists them: the newest first, numbers by their size, so 2.10 stands before 2.8. */
export function newestFirst<Branch extends { name: string }>(branches: readonly Branch[]): Branch[] {
  return branches.toSorted((one, other) => BY_VERSION.compare(other.name, one.name));
}
