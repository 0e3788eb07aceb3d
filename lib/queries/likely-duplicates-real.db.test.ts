import { existsSync, readFileSync } from "node:fs";
import { describe, expect, inject, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { createDatabase, type TestDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { HALVES, halfOf } from "@/lib/domain/testing/halves";
import { read } from "@/lib/server/read";
import { importReport } from "@/lib/usecases/reports/import";
import { indexCase } from "@/lib/usecases/search/index-case";
import { likelyDuplicates } from "./likely-duplicates";

const FOLDER = "../shared/data/reports";
const START = Date.UTC(2026, 0, 1);
const system = { type: "system", task: "import" } as const;

type Line = {
  id: string;
  title: string;
  details: string | null;
  program: string | null;
  package: string | null;
  weakness: string | null;
  published: string;
};
type Pair = { relation: "same_vulnerability" | "different_vulnerability"; a: Line; b: Line };

function linesOf<T>(file: string): T[] {
  return readFileSync(`${FOLDER}/${file}`, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

// What reporters write: no severity, CVE or references of the platform. The pairs were found by their CVE IDs, which stand in
// titles that were set afterwards; a reporter has none yet.
function asReported({ id, title, details, program, package: name, weakness }: Line, keepCves: boolean) {
  const plain = (text: string) => (keepCves ? text : text.replace(/CVE-\d{4}-\d+:?/gi, "").trim());
  return {
    id,
    title: plain(title) || "Untitled",
    details: plain(details ?? ""),
    program,
    package: name,
    weakness,
  };
}

const byDate = (x: Line, y: Line) =>
  x.published === y.published ? (x.id < y.id ? -1 : 1) : x.published < y.published ? -1 : 1;

/** Every report as a case of a fresh desk, in the order they were published; the pairs whose later report leads to the earlier. */
async function shownPairs(pairs: readonly Pair[], keepCves: boolean): Promise<Set<Pair>> {
  const db: TestDatabase = await createDatabase(inject("ownerUrl"));
  await setUpInstance(db.owner);
  const mara = await addPerson(db, { roles: ["triager"] });
  const lines = [...linesOf<Line>("reports.jsonl"), ...pairs.flatMap(({ a, b }) => [a, b])];
  const caseIds = new Map<string, string>();
  for (const [place, line] of lines.sort(byDate).entries()) {
    const now = new Date(START + place * 60_000);
    const { caseId } = await importReport({ actor: system, now }, asReported(line, keepCves));
    await indexCase({ actor: system, now }, { caseId });
    caseIds.set(line.id, caseId);
  }
  const shown = new Set<Pair>();
  for (const pair of pairs) {
    const [earlier = "", later = ""] = [pair.a, pair.b].sort(byDate).map(({ id }) => caseIds.get(id));
    const found = await read(mara, (reading) => likelyDuplicates(reading, later));
    if (found.some(({ id }) => id === earlier)) shown.add(pair);
  }
  await db.pool.end();
  await db.owner.end();
  return shown;
}

describe.skipIf(!existsSync(FOLDER))("real reports (skipped where ../shared is absent)", () => {
  test("precision and recall are what docs/duplicates.md says, on pairs nothing was chosen on too", async () => {
    const pairs = linesOf<Pair>("duplicate_pairs.jsonl");
    const document = readFileSync("docs/duplicates.md", "utf8");
    const rows: string[] = [];
    for (const keepCves of [false, true]) {
      const shown = await shownPairs(pairs, keepCves);
      for (const half of HALVES) {
        const own = pairs.filter(({ a, b }) => halfOf(`${a.id}+${b.id}`) === half);
        const same = own.filter(({ relation }) => relation === "same_vulnerability");
        const right = same.filter((pair) => shown.has(pair)).length;
        const all = own.filter((pair) => shown.has(pair)).length;
        rows.push(
          `| ${keepCves ? "as published, with CVE IDs" : "without CVE IDs"} | ${half} | ${right} of ${all} | ${right} of ${same.length} |`,
        );
        expect(right / all, "precision").toBeGreaterThan(0.7);
        expect(right / same.length, "recall").toBeGreaterThan(0.5);
      }
    }
    for (const row of rows) expect(document).toContain(row);
  }, 300_000);
});
