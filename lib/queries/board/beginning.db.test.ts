import { expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { keepPolicy } from "@/lib/usecases/settings/keep-policy";
import { boardPage } from "./frame";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");

test("a desk without a case leads its administrator to the first steps, and nobody once there is one", async () => {
  await setUpInstance(db().owner);
  const admin = await addPerson(db(), { roles: ["admin"], now });
  const beginning = async (actor = admin) => (await boardPage(actor, {}, now)).frame.beginning;
  expect(await beginning()).toEqual({
    steps: { policyVersion: 1, policyKept: false, people: 1, sendsMail: false },
  });
  await keepPolicy({ actor: admin, now }, { seen: 1 });
  expect(await beginning()).toMatchObject({ steps: { policyVersion: 1, policyKept: true } });
  const triager = await addPerson(db(), { roles: ["triager"], now });
  expect(await beginning(triager)).toEqual({ steps: null });
  expect(await beginning()).toMatchObject({ steps: { people: 2 } });
  await sendReport(now);
  expect([await beginning(), await beginning(triager)]).toEqual([null, null]);
  // A queue that happens to be empty is no new desk.
  expect((await boardPage(admin, { q: "is:closed" }, now)).frame.beginning).toBeNull();
});
