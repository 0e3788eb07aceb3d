import path from "node:path";
import { z } from "zod";
import { RATE_LIMITS, type RateLimitName } from "@/lib/domain/rate-limits";
import { parseCidr } from "@/lib/server/front/cidr";

/** What each variable must look like, said in the error; docs/operations/README.md explains what it does. */
const expected = {
  DATABASE_URL: "an address such as postgresql://user:password@host:5432/database",
  DATABASE_APP_URL: "the application role's address, such as postgresql://role:password@host:5432/database",
  DATABASE_LISTEN_URL:
    "the application role's address past any pooler, such as postgresql://role:password@host:5432/database",
  DATABASE_WORKER_URL: "the worker role's address, such as postgresql://role:password@host:5432/database",
  BREAKWATER_DATA: "a directory",
  BREAKWATER_DATABASE_DIR: "a directory",
  PORT: "a whole number from 1 to 65535",
  HOST: "an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0",
  BASE_URL: "the public address, such as https://security.example.org, without a path",
  TRUSTED_PROXIES: "addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8",
  SMTP_URL: "an address such as smtps://user:password@mail.example.org:465",
  MAIL_FROM: "a mail address, such as Security Desk <security@example.org>",
  LOG_LEVEL: "one of trace, debug, info, warn, error, silent",
  BREAKWATER_KEY_FILE: "a file name",
  BREAKWATER_FROZEN_NOW: "an instant such as 2026-11-22T09:00:00Z",
  BREAKWATER_ALLOW_FROZEN_NOW: "1, or unset",
  BREAKWATER_GALLERY: "1, or unset",
  BREAKWATER_RATE_LIMITS: "limits with commas between, such as report=5,track=5",
} as const;

type Variable = keyof typeof expected;

const flag = z
  .enum(["", "0", "1"])
  .optional()
  .transform((value) => value === "1");
const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);
const url = (...protocols: string[]) =>
  text.refine((value) => value === undefined || protocols.includes(protocolOf(value) ?? ""));

const Schema = z.object({
  NODE_ENV: text,
  DATABASE_URL: url("postgres:", "postgresql:"),
  DATABASE_APP_URL: url("postgres:", "postgresql:"),
  DATABASE_LISTEN_URL: url("postgres:", "postgresql:"),
  DATABASE_WORKER_URL: url("postgres:", "postgresql:"),
  BREAKWATER_DATA: text,
  BREAKWATER_DATABASE_DIR: text,
  PORT: text.pipe(z.coerce.number<string | undefined>().int().min(1).max(65535).optional()),
  HOST: text.pipe(
    z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/)
      .default("127.0.0.1"),
  ),
  BASE_URL: url("http:", "https:")
    .refine((value) => value === undefined || isOrigin(value))
    .transform((value) => value && new URL(value).origin),
  TRUSTED_PROXIES: text
    .transform((value) => value?.split(",").map((part) => part.trim()) ?? [])
    .refine((list) => list.every((item) => parseCidr(item) !== null)),
  SMTP_URL: url("smtp:", "smtps:"),
  MAIL_FROM: text.refine((value) => value === undefined || /^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(value)),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  BREAKWATER_KEY_FILE: text,
  BREAKWATER_FROZEN_NOW: text
    .pipe(z.iso.datetime({ offset: true }).optional())
    .transform((value) => (value === undefined ? undefined : new Date(value))),
  BREAKWATER_ALLOW_FROZEN_NOW: flag,
  BREAKWATER_GALLERY: flag,
  BREAKWATER_RATE_LIMITS: text
    .transform((value) => value?.split(",").map((part) => part.trim().split("=")) ?? [])
    .refine((pairs) =>
      pairs.every(
        ([name = "", tries = ""]) => Object.hasOwn(RATE_LIMITS, name) && /^[1-9]\d{0,6}$/.test(tries),
      ),
    )
    .transform((pairs) => Object.fromEntries(pairs.map(([name, tries]) => [name, Number(tries)]))),
});

export type Env = {
  production: boolean;
  /** Absent: our own PostgreSQL is started under `dataDir`. */
  databaseUrl: string | undefined;
  /** Given by the launcher to web and worker, so that they never hold the owner's address; derived from it when absent. */
  databaseAppUrl: string | undefined;
  databaseWorkerUrl: string | undefined;
  /** Where web processes listen for changes; absent: as they do everything else. A pooler that shares connections cannot. */
  databaseListenUrl: string | undefined;
  dataDir: string;
  /** Given by the launcher to web and worker: where our own PostgreSQL keeps its data. Absent with an external one. */
  databaseDir: string | undefined;
  keyFile: string;
  /** Absent: the first free port from 3000 on. */
  port: number | undefined;
  host: string;
  /** The public origin, without a trailing slash. Its scheme decides on Secure cookies and HSTS. */
  baseUrl: string | undefined;
  trustedProxies: string[];
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** For tests: what the clock says. Refused in production unless BREAKWATER_ALLOW_FROZEN_NOW=1. */
  frozenNow: Date | undefined;
  gallery: boolean;
  /** Tries a window, where they differ from `RATE_LIMITS`. */
  rateLimits: Partial<Record<RateLimitName, number>>;
};

export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "EnvError";
  }
}

/** Parses the environment; throws an `EnvError` that names every bad variable, what was found and what is expected. */
export function parseEnv(record: Record<string, string | undefined>): Env {
  const parsed = Schema.safeParse(record);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0]) as Variable));
    throw new EnvError([...names].map((name) => problemWith(name, record[name] ?? "")));
  }
  const vars = parsed.data;
  const production = vars.NODE_ENV === "production";
  if (vars.BREAKWATER_FROZEN_NOW && production && !vars.BREAKWATER_ALLOW_FROZEN_NOW) {
    throw new EnvError([
      "BREAKWATER_FROZEN_NOW stops the clock and is for tests; unset it, or set BREAKWATER_ALLOW_FROZEN_NOW=1.",
    ]);
  }
  const dataDir = path.resolve(vars.BREAKWATER_DATA ?? "data");
  return {
    production,
    databaseUrl: vars.DATABASE_URL,
    databaseAppUrl: vars.DATABASE_APP_URL,
    databaseWorkerUrl: vars.DATABASE_WORKER_URL,
    databaseListenUrl: vars.DATABASE_LISTEN_URL,
    dataDir,
    databaseDir: vars.BREAKWATER_DATABASE_DIR,
    keyFile: path.resolve(vars.BREAKWATER_KEY_FILE ?? path.join(dataDir, "keys.json")),
    port: vars.PORT,
    host: vars.HOST,
    baseUrl: vars.BASE_URL,
    trustedProxies: vars.TRUSTED_PROXIES,
    smtpUrl: vars.SMTP_URL,
    mailFrom: vars.MAIL_FROM,
    logLevel: vars.LOG_LEVEL,
    frozenNow: vars.BREAKWATER_FROZEN_NOW,
    gallery: vars.BREAKWATER_GALLERY,
    rateLimits: vars.BREAKWATER_RATE_LIMITS,
  };
}

let parsedOnce: Env | undefined;

/** The environment of this process, parsed at its first use. */
export function env(): Env {
  parsedOnce ??= parseEnv(process.env);
  return parsedOnce;
}

/** Whether mail leaves this installation at all; without a mail server the outbox shows what would have gone out. */
export const sendsMail = (): boolean => env().smtpUrl !== undefined;

function problemWith(name: Variable, found: string): string {
  const shown = name.endsWith("_URL") ? withoutPassword(found) : `"${found}"`;
  return `${name}: found ${shown}, expected ${expected[name]}`;
}

// A password must not reach a terminal or a log, nor anything that might be one in a mistyped address.
function withoutPassword(value: string): string {
  const address = URL.parse(value);
  if (!address?.host) return "something that is not an address";
  return `"${address.protocol}//${address.username ? "…@" : ""}${address.host}${address.pathname}"`;
}

const protocolOf = (value: string) => URL.parse(value)?.protocol;

function isOrigin(value: string): boolean {
  const address = URL.parse(value);
  return (
    address !== null && address.pathname === "/" && !address.search && !address.hash && !address.username
  );
}
