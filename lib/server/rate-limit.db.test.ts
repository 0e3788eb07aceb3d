import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { bucketOf, countReport, countTry, forgiveTry, networkOf } from "./rate-limit";

const db = testDatabase();
const noon = new Date("2026-11-22T12:00:00Z");
const from = (address: string) => new Headers({ "x-breakwater-client": address });

test("neighbours in a /24 or /64 share a bucket, others do not", () => {
  expect(networkOf("203.0.113.7")).toBe(networkOf("203.0.113.250"));
  expect(networkOf("203.0.113.7")).not.toBe(networkOf("203.0.114.7"));
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:0db8:0:0:ffff::9"));
  expect(networkOf("2001:db8::1")).not.toBe(networkOf("2001:db8:0:1::1"));
  expect(networkOf("nonsense")).toBe("unknown");
});

test("the sixth try in the window is refused, with the time to wait", async () => {
  const bucket = await bucketOf(from("203.0.113.7"), noon);
  for (let i = 0; i < 5; i++) await countTry("track", bucket);
  const refusal = countTry("track", bucket);
  await expect(refusal).rejects.toMatchObject({ code: "too_many", status: 429 });
  await expect(countTry("report", bucket)).resolves.toBeUndefined();
});

test("a right code costs no try", async () => {
  const bucket = await bucketOf(from("198.51.100.7"), noon);
  for (let i = 0; i < 12; i++) {
    await countTry("track", bucket);
    await forgiveTry("track", bucket);
  }
});

test("buckets hold no address, and those of two days cannot be linked", async () => {
  const today = await bucketOf(from("192.0.2.44"), noon);
  const tomorrow = await bucketOf(from("192.0.2.44"), new Date("2026-11-23T12:00:00Z"));
  expect(today).not.toBe(tomorrow);
  await countTry("draft", today);
  const { rows } = await db().owner.query<{ key: string }>("select key from rate_limits");
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).not.toContain("192.0.2");
});

test("reports beyond the hourly number of the installation are held, not refused", async () => {
  const held = [];
  for (let i = 0; i < 4; i++) held.push(await countReport(2));
  expect(held).toEqual([false, false, true, true]);
});
