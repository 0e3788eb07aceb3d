import type { Command } from "./command";

/** `words`: others it is found by. `within`: it is one of the pages of another place, and offered once something is typed. */
export type DeskPlace = { href: string; label: string; words?: string; within?: string };

type Hands = { push: (href: string) => void; showHelp: () => void };

const KEY_OF: Readonly<Record<string, Command["key"]>> = {
  "/desk/board": "go_board",
  "/desk/advisories": "go_advisories",
};

/** What can be done from every page of the desk: going to its places, and asking for the keys. */
export function deskCommands(places: readonly DeskPlace[], { push, showHelp }: Hands): Command[] {
  const go = (href: string, label: string, more: Partial<Command> = {}): Command => ({
    id: `go-${href}`,
    group: "Go to",
    label,
    key: KEY_OF[href],
    run: () => push(href),
    ...more,
  });
  const board = places.some(({ href }) => href === "/desk/board");
  return [
    ...places.map(({ href, label, words = "", within }) =>
      go(href, label, within === undefined ? { words } : { words: `${within} ${words}`, rare: true }),
    ),
    ...(board
      ? [go("/desk/board/views", "Saved views", { key: "go_views", words: "rename delete order" })]
      : []),
    go("/desk/account", "Your account", { words: "settings password passkey sessions profile" }),
    {
      id: "help",
      group: "Keys",
      label: "All keys",
      words: "shortcuts keyboard help",
      key: "help",
      run: showHelp,
    },
  ];
}

const REFERENCE = /^[a-z][a-z0-9]{0,9}-\d{4}-[0-9a-z]{5}$/i;

/** Where no command fits: what was typed, taken to the board's search, which looks at closed cases too. */
export function searchCommands(
  typed: string,
  places: readonly DeskPlace[],
  push: (href: string) => void,
): Command[] {
  const text = typed.trim();
  if (text === "" || places.every(({ href }) => href !== "/desk/board")) return [];
  const run = () => push(`/desk/board?${new URLSearchParams({ q: text })}`);
  return [{ id: "search", group: "Go to", label: `Search the board for “${text}”`, run }];
}

/** Going to the case whose reference was typed. */
export function referenceCommands(typed: string, push: (href: string) => void): Command[] {
  const reference = typed.trim();
  if (!REFERENCE.test(reference)) return [];
  const run = () => push(`/desk/cases/${reference.toUpperCase()}`);
  return [{ id: "reference", group: "Go to", label: `Case ${reference.toUpperCase()}`, run }];
}
