import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { publicKeyFault } from "./key-fault";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const check = (key: string, network: string | null) => publicKeyFault(key, { now, network });

test("one network's keys wait for each other, few at a time, and another's for none of them", async () => {
  await setUpInstance(db().owner);
  const ended: string[] = [];
  const flood = Array.from({ length: 20 }, (_, at) =>
    check(`flood ${at}`, "many").then(
      () => ended.push("many"),
      (error) => ended.push(error.code),
    ),
  );
  const other = check("another", "one").then(() => ended.push("one"));
  await Promise.all([...flood, other]);
  const checked = ended.filter((end) => end !== "too_many");
  expect(checked.toSorted()).toEqual([...Array(4).fill("many"), "one"]);
  expect(checked.slice(0, 3)).toContain("one");
});

test("a network has so many new keys checked in an hour; known ones and our own are not counted", async () => {
  await db().owner.query(`update settings set rate_limits = '{"upload": 2}'`);
  await check("first", "busy");
  await check("first", "busy");
  await check("second", "busy");
  await expect(check("third", "busy")).rejects.toMatchObject({ code: "too_many" });
  await check("first", "busy");
  await check("third", null);
  await check("third", "busy");
  await check("fourth", "quiet");
});
