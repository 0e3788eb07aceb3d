import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { temporaryDir } from "@/db/testing/temporary-dir";
import { importFile } from "./import-reports";

const db = testDatabase();

beforeAll(() => setUpInstance(db().owner));
afterEach(() => vi.restoreAllMocks());

async function importLines(lines: readonly string[]) {
  const said: string[] = [];
  const say = (text: unknown) => said.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(say);
  vi.spyOn(process.stderr, "write").mockImplementation(say);
  const file = path.join(temporaryDir(), "reports.jsonl");
  await writeFile(file, lines.join("\n"));
  const code = await importFile(file);
  return { code, said: said.join("") };
}

const line = (id: string) => JSON.stringify({ id, title: "One", details: "Two" });

test("an id that cannot be stored, a line without end and no JSON are refused by line; the others are imported", async () => {
  const { code, said } = await importLines([
    line("A-1"),
    line("a\0"),
    line("a\u202Eb"),
    `{"id":"x","title":"${"x".repeat(4_200_000)}"}`,
    "{",
    line("A-2"),
  ]);
  expect(code).toBe(1);
  expect(said).toContain("line 2 refused: id: Use printable characters only.");
  expect(said).toContain("line 3 refused: id: Use printable characters only.");
  expect(said).toContain("line 4 refused: it is too long");
  expect(said).toContain("line 5 refused: it is not JSON");
  expect(said).toContain("2 accepted, 0 known already, 4 refused\n");
});

test("a line that fails for another reason is named, the next ones go on, and the exit code says so", async () => {
  await db().owner.query(`
    create function public.fail_once() returns trigger language plpgsql as $$
    begin if new.source_ref = 'B-1' then raise exception 'broken'; end if; return new; end $$;
    create trigger fail_once before insert on reports for each row execute function public.fail_once()`);
  const { code, said } = await importLines([line("B-1"), line("B-2")]);
  expect(code).toBe(3);
  expect(said).toMatch(/line 1 failed: reference \S+\n/);
  expect(said).not.toContain("broken");
  expect(said).toContain("1 accepted, 0 known already, 0 refused, 1 failed\n");
});
