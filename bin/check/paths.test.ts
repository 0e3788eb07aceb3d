import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const files = (pattern: string) => globSync(pattern).map((file) => file.split(path.sep).join("/"));

test("every document that the code or another document names is there", () => {
  const missing = files(
    "{README.md,docs/**/*.md,{app,bench,bin,components,db,e2e,lib}/**/*.{ts,tsx,mjs,sql,md}}",
  ).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bdocs\/[\w/.-]+\.(?:md|svg|png)\b/g)]
      .filter(([named]) => !existsSync(named))
      .map(([named]) => `${file}: ${named}`),
  );
  expect(missing).toEqual([]);
});

test("every link of a document to a file leads somewhere", () => {
  const links = files("{README.md,bench/*.md,docs/**/*.md}").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\]\((?![a-z]+:|#)([^)#`\s]+)/g)].map(([, to = ""]) => ({
      file,
      to,
    })),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ file, to }) => !existsSync(path.join(path.dirname(file), to)))).toEqual([]);
});
