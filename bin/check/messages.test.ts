import { expect, test } from "vitest";
import { publishBlockers } from "@/lib/domain/advisory/content";
import { REPORT_FIELDS } from "@/lib/domain/policy/policy";
import { problemsWith } from "@/lib/domain/report/answers";
import { refusals, refusalsIn } from "./messages";

const texts = (source: string) => refusalsIn("some.ts", source).map(({ text }) => text);

test("what a schema or a refusal says is found wherever it stands", () => {
  expect(
    texts(`
    const WRONG = "Not that one";
    z.string("Enter a name.").min(1, \`At least \${n} letters\`).refine(ok, WRONG);
    throw invalid([{ field: "x", message: much ? "Too much of it" : WRONG }]);
    throw conflict("Somebody was first.");`),
  ).toEqual(["Not that one", "Enter a name.", "At least … letters", "Too much of it", "Somebody was first."]);
});

test("every refusal is a sentence: it ends with a full stop and shouts at nobody", () => {
  const all = refusals();
  expect(all.length).toBeGreaterThan(150);
  const wrong = all.filter(({ text }) => !/[.…]$/.test(text) || text.includes("!"));
  expect(wrong.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test("so are the words that domain functions hand back", () => {
  const empty = { title: "", summary: "", details: "", workaround: "", severity: null, affected: [] };
  const content = { ...empty, vectors: [], cwes: [], cves: [], references: [], timeline: [] };
  const blockers = [true, false].flatMap((emergency) => publishBlockers({ ...content, emergency }));
  const answers = {
    title: "\0",
    summary: "x".repeat(70_000),
    email: "x",
    github: "-",
    credit_link: "x",
    cvss: "x",
  };
  const problems = problemsWith(
    { ...answers, product: "x", type: "x", credit: "name" },
    { requiredFields: REPORT_FIELDS, productIds: [] },
  );
  const words = [...blockers, ...problems].map(({ message }) => message);
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((text) => !text.endsWith("."))).toEqual([]);
});
