import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every package we depend on has a line that says what for", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const lines = readFileSync("docs/decisions/dependencies.md", "utf8");
  const unnamed = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) =>
      !name.startsWith("@types/") && !name.startsWith("@fontsource") && !lines.includes(`\`${name}\``),
  );
  expect(unnamed).toEqual([]);
});
