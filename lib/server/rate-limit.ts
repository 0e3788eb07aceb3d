import { createHmac, randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { limitWords, RATE_LIMITS, type RateLimitName } from "@/lib/domain/rate-limits";
import { askOnce } from "./database";
import { isDiskFull, storageFull } from "./disk-full";
import { env } from "./env";
import { AppError } from "./errors";
import { services } from "./services";
import { isGivenUp, tookTooLong } from "./timeout";

/** Header our own HTTP front sets from the socket or the last untrusted hop; what a client sends under it is dropped. */
export const CLIENT_HEADER = "x-breakwater-client";

/**
 * The bucket of an address: HMAC under a random key of the day over its /24 or /64, so that the table never tells who
 * asked and days cannot be linked.
 */
export async function bucketOf(headers: { get(name: string): string | null }, now: Date): Promise<string> {
  const network = networkOf(headers.get(CLIENT_HEADER) ?? "");
  return createHmac("sha256", await dailyKey(now))
    .update(network)
    .digest("base64url")
    .slice(0, 32);
}

/**
 * Counts one try, outside any transaction: a refused change counts too.
 * @throws AppError too_many with the seconds to wait
 */
export async function countTry(name: RateLimitName, bucket: string): Promise<void> {
  const limiter = limiterFor(name, RATE_LIMITS[name].seconds, await triesOf(name));
  try {
    await limiter.consume(bucket);
  } catch (refusal) {
    if (isDiskFull(refusal)) throw storageFull(refusal);
    if (isGivenUp(refusal)) throw tookTooLong(refusal);
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw tooMany(name, Math.ceil(refusal.msBeforeNext / 1000));
  }
}

/** Counts one try that is never refused. How many are left in the window; below zero: this one was beyond them. */
export async function countLeft(name: RateLimitName, bucket: string): Promise<number> {
  const limiter = limiterFor(name, RATE_LIMITS[name].seconds, Number.MAX_SAFE_INTEGER);
  const { consumedPoints } = await limiter.consume(bucket);
  return (await triesOf(name)) - consumedPoints;
}

/** Whether the window has a try left; looking costs none. */
export async function hasLeft(name: RateLimitName, bucket: string): Promise<boolean> {
  const tries = await triesOf(name);
  const counted = await limiterFor(name, RATE_LIMITS[name].seconds, tries).get(bucket);
  return (counted?.consumedPoints ?? 0) < tries;
}

/** Takes a try back: it was right. */
export async function forgiveTry(name: RateLimitName, bucket: string): Promise<void> {
  await limiterFor(name, RATE_LIMITS[name].seconds, RATE_LIMITS[name].tries).reward(bucket);
}

/** Counts a report of the whole installation; true once this hour has more than `heldAbove` of them. */
export async function countReport(heldAbove: number): Promise<boolean> {
  const limiter = limiterFor("reports", 3600, Number.MAX_SAFE_INTEGER);
  const { consumedPoints } = await limiter.consume("instance");
  return consumedPoints > heldAbove;
}

/** What is allowed in a window. The environment goes before the settings, so that tests and a desk under attack need no page. */
export async function triesOf(name: RateLimitName): Promise<number> {
  const overridden = env().rateLimits[name];
  if (overridden !== undefined) return overridden;
  const [row] = await askOnce<{ tries: number | null }>(
    services().pool,
    "select app.rate_limit_tries($1) as tries",
    [name],
  );
  return row?.tries ?? RATE_LIMITS[name].tries;
}

function limiterFor(name: string, seconds: number, tries: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: services().pool,
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: tries,
    duration: seconds,
  });
}

/** The refusal, with the seconds to wait. */
export function tooMany(name: RateLimitName, seconds: number): AppError {
  return new AppError("too_many", limitWords(name, seconds), { retryAfterSeconds: seconds });
}

async function dailyKey(now: Date): Promise<Buffer> {
  const day = now.toISOString().slice(0, 10);
  const { pool } = services();
  const find = () => askOnce<{ key: Buffer }>(pool, "select key from daily_keys where day = $1", [day]);
  const [known] = await find();
  if (known) return known.key;
  // Two processes may race here at midnight: the first key stays.
  await askOnce(
    pool,
    "insert into daily_keys (day, key, created_at) values ($1, $2, $3) on conflict do nothing",
    [day, randomBytes(32), now],
  );
  const [made] = await find();
  if (!made) throw new Error("the key of the day was not stored");
  return made.key;
}

/** The /24 of an IPv4 address, the /64 of an IPv6 one; anything else is one bucket of its own. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) {
    const parts = address.split(".");
    return parts.length === 4 ? parts.slice(0, 3).join(".") : "unknown";
  }
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const gap = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...gap, ...right].map((group) => Number.parseInt(group || "0", 16).toString(16));
  return groups.slice(0, 4).join(":");
}
