import { expect, test } from "vitest";
import { unpackRows } from "@/lib/domain/packed";
import { shownYears, THANKS_FIELDS, type ThanksEntry, type ThanksLine } from "./hall";

let made = 0;
function thanks(
  name: string,
  advisory: string | null,
  year = 2026,
  withdrawnAt: string | null = null,
): ThanksEntry {
  made += 1;
  const at = `${year}-11-20T14:02:00.000Z`;
  const of =
    advisory === null
      ? null
      : { publicId: advisory, title: "A title", severity: "high" as const, withdrawnAt };
  return { id: String(made), name, link: null, year, at, advisory: of };
}
const countsOf = (entries: ThanksEntry[], complete = true) =>
  shownYears(entries, complete).map(({ counts }) => counts);

test("what is counted are thanks: two people of one name are not made one, nor one person two", () => {
  const same = [thanks("Anonymous heron", "EX-1"), thanks("Anonymous heron", "EX-2"), thanks("kim", "EX-2")];
  expect(countsOf(same)).toEqual([["3 thanks", "in 2 advisories"]]);
});

test("advisories are those with a thank-you, and reports without one stand apart", () => {
  const mixed = [thanks("Ada", "EX-1"), thanks("kim", "EX-1"), thanks("kim", null)];
  expect(countsOf([...mixed, thanks("Ada", null, 2025), thanks("Ada", "EX-0", 2024)])).toEqual([
    ["3 thanks", "2 in 1 advisory", "1 without one"],
    ["1 thank-you", "without an advisory"],
    ["1 thank-you", "in 1 advisory"],
  ]);
});

test("years that are not all here are not counted", () => {
  expect(countsOf([thanks("Ada", "EX-1")], false)).toEqual([[]]);
});

test("who is thanked with an advisory that was withdrawn stays thanked, and the line says so", () => {
  const [year] = shownYears(
    [thanks("Ada", "EX-1", 2026, "2026-11-21T09:00:00.000Z"), thanks("kim", "EX-2")],
    true,
  );
  expect(unpackRows<ThanksLine>(THANKS_FIELDS, year?.lines ?? "[]")).toMatchObject([
    { name: "Ada", withdrawn: 1 },
    { name: "kim", withdrawn: 0 },
  ]);
});
