import path from "node:path";
import { expect, test } from "vitest";
import { routeNamer, routesBelow } from "./route-name";

const routes = routesBelow(path.resolve(import.meta.dirname, "../../../app"));
const nameRoute = routeNamer(routes);

test("every page and handler under app is a route, its groups left out", () => {
  expect(routes).toEqual(
    expect.arrayContaining([
      "/",
      "/icon.svg",
      "/report/[step]",
      "/track/open",
      "/.well-known/security.txt",
      "/desk/cases/[id]/advisory",
    ]),
  );
  expect(routes.filter((route) => /[()]|page|\/\//.test(route))).toEqual([]);
});

test.each([
  ["/", "/"],
  ["/desk/cases/EX-2026-7KQM2", "/desk/cases/[id]"],
  ["/desk/cases/EX-2026-7KQM2/score/", "/desk/cases/[id]/score"],
  ["/desk/cases/a%2Fscore", "/desk/cases/[id]"],
  ["/desk/cases/new", "/desk/cases/new"],
  ["/report/check", "/report/check"],
  ["/report/what", "/report/[step]"],
  ["/%72eport/what", "/report/[step]"],
  ["/api/auth/callback/credentials", "/api/auth/[...nextauth]"],
  ["/setup/canary", "/setup/[token]"],
  ["/advisories/EX-2026-7KQM2.json", "/advisories/[id]"],
  ["/_next/static/chunks/canary.js", "/_next/static"],
  ["/_next/image", "/_next"],
])("%s is logged as %s", (asked, name) => {
  expect(nameRoute(asked)).toBe(name);
});

test.each([
  "/canary",
  "/track/canary",
  "/setup/one/two",
  "/setups/canary",
  "/report/receipt/file/canary",
  "/desk/cases/EX-2026-7KQM2/canary",
  "/%ff%fe",
  "/%",
  "/__proto__",
])("%s is nobody's route and leaves nothing of itself", (asked) => {
  expect(nameRoute(asked)).toBe("(unknown)");
});

test("a request line that is no path has a word of its own", () => {
  expect(nameRoute(null)).toBe("(malformed)");
});
