import type { Role } from "@/lib/domain/access/roles";
import { askAs, leaks } from "../setup/everyone";
import { IDENTITIES } from "../setup/scene";
import { expect, test } from "../setup/test";
import { type Answer, addressOf, DESK, ROUTES, routesOfTheFileSystem } from "./routes";

// security.md, checks 1, 2, 5, 51, 52 and 54: every route of the file system, asked as everybody.

test("every route of the file system is in the table, and nothing else", () => {
  expect(routesOfTheFileSystem()).toEqual(Object.keys(ROUTES).sort());
});

for (const [route, row] of Object.entries(ROUTES)) {
  test(`GET ${route} answers each role as the table says`, async ({ desk, scene }) => {
    const expected: Record<string, Answer> = {};
    const got: Record<string, Answer> = {};
    for (const identity of IDENTITIES) {
      const foreign = { headers: { origin: "https://evil.example" } };
      const { response, body } = await askAs(desk, scene, addressOf(route, row, scene), identity, foreign);
      expect(headerFaults(route, response.headers), `${route} as ${identity}`).toEqual([]);
      const location = response.headers.get("location");
      const wanted = row.answers?.[identity] ?? row.everyone ?? 404;
      expected[identity] = wanted;
      const target = (location ?? "").replace(desk.url, "");
      const to = typeof wanted === "string" && target.startsWith(wanted.slice(3)) ? wanted.slice(3) : target;
      got[identity] = location === null ? response.status : `to ${to}`;
      if (!DESK.includes(identity as Role)) expect(leaks(body), `${route} as ${identity}`).toEqual([]);
    }
    expect(got).toEqual(expected);
  });
}

/** What is wrong with the headers of an answer. */
function headerFaults(route: string, headers: Headers): string[] {
  const wanted: Record<string, RegExp> = {
    "content-security-policy": /frame-ancestors 'none'|^sandbox/,
    "x-content-type-options": /^nosniff$/,
    "x-frame-options": /^DENY$/,
    "referrer-policy": /^same-origin$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /camera=\(\)/,
    "cache-control": PRIVATE.test(route) ? /^no-store(, no-transform)?$/ : /./,
  };
  const unwanted = [...headers.keys()].filter((name) => /^(access-control-|x-powered-by|server$)/.test(name));
  const faults = Object.entries(wanted).filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ""));
  return [...faults.map(([name]) => `${name}: ${headers.get(name)}`), ...unwanted];
}

const PRIVATE = /^\/(desk|portal|report|track|setup|invite|reset|sign-in|api)\b/;
