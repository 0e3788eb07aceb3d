import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { judgeEvidence } from "./judge";
import { EVIDENCE_PART_NAMES, EVIDENCE_PARTS, type EvidencePart, evidenceQuestion } from "./parts";

const judged = (summary: string, more: Record<string, string> = {}, files = 0, later: string[] = []) =>
  judgeEvidence({ answers: { title: "A title", summary, ...more }, later, files });
const points = (part: EvidencePart, ...given: Parameters<typeof judged>) =>
  judged(...given).parts.find((one) => one.part === part)?.points;

const WHOLE = `An archive with a negative entry count overflows the index buffer of the reader by up to four kilobytes. I
found it while fuzzing the parser on two machines, and looked at the reader afterwards: the count is read as a signed number
and compared before it is widened, so that every negative value passes. An attacker can run code as the user who opens the
archive. Anyone who can upload an archive could do it, without an account, because the preview opens it at once.

1. Build 2.8.3 with the sanitizer.
2. Put the attached file into an empty directory.
3. Run \`./exa list --all overflow.exa\`.

\`\`\`
==123==ERROR: AddressSanitizer: heap-buffer-overflow
    #0 0x55d in index_read src/archive/index.c:214
\`\`\``;

describe("a part", () => {
  test("nothing is missing from a report that has them all", () => {
    const verdict = judged(WHOLE);
    expect(verdict.parts.map(({ part, points: given, most }) => [part, given, most])).toEqual(
      EVIDENCE_PART_NAMES.map((part) => [part, EVIDENCE_PARTS[part].most, EVIDENCE_PARTS[part].most]),
    );
    expect(verdict).toMatchObject({ score: 100, missing: [], needsEvidence: false });
  });

  test("everything is missing from a link and a greeting", () => {
    expect(judged("Hi, see https://bugs.example.org/1")).toMatchObject({
      missing: ["place", "steps", "proof", "output", "impact", "own_words"],
      needsEvidence: true,
    });
    expect(judged("")).toMatchObject({ score: 0, missing: EVIDENCE_PART_NAMES, needsEvidence: true });
  });

  test.each<[EvidencePart, string, number]>([
    ["version", "on commit a41f9c2", 10],
    ["version", "in the latest version", 5],
    ["version", "tried at https://shop.example.org today", 5],
    ["version", "Mozilla/5.0 over HTTP/1.1", 0],
    ["place", "in parseHeader()", 10],
    ["place", "https://code.example/o/r/issues/3", 0],
    ["steps", "Step 1: open\nStep 2: click\nStep 3: wait", 20],
    ["steps", "I can reproduce it", 10],
    ["proof", "```\n$ curl -d @x https://a.example\n```", 15],
    ["proof", '2. `curl --hsts "" https://a.example`', 15],
    ["proof", "curl is a tool for transfers that many people use in many places for many things each day", 0],
    ["proof", "```\nint a;\nint b;\nint c;\n```", 8],
    ["output", "Traceback (most recent call last):\nKeyError: 'x'", 15],
    ["output", "it throws an exception", 0],
    ["impact", "An attacker can read all mails. Users may lose their data.\nAnyone could do it.", 10],
    ["impact", "It is bad.", 0],
    ["own_words", `[add summary of the vulnerability]\n${"word and word again ".repeat(30)}`, 10],
    ["own_words", "few words", 0],
  ])("%s of %j brings %i points", (part, text, expected) => expect(points(part, text)).toBe(expected));

  test("a field of the form says what the text need not", () => {
    for (const [part, field, value] of [
      ["version", "version", "2.8.3"],
      ["version", "scope", "defaults service"],
      ["place", "location", "the import of archives"],
      ["proof", "proof_of_concept", "The file attached"],
      ["impact", "impact", "Whoever can send a file reads every other file of the same account."],
    ] as const)
      expect(points(part, "", { [field]: value }), field).toBe(EVIDENCE_PARTS[part].most);
    expect(points("version", "", { version: "I’m not sure" })).toBe(0);
  });

  test("a subject that tools list counts as their words, unless something shows what it does here", () => {
    const title = "No rate limit on the sign-in form";
    const prose = "The form takes as many tries as one likes and never slows down for anybody. ".repeat(8);
    expect(points("own_words", prose, { title })).toBe(0);
    expect(points("own_words", `${prose}\n    HTTP/1.1 200 OK\n    Set-Cookie: a=b`, { title })).toBe(20);
  });

  test("files and what the reporter wrote later count too", () => {
    expect(points("output", "A picture is attached.", {}, 1)).toBe(15);
    expect(points("version", "It crashes.", {}, 0, ["It was 2.8.3."])).toBe(10);
  });
});

test("the score is the sum of the parts, from 0 to 100, for whatever is sent", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), fc.nat(3), (text, steps, files) => {
      const { score, parts } = judged(text, { steps }, files);
      expect(score).toBe(parts.reduce((sum, part) => sum + part.points, 0));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }),
  );
});

test("the question asks for what is missing and nothing else", () => {
  const question = evidenceQuestion(["output", "version"]);
  expect(question).toContain(`- ${EVIDENCE_PARTS.version.question}\n- ${EVIDENCE_PARTS.output.question}`);
  expect(question).not.toContain(EVIDENCE_PARTS.steps.question);
  expect(evidenceQuestion([])).toBe("");
});

test.each([
  ["line without end", "a ".repeat(262_144)],
  ["lines", "\n".repeat(524_288)],
  ["blanks", `none${" ".repeat(524_000)}x`],
  ["brackets", "[".repeat(524_288)],
  ["backticks", "`".repeat(524_288)],
  ["stack", "    #0 0x1 in a b.c:1\n".repeat(24_000)],
  ["attackers", "an attacker an attacker ".repeat(21_000)],
  ["commands", "curl curl ".repeat(52_000)],
  ["links", "https://a.b/c/d ".repeat(32_000)],
])("half a megabyte of %s costs little", (_name, text) => {
  expect(cpuMilliseconds(() => judged(text, { version: text, steps: text }))).toBeLessThan(400);
});
