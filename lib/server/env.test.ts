import path from "node:path";
import { expect, test } from "vitest";
import { EnvError, parseEnv } from "@/lib/server/env";

const problemsOf = (record: Record<string, string>) => {
  try {
    parseEnv(record);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
};

test("an empty environment is complete", () => {
  expect(parseEnv({})).toMatchObject({
    dataDir: path.resolve("data"),
    keyFile: path.resolve("data/keys.json"),
    host: "127.0.0.1",
    port: undefined,
    logLevel: "info",
    trustedProxies: [],
    production: false,
    gallery: false,
  });
});

test("an empty variable counts as unset", () => {
  expect(parseEnv({ PORT: "", BASE_URL: "", DATABASE_URL: "" })).toEqual(parseEnv({}));
});

test.each([
  ["PORT", "http", "1 to 65535"],
  ["PORT", "0", "1 to 65535"],
  ["PORT", "70000", "1 to 65535"],
  ["HOST", "a b", "listen on"],
  ["BASE_URL", "https://example.org/desk", "without a path"],
  ["BASE_URL", "example.org", "https://"],
  ["TRUSTED_PROXIES", "10.0.0.0/8, nginx", "networks"],
  ["TRUSTED_PROXIES", "10.0.0.0/33", "networks"],
  ["MAIL_FROM", "nobody", "mail address"],
  ["LOG_LEVEL", "loud", "one of"],
  ["BREAKWATER_FROZEN_NOW", "yesterday", "instant"],
  ["BREAKWATER_GALLERY", "yes", "1"],
  ["BREAKWATER_RATE_LIMITS", "constructor=5", "commas between"],
])("%s=%s is refused with its name, what was found and what is expected", (name, value, hint) => {
  const [problem, ...others] = problemsOf({ [name]: value });
  expect(others).toEqual([]);
  expect(problem).toContain(`${name}: found`);
  expect(problem).toContain(value);
  expect(problem).toContain(hint);
});

test("every bad variable is named at once", () => {
  expect(problemsOf({ PORT: "x", LOG_LEVEL: "y" })).toHaveLength(2);
});

test("a password in a refused address is not shown", () => {
  const shown = problemsOf({
    DATABASE_URL: "mysql://root:hunter2@db.example.org/app",
    SMTP_URL: "hunter2 smtps://",
  }).join();
  expect(shown).toContain("db.example.org");
  expect(shown).not.toContain("hunter2");
});

test("the base address loses its trailing slash", () => {
  expect(parseEnv({ BASE_URL: "https://Security.example.org/" }).baseUrl).toBe(
    "https://security.example.org",
  );
});

test("a stopped clock is refused in production unless it is allowed", () => {
  const frozen = { BREAKWATER_FROZEN_NOW: "2026-11-22T09:00:00Z" };
  expect(parseEnv(frozen).frozenNow).toEqual(new Date("2026-11-22T09:00:00Z"));
  expect(problemsOf({ ...frozen, NODE_ENV: "production" }).join()).toContain("BREAKWATER_FROZEN_NOW");
  const allowed = { ...frozen, NODE_ENV: "production", BREAKWATER_ALLOW_FROZEN_NOW: "1" };
  expect(parseEnv(allowed).frozenNow).toBeInstanceOf(Date);
});
