import { expect, test } from "vitest";
import { isOwnRequest } from "@/lib/server/front/origin";

const own = "https://security.example.org";

test.each(["GET", "HEAD", "OPTIONS"])("%s needs no Origin", (method) => {
  expect(isOwnRequest(method, "/", {}, own)).toBe(true);
});

test.each([
  ["missing", {}],
  ["null", { origin: "null" }],
  ["foreign", { origin: "https://evil.example" }],
  ["another scheme", { origin: "http://security.example.org" }],
  ["a longer name", { origin: "https://security.example.org.evil.example" }],
  ["a token and a cookie", { authorization: "Bearer x", cookie: "session=1" }],
  ["a token and a foreign origin", { authorization: "Bearer x", origin: "https://evil.example" }],
])("POST with %s Origin is refused", (_, headers) => {
  for (const path of ["/report", "/api/v1/cases", "/api/auth/session"]) {
    expect(isOwnRequest("POST", path, headers, own)).toBe(false);
  }
});

test("our own pages may post", () => {
  expect(isOwnRequest("POST", "/report", { origin: own }, own)).toBe(true);
});

test("a program with a token and no cookie may use the API, and only the API", () => {
  const headers = { authorization: "Bearer x" };
  expect(isOwnRequest("PATCH", "/api/v1/cases/1", headers, own)).toBe(true);
  expect(isOwnRequest("POST", "/desk/cases/1", headers, own)).toBe(false);
});
