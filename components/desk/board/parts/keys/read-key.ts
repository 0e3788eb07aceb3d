import { KEY_NAMES, type KeyName, keyRow, type Scope, worksIn } from "./keys";

/** What of a key press counts. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "repeat"
>;

/** The first of two keys was pressed and waits for the second until then (milliseconds). */
export type Begun = { key: string; until: number } | null;

/** `single`: keys without Ctrl are wanted. */
export type Keyboard = { scopes: readonly Scope[]; single: boolean };

/** How long the second of two keys may take. */
const SECOND_KEY_MS = 1_500;

/**
 * What a press means, and whether it was the first of two. A key that repeats while it is held down does so only where that
 * is meant.
 *
 * @param now milliseconds, for the wait between two keys
 */
export function readKey(
  press: Press,
  begun: Begun,
  { scopes, single }: Keyboard,
  now: number,
): { name: KeyName | null; begun: Begun } {
  const key = pressedKey(press);
  if (key === null) return { name: null, begun };
  const names = KEY_NAMES.filter((name) => worksIn(name, scopes) && (single || keyRow(name).always));
  const first = begun !== null && now <= begun.until ? begun.key : null;
  const spec = first === null ? key : `${first} ${key}`;
  const name = names.find((one) => keyRow(one).keys.includes(spec)) ?? null;
  if (name !== null) return { name: press.repeat && !keyRow(name).repeats ? null : name, begun: null };
  if (first !== null) return readKey(press, null, { scopes, single }, now);
  const begins = names.some((one) => keyRow(one).keys.some((other) => other.startsWith(`${key} `)));
  return { name: null, begun: begins && key !== " " ? { key, until: now + SECOND_KEY_MS } : null };
}

// Capitals say that Shift is held, whatever Caps Lock says. On a keyboard without Latin letters the place of the key counts.
function pressedKey({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Press): string | null {
  if (altKey || ["Shift", "Control", "Meta", "Alt", "AltGraph", "CapsLock", "Dead"].includes(key))
    return null;
  const placed =
    /^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key) ? (/^Key([A-Z])$/.exec(code)?.[1] ?? key) : key;
  const letter = /^[a-z]$/i.test(placed);
  if (ctrlKey || metaKey) return shiftKey ? null : `Mod+${letter ? placed.toLowerCase() : placed}`;
  if (!letter) return placed;
  return shiftKey ? placed.toUpperCase() : placed.toLowerCase();
}
