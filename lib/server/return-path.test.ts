import fc from "fast-check";
import { expect, test } from "vitest";
import { factorAddress, pageOf, returnPath, signInAddress } from "./return-path";

test("a path of this site is kept, with its query", () => {
  expect(returnPath("/desk/people?x=1&y=%2F")).toBe("/desk/people?x=1&y=%2F");
  expect(signInAddress("https://desk.example.org/desk/cases/1?tab=files")).toBe(
    "/sign-in?next=%2Fdesk%2Fcases%2F1%3Ftab%3Dfiles",
  );
});

test("what a browser could read as another site leads home", () => {
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/x/..//evil.example",
    "/.//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "",
    undefined,
    ["/desk"],
    `/${"a".repeat(600)}`,
  ])
    expect(returnPath(next), String(next)).toBe("/desk");
  expect(signInAddress(null)).toBe("/sign-in?next=%2Fdesk");
  expect(factorAddress(pageOf("https://evil.example/desk/board"))).toBe(
    "/desk/second-factor?next=%2Fdesk%2Fboard",
  );
});

test("no input leads off the site", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((tail) => `/${tail}`),
      ),
      (next) => {
        expect(new URL(returnPath(next), "https://desk.example.org").origin).toBe("https://desk.example.org");
      },
    ),
  );
});
