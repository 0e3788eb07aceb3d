/** Somebody whom a note could name, and whether they may read the notes of the case. */
export type Nameable = { id: string; name: string; mayRead: boolean };

/** Whom a note names, and what about its names cannot be: a sentence each. */
export type Mentions = { ids: string[]; problems: string[] };

// A name begins after a blank or a bracket, so that addresses and decorators inside words are none.
const AT = /(?<![\p{L}\p{N}._%+/@-])@(?=[\p{L}\p{N}])/gu;
// The same while its name is written: nothing of it may stand there yet, and it may have several words.
const BEGUN = /(?<![\p{L}\p{N}._%+/@-])@([\p{L}\p{N}][^@\n]{0,60})?$/u;
/** Names looked at in one note; what follows is plain text. */
const MOST_NAMES = 200;

const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/**
 * The people a note names with `@`: by their whole name (all who are called so), or by its first word where only one person
 * has it. A name that fits nobody is plain text. Those who may not read the case come back as problems instead, and so do first
 * names that could mean several.
 */
export function mentionsIn(text: string, people: readonly Nameable[]): Mentions {
  const ids = new Set<string>();
  const problems = new Set<string>();
  const names = people.map((person) => ({ ...person, folded: folded(person.name) }));
  const whole = folded(text);
  for (const { index } of [...whole.matchAll(AT)].slice(0, MOST_NAMES)) {
    const found = namedAt(whole, index + 1, names);
    const readers = found.filter(({ mayRead }) => mayRead);
    const meant = [...new Set(readers.map(({ name }) => name))];
    if (meant.length > 1) problems.add(`${listed(meant)} fit a name in your note. Write the whole name.`);
    else if (readers.length > 0) for (const { id } of readers) ids.add(id);
    else for (const { name } of found) problems.add(`${name} may not read this case. Take the “@” away.`);
  }
  return { ids: [...ids], problems: [...problems] };
}

/** The name that is being written where this text ends, without its `@`; null where none is. */
export function nameBegun(text: string): string | null {
  const found = BEGUN.exec(text);
  return found && (found[1] ?? "");
}

/** What a name that was begun can become: names that begin like it, then those with another word that does. */
export function namesLike(begun: string, names: readonly string[]): string[] {
  const typed = plain(begun);
  const begins = (name: string) => plain(name).startsWith(typed);
  const holds = (name: string) => plain(name).includes(` ${typed}`);
  return [...names.filter(begins), ...names.filter((name) => !begins(name) && holds(name))];
}

// Marks on letters are left out: not every keyboard has them.
const plain = (text: string) => folded(text).normalize("NFD").replace(/\p{M}/gu, "");

type Named = Nameable & { folded: string };

function namedAt(text: string, at: number, people: readonly Named[]): readonly Named[] {
  const whole = people.filter(({ folded: name }) => standsAt(text, at, name));
  if (whole.length > 0) {
    const longest = Math.max(...whole.map(({ folded: name }) => name.length));
    return whole.filter(({ folded: name }) => name.length === longest);
  }
  return people.filter(({ folded: name }) => {
    const [first = ""] = name.split(" ");
    return first !== name && standsAt(text, at, first);
  });
}

function standsAt(text: string, at: number, name: string): boolean {
  const end = at + name.length;
  return name !== "" && text.startsWith(name, at) && !/^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2));
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
