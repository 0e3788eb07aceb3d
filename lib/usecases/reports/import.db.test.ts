import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { reports } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import { normaliseLineEnds } from "@/lib/domain/text";
import { AppError } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { importReport } from "./import";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const system = { actor: { type: "system", task: "import" } as const, now };
const FILE = "../shared/data/reports/reports.jsonl";

beforeAll(() => setUpInstance(db().owner));

test("a line is imported once, refused by field when something is missing, and only by the system or an admin", async () => {
  const line = { id: "X-1", title: "One", details: "Two" };
  const { caseId } = await importReport(system, line);
  expect(await importReport(system, line)).toEqual({ caseId, repeated: true });
  const { rows } = await db().owner.query("select action from events where chain_id = $1", [caseId]);
  expect(rows).toEqual([{ action: "report.received" }]);
  await expect(importReport(system, { id: "X-2", title: "", details: "x" })).rejects.toMatchObject({
    details: { fields: [{ field: "title" }] },
  });
  await expect(importReport({ actor: ANONYMOUS, now }, line)).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

describe.skipIf(!existsSync(FILE))("real reports (skipped where ../shared is absent)", () => {
  const lines = existsSync(FILE)
    ? readFileSync(FILE, "utf8")
        .trimEnd()
        .split("\n")
        .map((line): { id: string; title: string; details: string } => JSON.parse(line))
    : [];

  test("every line is accepted or refused with a named field, texts come back exactly, and no table shows them", async () => {
    const refused: string[] = [];
    for (const line of lines) {
      await importReport(system, line).catch((error) => {
        if (!(error instanceof AppError) || !error.details.fields?.length) throw error;
        refused.push(`${line.id}: ${error.details.fields.map(({ field }) => field).join()}`);
      });
    }
    expect(refused).toEqual([]);
    const stored = await storedTexts();
    for (const { id, title, details } of lines) {
      expect(stored.get(id)?.title, id).toBe(normaliseLineEnds(title));
      expect(stored.get(id)?.summary, id).toBe(normaliseLineEnds(details));
    }
    await expectNoTrace(lines.flatMap(({ title, details }) => [title, details.slice(0, 60)]));
  }, 180_000);
});

async function storedTexts() {
  return read(system.actor, async ({ tx, vaults }) => {
    const rows = await tx.select().from(reports);
    const open = await vaults.ofCases(rows.map(({ caseId }) => caseId));
    return new Map(
      rows.map((row) => {
        const text = open.get(row.caseId)?.open("reports.answers_sealed", row.id, row.answersSealed) ?? "{}";
        return [row.sourceRef, storedReportSchema.parse(JSON.parse(text)).answers];
      }),
    );
  });
}

// What `copy … to stdout` would print of each table: the text form of every row.
async function expectNoTrace(secrets: string[]) {
  const { rows } = await db().owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  for (const { name } of rows) {
    const { rows: dump } = await db().owner.query<{ line: string }>(`select t::text as line from ${name} t`);
    const all = dump.map(({ line }) => line).join("\n");
    const found = secrets.filter((secret) => secret.trim().length > 12 && all.includes(secret.trim()));
    expect(found, name).toEqual([]);
  }
}
