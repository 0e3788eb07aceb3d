import { expect, test } from "vitest";
import { CHECKS, checkWords, type SelfCheckFacts, selfCheck } from "./checks";
import { mailFailureWords, mailServerOf } from "./mail";

const now = new Date("2026-11-22T09:30:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const good: SelfCheckFacts = {
  now,
  smtpUrl: "smtps://desk:secret@mail.example.org",
  mailFrom: "security@example.org",
  baseUrl: "https://security.example.org",
  clock: { skewMs: 12, stopped: false },
  lastBackupAt: daysAgo(1),
  securityTxt: { expiresAt: new Date("2027-05-21T00:00:00Z"), contacts: 1 },
  keyFile: { path: "/var/lib/breakwater/keys.json", mode: 0o600 },
  key: { id: "k1", since: daysAgo(40) },
};

/** How one check stands when these facts differ from a desk in order. */
const stands = (name: (typeof CHECKS)[number], facts: Partial<SelfCheckFacts>) =>
  selfCheck({ ...good, ...facts }).find((check) => check.name === name);

test("a desk that is set up well has nothing to do", () => {
  const checks = selfCheck(good);
  expect(checks.map(({ name }) => name).sort()).toEqual([...CHECKS].sort());
  expect(checks.filter(({ state, todo }) => state !== "ok" || todo)).toEqual([]);
  expect(checkWords(checks)).toBe("All 7 in order");
});

test("whatever is not in order says what to do", () => {
  const bad = selfCheck({
    ...good,
    smtpUrl: null,
    baseUrl: null,
    clock: { skewMs: -5_000, stopped: false },
    lastBackupAt: null,
    keyFile: { path: "keys.json", mode: 0o644 },
    key: { id: "k1", since: daysAgo(400) },
  });
  expect(bad.filter(({ state, todo }) => state !== "ok" && !todo)).toEqual([]);
  expect(checkWords(bad)).toBe("6 to do, 1 not known");
});

test("no fact shows the password of the mail server", () => {
  expect(JSON.stringify(selfCheck(good))).not.toMatch(/secret|desk:/);
  expect(stands("mail", {})?.fact).toContain("mail.example.org:465");
  expect(mailServerOf("smtp://user:p%40ss@127.0.0.1:2525")).toBe("127.0.0.1:2525");
  expect(mailServerOf("smtp://mail.example.org")).toBe("mail.example.org:587");
});

test.each([
  ["mail", { mailFrom: null }, "todo", "from an address that was made up"],
  ["address", { baseUrl: "http://desk.example.org" }, "todo", "BASE_URL is http://desk.example.org"],
  ["security_txt", { baseUrl: null }, "todo", "expires 21 May 2027"],
  ["security_txt", {}, "ok", "names the report form and one contact"],
  ["clock", { clock: { skewMs: 2_400, stopped: false } }, "todo", "2.4 seconds apart"],
  ["clock", { clock: { skewMs: 0, stopped: true } }, "todo", "BREAKWATER_FROZEN_NOW"],
  ["backup", { lastBackupAt: daysAgo(0) }, "ok", "22 November 2026, today"],
  ["backup", { lastBackupAt: daysAgo(7) }, "todo", "7 days ago"],
  ["backup", { lastBackupAt: null }, "unknown", "None is on record"],
  ["key_file", { keyFile: { path: "k", mode: 0o640 } }, "todo", "mode 0640"],
  ["key_file", { keyFile: { path: "k", mode: 0o400 } }, "ok", "mode 0400"],
  ["key_file", { keyFile: { path: "k", mode: null } }, "unknown", "cannot be looked at"],
  ["key_age", { key: { id: "k9", since: daysAgo(365) } }, "todo", "Key k9"],
  ["key_age", { key: { id: "k9", since: null } }, "unknown", "not on record"],
] as const)("%s with %j is %s", (name, facts, state, words) => {
  expect(stands(name, facts)).toMatchObject({ state, fact: expect.stringContaining(words) });
});

test.each([
  ["ECONNREFUSED", /refused the connection/],
  ["EAUTH 535", /user name or password/],
  ["EDNS", /no such host name/],
  ["ETIMEDOUT", /within ten seconds/],
  ["EPROTOCOL 554", /greet like a mail server/],
  ["ESOCKET", /no common TLS/],
  ["EHOSTUNREACH", /network and firewall/],
  ["EMESSAGE 552", /EMESSAGE 552/],
])("a mail server that failed with %s is told in words", (reason, words) => {
  expect(mailFailureWords(reason)).toMatch(words);
});
