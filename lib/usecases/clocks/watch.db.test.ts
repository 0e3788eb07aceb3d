import { beforeAll, beforeEach, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { assignCase } from "@/lib/usecases/cases/assign";
import { acknowledgeCase, askReporter } from "@/lib/usecases/cases/moves";
import { watchClocks } from "./watch";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const watch = (at: Date) => watchClocks({ actor: { type: "system", task: "watch-clocks" }, now: at });
let mara: PersonActor;
let jonas: PersonActor;
let dev: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara", roles: ["triager", "coordinator"] });
  jonas = await addPerson(db(), { name: "Jonas", roles: ["triager"] });
  dev = await addPerson(db(), { name: "Dev", roles: ["developer"] });
});
beforeEach(async () => {
  await db().owner.query("update clocks set ended_at = now() where satisfied_at is null");
});

const told = async (caseId: string) =>
  (
    await db().owner.query<{ person_id: string }>(
      "select person_id from notices where case_id = $1 and template = 'late' order by created_at, person_id",
      [caseId],
    )
  ).rows.map((row) => row.person_id);
const escalations = async (caseId: string) =>
  (
    await db().owner.query<{ kind: string; percent: number; audience: string }>(
      "select data->>'kind' as kind, (data->>'percent')::int as percent, audience from events where chain_id = $1 and action = 'clock.escalated' order by seq",
      [caseId],
    )
  ).rows;

test("half the time tells the assignee, four fifths the team, all of it every committer; each step once", async () => {
  const { caseId } = await sendReport(now);
  await assignCase({ actor: mara, now }, { caseId, personId: jonas.personId });
  expect(await watch(later(11))).toBe(0);
  expect(await watch(later(12))).toBe(1);
  expect(await watch(later(12))).toBe(0);
  expect(await told(caseId)).toEqual([jonas.personId]);
  await watch(later(20));
  expect((await told(caseId)).slice(1).sort()).toEqual([jonas.personId, mara.personId].sort());
  await watch(later(25));
  await watch(later(26));
  expect((await told(caseId)).slice(3).sort()).toEqual([dev.personId, jonas.personId, mara.personId].sort());
  expect(await escalations(caseId)).toEqual([
    { kind: "acknowledgement", percent: 50, audience: "team" },
    { kind: "acknowledgement", percent: 80, audience: "team" },
    { kind: "acknowledgement", percent: 100, audience: "team" },
  ]);
});

test("a worker that was away tells the last step only; two at once tell it once", async () => {
  const { caseId } = await sendReport(now);
  const results = await Promise.all([watch(later(30)), watch(later(30))]);
  expect(results.sort()).toEqual([0, 1]);
  expect(await escalations(caseId)).toHaveLength(1);
});

test("an answered promise and one that rests escalate nothing; after the answer it goes on, later by the wait", async () => {
  const { caseId } = await sendReport(now);
  await acknowledgeCase({ actor: mara, now }, { caseId, message: "Read." });
  await askReporter({ actor: mara, now: later(1) }, { caseId, message: "Which version?" });
  expect(await watch(later(24 * 40))).toBe(0);
  expect(await escalations(caseId)).toEqual([]);
});

test("a promise made to nobody is not breached: the team hears of it, and no more", async () => {
  const { caseId } = await sendReport(now);
  await db().owner.query("update clocks set shown_to_reporter = false where case_id = $1", [caseId]);
  await watch(later(25));
  expect(await watch(later(50))).toBe(0);
  expect((await escalations(caseId)).map(({ percent }) => percent)).toEqual([80]);
});
