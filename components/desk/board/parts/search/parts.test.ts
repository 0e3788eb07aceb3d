import fc from "fast-check";
import { expect, test } from "vitest";
import { completeSearch } from "@/lib/domain/search/complete";
import { parseSearch } from "@/lib/domain/search/parse";
import { firstDraft, withGiven, withTyped } from "./draft";
import { filterParts } from "./filter-parts";
import {
  hasPart,
  isHalfQualifier,
  isHalfValue,
  piecesOf,
  registersOf,
  settled,
  withInstead,
  withOffer,
  withPartToggled,
} from "./parts";

const names = {
  products: [{ value: "p1", label: "Example Server" }],
  people: [{ value: "m", label: "Mara Okoye" }],
  labels: [{ id: "l1", name: "regression", tone: "warn" as const }],
};
const registers = registersOf(names);

test("the pieces of a text are the text, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const { problems } = parseSearch(text);
      expect(
        piecesOf(text, problems)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("qualifiers stand out, and what makes no sense is marked where it stands", () => {
  const text = "state:new severity:hihg heap";
  expect(piecesOf(text, parseSearch(text).problems)).toEqual([
    { text: "state:new", qualifier: true, wrong: false },
    { text: " ", qualifier: false, wrong: false },
    { text: "severity:", qualifier: true, wrong: false },
    { text: "hihg", qualifier: true, wrong: true },
    { text: " heap", qualifier: false, wrong: false },
  ]);
});

test("what is still being written is not called wrong", () => {
  const { problems } = parseSearch("severity:hi state:nwe");
  expect(problems).toHaveLength(2);
  expect(settled(problems, 11)).toEqual([problems[1]]);
  expect(settled(problems, null)).toEqual(problems);
});

test("a qualifier taken goes on with its value, a value is finished", () => {
  const take = (text: string, at: number, offered: string) => {
    const completion = completeSearch(text, at, registers);
    const offer = completion.offers.find((one) => one.text === offered);
    return offer && withOffer(text, completion, offer);
  };
  expect(take("heap sev", 8, "severity:")).toEqual({ text: "heap severity:", caret: 14, finished: false });
  expect(take("severity:hi", 11, "high")).toEqual({ text: "severity:high ", caret: 14, finished: true });
  expect(take("product: heap", 8, '"Example Server"')).toEqual({
    text: 'product:"Example Server" heap',
    caret: 24,
    finished: true,
  });
  expect(take("label:re", 8, "regression")?.text).toBe("label:regression ");
  expect(take("assignee:ma", 11, '"Mara Okoye"')?.text).toBe('assignee:"Mara Okoye" ');
});

test("what would be right takes the place of what is wrong", () => {
  const text = "severity:hihg heap";
  const [problem] = parseSearch(text).problems;
  expect(problem && withInstead(text, problem)).toBe("severity:high heap");
});

test("a word that may become a qualifier is waited for", () => {
  expect(isHalfQualifier("heap sev", 8)).toBe(true);
  expect(isHalfQualifier("sev heap", 8)).toBe(false);
  expect(isHalfQualifier("-is", 3)).toBe(true);
  expect(isHalfQualifier('"sev', 4)).toBe(false);
  expect(isHalfQualifier("severity:", 9)).toBe(false);
  expect(isHalfQualifier("", 0)).toBe(false);
});

test("a filter is put into the search and taken out of it", () => {
  expect(withPartToggled("is:open heap", "is:mine")).toBe("is:open heap is:mine");
  expect(withPartToggled("is:open is:mine heap", "is:mine")).toBe("is:open heap");
  expect(hasPart("-is:mine", "is:mine")).toBe(false);
});

test("every filter that has a name is a search that makes sense", () => {
  for (const { part } of filterParts(names)) expect([part, parseSearch(part).problems]).toEqual([part, []]);
  expect(filterParts(names).map(({ part }) => part)).toContain('product:"Example Server"');
});

test("an answer to an earlier letter does not overwrite later ones; a search from elsewhere does", () => {
  let draft = firstDraft("is:open");
  draft = withTyped(draft, "h", { sends: true });
  draft = withTyped(draft, "he", { sends: true });
  draft = withGiven(draft, "h");
  expect(draft.typed).toBe("he");
  draft = withGiven(draft, "he");
  expect(draft).toEqual({ typed: "he", given: "he", sent: [] });
  expect(withGiven(draft, "h").typed).toBe("h");
  expect(withGiven(draft, "is:open").typed).toBe("is:open");
  const waiting = withTyped(draft, "he sev", { sends: false });
  expect(withGiven(waiting, "he").typed).toBe("he sev");
});

test("a space at the end of what is typed stays", () => {
  const draft = withTyped(firstDraft(""), "heap ", { sends: true });
  expect(withGiven(draft, "heap").typed).toBe("heap ");
});

test("a value that is not whole yet is one to be taken from what is offered, and a whole one is searched for", () => {
  const isHalf = (text: string, at = text.length) =>
    isHalfValue(text, at, completeSearch(text, at, registers));
  for (const text of [
    "severity:hi",
    "state:new,acc",
    "-label:regr",
    "assignee:mara",
    "sort:sev",
    'product:"Exam',
  ])
    expect([text, isHalf(text)]).toEqual([text, true]);
  for (const text of [
    "severity:high",
    "severity:",
    "sever",
    "heap",
    'assignee:"Mara Okoye"',
    "assignee:nobody",
    "cvss:>=7",
    "age:>14d",
    "severity:high heap",
  ])
    expect([text, isHalf(text)]).toEqual([text, false]);
  expect(isHalf("severity:hi is:open", 11)).toBe(true);
});
