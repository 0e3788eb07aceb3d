import { expect, test } from "vitest";
import { slipsIn } from "./slips";

const whats = (text: string) => slipsIn(text).map(({ what }) => what);

test.each([
  ["-----BEGIN OPENSSH PRIVATE KEY-----", "a private key"],
  ["-----BEGIN PGP PRIVATE KEY BLOCK-----", "a private key"],
  [`ghp_${"a".repeat(36)}`, "a GitHub token"],
  [`AKIA${"A".repeat(16)}`, "an AWS access key"],
  [`Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.${"x".repeat(20)}`, "a signed token (JWT)"],
  ["https://deploy:hunter2@example.org/x", "a password in an address"],
  ["password: correct-horse", "a password or key"],
  ['"api_key": "0123456789"', "a password or key"],
  ["see db01.internal.example.org for it", "a host inside your network"],
  ["http://build.corp/", "a host inside your network"],
  ["nas.home.arpa", "a host inside your network"],
  ["10.0.3.7", "a private address"],
  ["it runs on 192.168.1.20:8080", "a private address"],
  ["fd12:3456:789a::1", "a private address"],
])("%s looks like %s", (text, what) => {
  expect(whats(text)).toEqual([what]);
});

test.each([
  "Thank you. We could reproduce it with 3.0.2 and are working on a fix.",
  "curl http://127.0.0.1:8080/?q=%3Cscript%3E",
  "The password field accepts an empty password; see RFC 8959.",
  "Use example.org, www.example.com or 203.0.113.9. Version 10.2.1 is affected.",
  "An internal function, parser.internals, is never called. Local users only.",
  "the secret is out",
])("%s is sent without a question", (text) => {
  expect(whats(text)).toEqual([]);
});

test("of a secret only its beginning is shown again, and each is named once", () => {
  const token = `ghp_${"x".repeat(36)}`;
  expect(slipsIn(`${token} and once more ${token}`)).toEqual([
    { what: "a GitHub token", shown: "ghp_xxxxxxxxxx…" },
  ]);
});
