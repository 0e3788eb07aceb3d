import { beforeAll, beforeEach, expect, test } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { snoozeCase } from "@/lib/usecases/cases/snooze";
import { type Desk, NOW, openDesk, RECEIVED, reporterOf, snapshot } from "@/lib/usecases/cases/testing/desk";
import { correctReport, replyAsReporter } from "@/lib/usecases/cases/write";
import { wakeDueCases } from "./wake-due";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});
beforeEach(() => db().owner.query("update cases set snoozed_until = null, snoozed_until_reply = false"));

const wake = (at: string) =>
  wakeDueCases({ actor: { type: "system", task: "wake-cases" }, now: new Date(at) });
const put = async (until: string, on: Partial<CaseOptions> = {}): Promise<MadeCase> => {
  const made = await desk.make.makeCase({
    receivedAt: RECEIVED,
    state: "acknowledged",
    clocks: false,
    ...on,
  });
  await snoozeCase({ actor: desk.people.triager.actor, now: NOW }, { caseId: made.id, until });
  return made;
};
const rowOf = async ({ id }: MadeCase) =>
  (await db().owner.query("select * from cases where id = $1", [id])).rows[0];
const wakings = async ({ id }: MadeCase) =>
  (
    await db().owner.query(
      "select data->>'by' as by, actor_kind from events where chain_id = $1 and action = 'case.woken' order by seq",
      [id],
    )
  ).rows;

test("a case comes back when its day begins, once, and says so", async () => {
  const made = await put("2026-12-01");
  const resting = await put("reply");
  expect(await wake("2026-11-30T23:59:59Z")).toBe(0);
  expect(await wake("2026-12-01T00:00:00Z")).toBe(1);
  expect(await wake("2026-12-01T00:01:00Z")).toBe(0);
  expect(await rowOf(made)).toMatchObject({
    snoozed_until: null,
    snoozed_until_reply: false,
    snoozed_by: null,
  });
  expect(await wakings(made)).toEqual([{ by: "date", actor_kind: "system" }]);
  expect(await rowOf(resting)).toMatchObject({ snoozed_until_reply: true });
});

test("a promise that comes due soon brings a case back before its day, and its clock never rested", async () => {
  const made = await put("reply", { state: "new", clocks: undefined });
  const { next_due_at: due, next_due_soon_at: soon } = await rowOf(made);
  expect(await wake(new Date(soon.getTime() - 1).toISOString())).toBe(0);
  expect(await wake(soon.toISOString())).toBe(1);
  expect(await wakings(made)).toEqual([{ by: "promise", actor_kind: "system" }]);
  expect((await rowOf(made)).next_due_at).toEqual(due);
});

test("nobody can snooze a case so that it would hide a late promise", async () => {
  const made = await desk.make.makeCase({ receivedAt: RECEIVED });
  const before = await snapshot(db(), made.id);
  const ask = (until: string, day?: string) =>
    snoozeCase({ actor: desk.people.triager.actor, now: NOW }, { caseId: made.id, until, day });
  await expect(ask("2027-03-01")).rejects.toMatchObject({ code: "invalid" });
  await expect(ask("day", "2027-03-01")).rejects.toMatchObject({ details: { fields: [{ field: "day" }] } });
  await expect(ask("day", "")).rejects.toMatchObject({ details: { fields: [{ field: "day" }] } });
  await expect(ask("someday")).rejects.toMatchObject({ details: { fields: [{ field: "until" }] } });
  expect(await snapshot(db(), made.id)).toEqual(before);
});

test.each([
  ["reply", replyAsReporter],
  ["correction", correctReport],
])("the reporter's %s brings a case back at once", async (_name, write) => {
  const made = await put("2026-12-24");
  await write(
    { actor: reporterOf(made), now: new Date("2026-11-21T10:00:00Z") },
    { caseId: made.id, body: "And?" },
  );
  expect(await rowOf(made)).toMatchObject({ snoozed_until: null, snoozed_until_reply: false });
  expect(await wakings(made)).toHaveLength(1);
});

test("waking is taken back whole when its event cannot be written", async () => {
  const made = await put("2026-12-01");
  const before = await snapshot(db(), made.id);
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await expect(wake("2026-12-02T00:00:00Z")).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await snapshot(db(), made.id)).toEqual(before);
});
