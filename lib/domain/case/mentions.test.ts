import { expect, test } from "vitest";
import { mentionsIn, type Nameable, nameBegun, namesLike } from "./mentions";

const person = (id: string, name: string, mayRead = true): Nameable => ({ id, name, mayRead });
const TEAM = [
  person("jonas", "Jonas Lind"),
  person("mara", "Mara Oduya"),
  person("mara-two", "Mara Oduya-Berg"),
  person("ana", "Ana"),
  person("erik", "Érik Öst"),
  person("vendor", "Tern Vendor", false),
  person("other", "Ana Outsider", false),
];
const ids = (text: string) => mentionsIn(text, TEAM).ids.sort();

test.each([
  ["Please look, @Jonas Lind.", ["jonas"]],
  ["@jonas lind and (@MARA ODUYA-BERG)", ["jonas", "mara-two"]],
  ["@Mara Oduya, not the other one", ["mara"]],
  ["@Jonas: which version?", ["jonas"]],
  ["@érik knows", ["erik"]],
  ["@Ana has read it", ["ana"]],
  ["write to jonas@Jonas Lind.example", []],
  ["@Override and @param stay what they are", []],
  ["@Jonasson is nobody here", []],
  ["@ Jonas Lind", []],
  ["", []],
])("%j names %j", (text, named) => {
  expect(mentionsIn(text, TEAM).problems).toEqual([]);
  expect(ids(text)).toEqual(named);
});

test("a first name that several have asks for the whole one", () => {
  expect(mentionsIn("@Mara, please", TEAM)).toEqual({
    ids: [],
    problems: ["Mara Oduya and Mara Oduya-Berg fit a name in your note. Write the whole name."],
  });
});

test("somebody who may not read the case is not named but said", () => {
  expect(mentionsIn("@Tern Vendor and @Jonas Lind", TEAM)).toEqual({
    ids: ["jonas"],
    problems: ["Tern Vendor may not read this case. Take the “@” away."],
  });
});

test("two people of one name are both meant", () => {
  const twins = [person("one", "Sam Lee"), person("two", "Sam Lee")];
  expect(mentionsIn("@Sam Lee", twins)).toEqual({ ids: ["one", "two"], problems: [] });
});

test("a note of nothing but names is looked through no longer than a note can be", () => {
  const team = Array.from({ length: 200 }, (_, at) => person(`p${at}`, `Person ${at} of the team`));
  expect(mentionsIn("@Person 199 of the team ".repeat(1_600), team).ids).toEqual(["p199"]);
});

test.each([
  ["Please look, @", ""],
  ["@jon", "jon"],
  ["(@Jonas Li", "Jonas Li"],
  ["jonas@example", null],
  ["@Jonas\nand", null],
  ["@@x", null],
  ["nobody", null],
])("while %j is written the name begun is %j", (text, begun) => {
  expect(nameBegun(text)).toBe(begun);
});

test("a name is offered by its beginning, then by another of its words, with or without marks", () => {
  const names = ["Lindgren Ana", "Jonas Lind", "Érik Öst"];
  expect(namesLike("lin", names)).toEqual(["Lindgren Ana", "Jonas Lind"]);
  expect(namesLike("erik o", names)).toEqual(["Érik Öst"]);
  expect(namesLike("", names)).toEqual(names);
  expect(namesLike("Jonas Lind ", names)).toEqual([]);
});
