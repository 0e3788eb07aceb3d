import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answersOfLine, importLineSchema } from "@/lib/domain/report/import-line";
import { areaUnderCurve, HALVES, type Half, halfOf } from "@/lib/domain/testing/halves";
import { judgeEvidence } from "./judge";

const FOLDER = "../shared/data/reports";
const LABELS = ["low_effort_by_length", "beg_bounty_subject", "slop", "not_resolved_inferred"] as const;

type Line = { id: string; outcome: string | null; label?: string; details?: string | null };
const linesOf = (file: string): Line[] =>
  readFileSync(`${FOLDER}/${file}`, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

// By the text alone: what the platform knows beside it (severity, references) would give the outcome away. Its marks for
// attached files count as files.
function scoreOf(line: Line): number {
  const { comments: _, ...answers } = answersOfLine(importLineSchema.parse(line));
  const files = line.details?.match(/\{F\d+\}/g)?.length ?? 0;
  return judgeEvidence({ answers, later: [], files }).score;
}

describe.skipIf(!existsSync(FOLDER))("real reports (skipped where ../shared is absent)", () => {
  const resolved = existsSync(FOLDER) ? linesOf("reports.jsonl") : [];
  const low = existsSync(FOLDER) ? linesOf("low_quality.jsonl") : [];
  const known = new Set(resolved.map(({ id }) => id));
  const good = resolved.filter(({ outcome }) => outcome === "resolved");
  const poor = low.filter(({ id }) => !known.has(id));
  const separation = (half: Half, label?: string) => {
    const scores = (lines: Line[]) => lines.filter(({ id }) => halfOf(id) === half).map(scoreOf);
    const [higher, lower] = [scores(good), scores(poor.filter((line) => !label || line.label === label))];
    return { higher: higher.length, lower: lower.length, area: areaUnderCurve(higher, lower) };
  };

  test("no report is in both files", () => expect(poor).toHaveLength(low.length));

  test("the two kinds lie as far apart as docs/quality.md says, in the half nothing was tuned on too", () => {
    const row = (name: string, label?: string) =>
      `| ${name} | ${HALVES.map((half) => {
        const { higher, lower, area } = separation(half, label);
        return `${area.toFixed(2)} (${lower} against ${higher})`;
      }).join(" | ")} |`;
    const document = readFileSync("docs/quality.md", "utf8");
    for (const line of [row("all"), ...LABELS.map((label) => row(label.replaceAll("_", " "), label))])
      expect(document).toContain(line);
  });

  test("what was sent without effort is told apart in both halves", () => {
    for (const half of HALVES) {
      expect(separation(half, "low_effort_by_length").area).toBeGreaterThan(0.9);
      expect(separation(half, "beg_bounty_subject").area).toBeGreaterThan(0.7);
      expect(separation(half).area).toBeGreaterThan(0.5);
    }
  });
});
