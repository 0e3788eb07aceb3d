import { expect, test } from "vitest";
import { codeProblems, writtenCodes } from "./written-codes";

const CODE = "7KQM2XFA9TRC4HWDVN3E8PYJ6B";

test("what is written like a code is named by its field, whether or not it is one", () => {
  const answers = {
    summary: `${CODE} and again 7kqm-2xfa-9trc-4hwd-vn3e-8pyj-6b`,
    title: "No code",
    impact: `(${CODE})`,
  };
  const found = writtenCodes(answers);
  expect(found).toEqual([
    { field: "summary", code: CODE },
    { field: "impact", code: CODE },
  ]);
  expect(codeProblems(found).map(({ field, step }) => [field, step])).toEqual([
    ["summary", "what"],
    ["impact", "impact"],
  ]);
});

test("a field with several codes has one problem", () => {
  const other = CODE.replace("7", "8");
  expect(codeProblems(writtenCodes({ summary: `${CODE} ${other}` }))).toHaveLength(1);
});
