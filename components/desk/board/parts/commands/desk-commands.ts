import { type CaseName, caseNamedBy } from "@/lib/domain/search/case-names";
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

/**
 * Where no command fits: the case whose reference may end in what was typed, and what was typed taken to the board's search,
 * which looks at closed cases too.
 */
export function searchCommands(typed: string, places: readonly DeskPlace[], hands: CaseHands): Command[] {
  const text = typed.trim();
  if (text === "" || places.every(({ href }) => href !== "/desk/board")) return [];
  const run = () => hands.push(boardSearch(text));
  const search: Command = { id: "search", group: "Go to", label: `Search the board for “${text}”`, run };
  return [...codeCommands(typed, hands), search];
}

type CaseHands = {
  push: (href: string) => void;
  /** The reference of the case of that name, if there is one this person may read. */
  find: (name: CaseName) => Promise<string | null>;
};

/** Going to the case whose reference, or whose CVE ID, was typed. */
export function referenceCommands(typed: string, hands: CaseHands): Command[] {
  const name = caseNamedBy(typed);
  if (name === null) return [];
  if (name.kind === "code") return /\d/.test(name.code) ? codeCommands(typed, hands) : [];
  if (name.kind === "cve") return [opening(name, `Case with ${name.cveId}`, hands)];
  const run = () => hands.push(`/desk/cases/${name.reference}`);
  return [{ id: "reference", group: "Go to", label: `Case ${name.reference}`, words: typed, run }];
}

// Some words could be codes: they are offered where nothing else fits.
function codeCommands(typed: string, hands: CaseHands): Command[] {
  const name = caseNamedBy(typed);
  return name?.kind === "code" ? [opening(name, `Case …${name.code}`, hands)] : [];
}

function opening(name: Exclude<CaseName, { kind: "reference" }>, label: string, hands: CaseHands): Command {
  const text = name.kind === "cve" ? name.cveId : name.code;
  const run = async () => {
    const reference = await hands.find(name);
    hands.push(reference === null ? boardSearch(text) : `/desk/cases/${reference}`);
  };
  return { id: "reference", group: "Go to", label, run: () => void run() };
}

const boardSearch = (text: string) => `/desk/board?${new URLSearchParams({ q: text })}`;
