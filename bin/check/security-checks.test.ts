import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const rows = readFileSync("docs/security-checks.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && line.includes("`"));

const filesIn = (row: string) => [...row.matchAll(/`([\w./-]+\/[\w.-]+\.ts)`/g)].map(([, file = ""]) => file);
const namesIn = (row: string) =>
  [...row.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name.replace(/^… | …$/g, ""));

test("every row names a test file, and each is there", () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) {
    const files = filesIn(row);
    expect(row.includes("npm run sqlmap") || files.length > 0, row).toBe(true);
    for (const file of files) expect(existsSync(file), file).toBe(true);
  }
});

test("every test that a row quotes is in one of its files", () => {
  for (const row of rows) {
    const text = filesIn(row)
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    for (const name of namesIn(row)) expect(text, row.slice(0, 60)).toContain(name);
  }
});
