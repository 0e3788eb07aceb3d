import { beforeAll, expect, test } from "vitest";
import { Factories } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { promiseRecord } from "./promise-record";

const NOW = new Date("2026-11-20T14:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const RECORD = { due: 6, inTime: 5, medianMs: 2 * 3_600_000 };

const db = testDatabase();
let make: Factories;

beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
});

const record = () => promiseRecord("acknowledgement", NOW);

test("the public record counts answered and late cases, once there are enough", async () => {
  expect(await record()).toBeNull();
  for (let at = 0; at < 5; at++) await make.makeCase({ receivedAt: daysAgo(20) });
  await db().owner.query("update clocks set satisfied_at = started_at + interval '2 hours'");
  await make.makeCase({ receivedAt: daysAgo(20) });
  expect(await record()).toEqual(RECORD);
});

test("reports that are held or were spam count on neither side", async () => {
  for (let at = 0; at < 4; at++) {
    await make.makeCase({ receivedAt: daysAgo(20), held: true });
    await make.makeCase({ receivedAt: daysAgo(20), state: "closed", outcome: "spam" });
  }
  expect(await record()).toEqual(RECORD);
  await db().owner.query("update cases set held = false");
  expect(await record()).toMatchObject({ due: 10, inTime: 5 });
});
