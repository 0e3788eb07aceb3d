import { expect, test } from "vitest";
import { KEY_NAMES, KEYS, keyCaps, keyRow, type Scope, worksIn } from "./keys";
import { type Begun, type Press, readKey } from "./read-key";

const BOARD = { scopes: ["board"] as Scope[], single: true };
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: "",
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});
const nameOf = (key: string, more: Partial<Press> = {}, keyboard = BOARD, begun: Begun = null) =>
  readKey(press(key, more), begun, keyboard, 0).name;

test("a key does one thing in each place", () => {
  for (const scope of ["board", "case"] as const) {
    const specs = KEY_NAMES.filter((name) => worksIn(name, [scope])).flatMap((name) => keyRow(name).keys);
    expect(specs.filter((spec, index) => specs.indexOf(spec) !== index)).toEqual([]);
  }
});

test("the keys of the design are there, on the board and on the page of a case", () => {
  for (const [key, name] of [
    ["?", "help"],
    ["/", "search"],
    ["j", "next"],
    ["k", "previous"],
    ["Enter", "open"],
    [" ", "peek"],
    ["x", "select"],
    ["1", "accept"],
    ["2", "duplicate"],
    ["3", "reject"],
    ["h", "snooze"],
    ["a", "assign"],
    ["s", "state"],
    ["v", "severity"],
    ["l", "label"],
    ["n", "note"],
    ["r", "reply"],
    ["z", "undo"],
    ["Escape", "back"],
  ] as const)
    expect([key, nameOf(key)]).toEqual([key, name]);
  const onCase = { scopes: ["case"] as Scope[], single: true };
  expect(nameOf("n", {}, onCase)).toBe("note");
  expect(nameOf("j", {}, onCase)).toBe("next");
  expect(nameOf("x", {}, onCase)).toBeNull();
});

test("Shift is told from Caps Lock, and marks keep theirs", () => {
  expect(nameOf("X", { shiftKey: true })).toBe("select_range");
  expect(nameOf("X")).toBe("select");
  expect(nameOf("x", { shiftKey: true })).toBe("select_range");
  expect(nameOf("?", { shiftKey: true })).toBe("help");
  expect(nameOf("1", { shiftKey: true })).toBe("accept");
});

test("on a keyboard without Latin letters the place of the key counts", () => {
  expect(nameOf("о", { code: "KeyJ" })).toBe("next");
  expect(nameOf("л", { code: "KeyK", ctrlKey: true })).toBe("menu");
});

test("with Ctrl or Command only the keys that are written so do something", () => {
  expect(nameOf("k", { ctrlKey: true })).toBe("menu");
  expect(nameOf("k", { metaKey: true })).toBe("menu");
  expect(nameOf("K", { ctrlKey: true, shiftKey: true })).toBeNull();
  expect(nameOf("a", { ctrlKey: true })).toBeNull();
  expect(nameOf("x", { altKey: true })).toBeNull();
});

test("single keys switched off leave those with Ctrl", () => {
  const off = { scopes: ["board"] as Scope[], single: false };
  for (const name of KEY_NAMES)
    for (const spec of keyRow(name).keys) if (!spec.includes("+")) expect(nameOf(spec, {}, off)).toBeNull();
  expect(readKey(press("g"), null, off, 0).begun).toBeNull();
  expect(nameOf("k", { ctrlKey: true }, off)).toBe("menu");
});

test("two keys count one after the other, for a moment", () => {
  const first = readKey(press("g"), null, BOARD, 1_000);
  expect(first.name).toBeNull();
  expect(readKey(press("b"), first.begun, BOARD, 1_200)).toEqual({ name: "go_board", begun: null });
  expect(readKey(press("Shift"), first.begun, BOARD, 1_200).begun).toEqual(first.begun);
  expect(readKey(press("a"), first.begun, BOARD, 9_000).name).toBe("assign");
  expect(readKey(press("j"), first.begun, BOARD, 1_200).name).toBe("next");
});

test("a key held down repeats only where that moves on", () => {
  expect(nameOf("j", { repeat: true })).toBe("next");
  expect(nameOf("1", { repeat: true })).toBeNull();
  expect(nameOf("x", { repeat: true })).toBeNull();
});

test("keys are written as they stand on the keyboard", () => {
  expect(keyCaps("g b", "Ctrl")).toEqual(["g", "b"]);
  expect(keyCaps("Mod+k", "⌘")).toEqual(["⌘ K"]);
  expect(keyCaps(" ", "Ctrl")).toEqual(["Space"]);
  expect(keyCaps("X", "Ctrl")).toEqual(["Shift x"]);
  for (const { keys } of Object.values(KEYS))
    for (const spec of keys) expect(keyCaps(spec, "Ctrl").join("")).not.toBe("");
});
