/** Where a key works: on every page of the desk, on the board, or on the page of a case. */
export type Scope = "desk" | "board" | "case";

export const KEY_GROUPS = ["Find", "Move about", "Select", "Do", "Write", "Go"] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

type KeyRow = {
  /** What is pressed: `KeyboardEvent.key`, "Mod+k" for Ctrl or Command, "g b" for one after the other. */
  keys: readonly string[];
  words: string;
  group: KeyGroup;
  scopes: readonly Scope[];
  /** Stays where single keys are switched off: no text is written with it. */
  always?: true;
  /** Holding it down does it again and again. */
  repeats?: true;
};

/**
 * Every key of the desk by what it does. Each has a control that can be seen: a page marks it with `data-key`, and the key
 * presses it, unless the page brings a hand of its own for it.
 */
export const KEYS = {
  menu: { keys: ["Mod+k"], words: "Commands", group: "Find", scopes: ["desk"], always: true },
  help: { keys: ["?"], words: "All keys", group: "Find", scopes: ["desk"] },
  search: { keys: ["/"], words: "Search", group: "Find", scopes: ["board"] },
  next: { keys: ["j"], words: "Next case", group: "Move about", scopes: ["board", "case"], repeats: true },
  previous: {
    keys: ["k"],
    words: "Previous case",
    group: "Move about",
    scopes: ["board", "case"],
    repeats: true,
  },
  open: { keys: ["Enter", "o"], words: "Open", group: "Move about", scopes: ["board"] },
  peek: { keys: [" ", "p"], words: "Peek", group: "Move about", scopes: ["board"] },
  back: { keys: ["Escape"], words: "Back", group: "Move about", scopes: ["board", "case"] },
  select: { keys: ["x"], words: "Select", group: "Select", scopes: ["board"] },
  select_range: { keys: ["X"], words: "Select up to here", group: "Select", scopes: ["board"] },
  select_next: { keys: ["J"], words: "Select downwards", group: "Select", scopes: ["board"], repeats: true },
  select_previous: {
    keys: ["K"],
    words: "Select upwards",
    group: "Select",
    scopes: ["board"],
    repeats: true,
  },
  accept: { keys: ["1"], words: "Accept", group: "Do", scopes: ["board", "case"] },
  duplicate: { keys: ["2"], words: "Mark as a duplicate", group: "Do", scopes: ["board", "case"] },
  reject: { keys: ["3"], words: "Reject", group: "Do", scopes: ["board", "case"] },
  assign: { keys: ["a"], words: "Assign", group: "Do", scopes: ["board", "case"] },
  state: { keys: ["s"], words: "State", group: "Do", scopes: ["board", "case"] },
  severity: { keys: ["v", "e"], words: "Severity", group: "Do", scopes: ["board", "case"] },
  label: { keys: ["l"], words: "Label", group: "Do", scopes: ["board", "case"] },
  snooze: { keys: ["h"], words: "Snooze", group: "Do", scopes: ["board", "case"] },
  undo: { keys: ["z"], words: "Undo", group: "Do", scopes: ["board", "case"] },
  note: { keys: ["n"], words: "Write a note", group: "Write", scopes: ["board", "case"] },
  reply: { keys: ["r"], words: "Reply to the reporter", group: "Write", scopes: ["board", "case"] },
  send: {
    keys: ["Mod+Enter"],
    words: "Send what is written",
    group: "Write",
    scopes: ["case"],
    always: true,
  },
  go_triage: { keys: ["g t"], words: "Cases that need a first response", group: "Go", scopes: ["desk"] },
  go_board: { keys: ["g b"], words: "Board", group: "Go", scopes: ["desk"] },
  go_advisories: { keys: ["g a"], words: "Advisories", group: "Go", scopes: ["desk"] },
  go_views: { keys: ["g v"], words: "Saved views", group: "Go", scopes: ["desk"] },
} as const satisfies Record<string, KeyRow>;

export type KeyName = keyof typeof KEYS;
export const KEY_NAMES = Object.keys(KEYS) as readonly KeyName[];

export function keyRow(name: KeyName): KeyRow {
  return KEYS[name];
}

/** Whether a key does something on pages of these scopes. */
export function worksIn(name: KeyName, scopes: readonly Scope[]): boolean {
  return keyRow(name).scopes.some((scope) => scope === "desk" || scopes.includes(scope));
}

const WORDS: Readonly<Record<string, string>> = { " ": "Space", Escape: "Esc" };

/** A key as it is written on a keyboard, pressed in order: "g", "b". @param mod "Ctrl" or "⌘" */
export function keyCaps(spec: string, mod: string): string[] {
  if (spec === " ") return ["Space"];
  return spec.split(" ").map((press) => {
    const plain = press.replace(/^Mod\+/, "");
    const letter = /^[A-Z]$/.test(plain) ? `Shift ${plain.toLowerCase()}` : (WORDS[plain] ?? plain);
    return press === plain ? letter : `${mod} ${plain.length === 1 ? plain.toUpperCase() : plain}`;
  });
}
