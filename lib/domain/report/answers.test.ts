import { describe, expect, test } from "vitest";

import {
  type Answers,
  answeredSteps,
  answerLines,
  answersFrom,
  answersSchema,
  creditName,
  problemsWith,
  reportText,
} from "./answers";
import { ANSWER_FIELDS } from "./questions";

// S2.3–9 and S4.2–6: seven fields in the words of the policies.
const POLICY_FIELDS = [
  "summary",
  "location",
  "configuration",
  "steps",
  "proof_of_concept",
  "impact",
  "discovery",
] as const;
const rules = { requiredFields: ["title", "summary"] as const, productIds: ["p-1"] };
const complete = { title: "One", summary: "Two" };
const fieldsOf = (input: Record<string, unknown>) =>
  problemsWith(answersFrom(input), rules).map(({ field }) => field);

describe("what is kept of a form", () => {
  test("every question of the policies round-trips with LF line ends, and nothing else is kept", () => {
    const input = Object.fromEntries(POLICY_FIELDS.map((field) => [field, `a\r\nb\rc of ${field}  `]));
    const answers = answersFrom({ ...input, state: "published", __proto__: { title: "x" }, id: "1" });
    for (const field of POLICY_FIELDS) expect(answers[field]).toBe(`a\nb\nc of ${field}  `);
    expect(Object.keys(answers).sort()).toEqual([...POLICY_FIELDS].sort());
  });

  test("what holds nothing but blanks is not answered, now or when it was stored", () => {
    const blanks = Object.fromEntries(ANSWER_FIELDS.map((field) => [field, " \t\u00a0\n"]));
    expect(answersFrom(blanks)).toEqual({});
    expect(answersSchema.parse({ ...blanks, title: " One " })).toEqual({ title: " One " });
  });

  test("several values count only where several may be ticked", () => {
    expect(answersFrom({ title: ["a", "b"], scope: ["scripts", "other"] })).toEqual({
      scope: "scripts other",
    });
  });
});

describe("what stands against sending", () => {
  test("nothing, once the required fields are there", () => expect(fieldsOf(complete)).toEqual([]));

  test("each missing required field is named, blanks count as missing", () => {
    expect(fieldsOf({ title: " \t", summary: "\n\n" })).toEqual(["title", "summary"]);
    const all = {
      ...rules,
      requiredFields: ["type", "location", "configuration", "steps", "impact"] as const,
    };
    expect(problemsWith(complete, all).map(({ field, step }) => `${step}/${field}`)).toEqual([
      "what/type",
      "where/location",
      "how/configuration",
      "how/steps",
      "impact/impact",
    ]);
  });

  test("a required product may be chosen or named", () => {
    const product = { ...rules, requiredFields: ["product"] as const };
    expect(problemsWith({}, product).map(({ field }) => field)).toEqual(["product"]);
    expect(problemsWith({ product: "p-1" }, product)).toEqual([]);
    expect(problemsWith({ product_name: "Agent" }, product)).toEqual([]);
    expect(problemsWith({ product: "other" }, product).map(({ field }) => field)).toEqual(["product_name"]);
    expect(problemsWith({ product: "p-2" }, product).map(({ field }) => field)).toEqual(["product"]);
  });

  test.each([
    ["title", "x".repeat(201)],
    ["title", "one\nBcc: two"],
    ["summary", "x".repeat(65_537)],
    ["summary", "ü".repeat(32_769)],
    ["steps", "a\0b"],
    ["type", "elsewhere"],
    ["scope", ["scripts", "nowhere"]],
    ["exploited", "constructor"],
    ["email", "a@example.org\r\nBcc: b@example.org"],
    ["email", "not an address"],
    ["github", "-octocat"],
    ["cvss", "CVSS:3.1/AV:N"],
    ["credit_link", "javascript:alert(1)"],
  ])("%s is refused by name when it is not right", (field, value) => {
    expect(fieldsOf({ ...complete, [field]: value })).toEqual([field]);
  });

  test("a text of exactly 64 KB and “I’m not sure” everywhere are fine", () => {
    const unsure = { exploited: "unsure", already_public: "unsure", told: "unsure", disclosure: "unsure" };
    const more = { type: "unsure", credit: "unsure", ai_tools: "unsure", share_contact: "unsure" };
    expect(fieldsOf({ ...complete, summary: "x".repeat(65_536), ...unsure, ...more })).toEqual([]);
  });

  test("a name is asked for with a credit by name, and not otherwise", () => {
    expect(fieldsOf({ ...complete, credit: "pseudonym" })).toEqual(["credit_name"]);
    expect(fieldsOf({ ...complete, name: "", credit: "name" })).toEqual(["credit_name"]);
    const ada = { ...complete, name: "Ada Example", credit: "name" };
    expect(fieldsOf(ada)).toEqual([]);
    expect(creditName(ada)).toBe("Ada Example");
    expect(creditName({ ...ada, credit_name: "A. Example" })).toBe("A. Example");
    expect(creditName({ ...ada, credit: "pseudonym" })).toBeUndefined();
    expect(fieldsOf({ ...complete, credit: "anonymous" })).toEqual([]);
  });
});

test("the hashed text starts with its salt and holds every answer in words", () => {
  const answers = answersFrom({
    ...complete,
    scope: ["scripts", "other"],
    product: "p-1",
    exploited: "unsure",
  });
  const text = reportText(answers, "Server", "00ff");
  expect(text.startsWith("Salt: 00ff\n\n## Title\n\nOne\n")).toBe(true);
  for (const words of ["Two", "Server", "Scripts and tools, Something else", "I’m not sure"])
    expect(text).toContain(words);
  expect(answerLines(answers, "Server").map(({ field }) => field)).toEqual([
    "title",
    "summary",
    "product",
    "scope",
    "exploited",
  ]);
});

test.each(["constructor", "__proto__", "toString"])("a choice of %s is none, and is refused", (choice) => {
  const answers: Answers = { ...complete, exploited: choice, scope: `scripts ${choice}` };
  expect(answerLines(answers, null).map(({ text }) => text)).toEqual(["One", "Two", "Scripts and tools"]);
  expect(problemsWith(answers, rules).map(({ field }) => field)).toEqual(["scope", "exploited"]);
});

test("a step counts as answered once something but blanks stands in it, or a file", () => {
  expect(answeredSteps({}, 0)).toEqual([]);
  expect(answeredSteps({ title: "One", version: " \n", cvss: "x" }, 0)).toEqual(["what", "impact"]);
  expect(answeredSteps({}, 1)).toEqual(["files"]);
});

test("a wrong vector, which nobody has to give, may be left empty", () => {
  expect(problemsWith({ ...complete, cvss: "CVSS:3.1/AV:N" }, rules)[0]?.message).toMatch(
    /Correct it, or leave it empty\.$/,
  );
});
