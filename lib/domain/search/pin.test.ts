import fc from "fast-check";
import { expect, test } from "vitest";
import { type Named, resolveNames } from "./names";
import { parseSearch } from "./parse";
import { type Known, pinNames, spellNames } from "./pin";
import { printSearch } from "./print";
import { KEPT_LIMITS } from "./term";

const NAMES = [
  "Ada",
  "ada",
  "Kim",
  "Kim",
  "me",
  "nobody",
  'A "quoted" one',
  "a,b",
  "00000000-0000-4000-8000-000000000001",
];
const id = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const register = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 9 })
  .map((names): Named[] => names.map((name, at) => ({ id: id(at), name })));
const value = fc.oneof(fc.constantFrom(...NAMES, "nowhere"), fc.nat({ max: 9 }).map(id));

const known = (people: readonly Named[]): Known => new Map([["people", people]]);
const through = (text: string) => parseSearch(text, KEPT_LIMITS);

function meant(text: string, people: readonly Named[]) {
  const [term] = through(text).terms;
  if (term?.kind !== "field") throw new Error(text);
  const fixed = term.values.filter((one) => one === "me" || one === "nobody");
  const { ids } = resolveNames(term, { from: 0, to: 0 }, people);
  return { ids: ids.toSorted(), fixed: fixed.toSorted() };
}

test("what is kept and what is shown of it mean the same, whatever the register holds", () => {
  fc.assert(
    fc.property(register, fc.array(value, { minLength: 1, maxLength: 5 }), (people, values) => {
      const typed = printSearch({
        terms: [{ kind: "field", field: "assignee", negated: false, comparison: "is", values }],
        order: null,
      });
      const kept = printSearch(pinNames(through(typed), known(people)));
      const shown = printSearch(spellNames(through(kept), known(people)));
      expect([meant(kept, people), meant(shown, people)]).toEqual([
        meant(typed, people),
        meant(typed, people),
      ]);
    }),
  );
});

test("a kept search means the same people under any other names", () => {
  fc.assert(
    fc.property(register, register, value, (before, names, one) => {
      const people = before.map(({ id }, at) => ({ id, name: names[at]?.name ?? "Somebody" }));
      const typed = printSearch({
        terms: [{ kind: "field", field: "assignee", negated: true, comparison: "is", values: [one] }],
        order: null,
      });
      fc.pre(meant(typed, before).ids.length > 0);
      const kept = printSearch(pinNames(through(typed), known(before)));
      const shown = printSearch(spellNames(through(kept), known(people)));
      expect(meant(shown, people)).toEqual(meant(typed, before));
    }),
  );
});
