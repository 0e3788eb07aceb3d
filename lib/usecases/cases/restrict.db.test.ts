import { beforeAll, describe, expect, test } from "vitest";
import type { CaseOptions, MadeCase, MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Role } from "@/lib/domain/access/roles";
import { findAccess } from "@/lib/server/case-access";
import { read } from "@/lib/server/read";
import { changeRoles } from "@/lib/usecases/people/change-roles";
import { disablePerson } from "@/lib/usecases/people/disable";
import { assignCase } from "./assign";
import { planFix } from "./moves";
import { restrictCase } from "./restrict";
import { takeBackMove } from "./take-back";
import { type Desk, NOW, openDesk, RECEIVED, snapshot } from "./testing/desk";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
  // Here longest of the coordinators.
  await db().owner.query("update people set created_at = $2 where id = $1", [
    desk.people.coordinator.id,
    RECEIVED,
  ]);
  await db().owner.query("update people set created_at = $2 where id <> $1", [
    desk.people.coordinator.id,
    NOW,
  ]);
});

const as = ({ actor }: MadePerson) => ({ actor, now: NOW });
const newPerson = (...roles: Role[]) => desk.make.makePerson(roles, { steppedUpAt: NOW });
const make = (on: Partial<CaseOptions>): Promise<MadeCase> =>
  desk.make.makeCase({ receivedAt: RECEIVED, ...on });
const sees = async (person: MadePerson, { id }: MadeCase) =>
  read(person.actor, async ({ tx }) => (await findAccess(tx, person.actor, id)) !== null);

async function row({ id }: MadeCase) {
  const { rows } = await db().owner.query("select assignee_id, version, state from cases where id = $1", [
    id,
  ]);
  return rows[0];
}

describe("an assignee who restricts their case", () => {
  test("stays in it when the case is assigned to nobody or to somebody else", async () => {
    const { coordinator, developer } = desk.people;
    for (const next of ["", developer.id]) {
      const made = await make({ assigneeId: coordinator.id });
      await restrictCase(as(coordinator), { caseId: made.id, restricted: "yes" });
      await assignCase(as(coordinator), { caseId: made.id, personId: next });
      expect(await sees(coordinator, made)).toBe(true);
      expect(await sees(developer, made)).toBe(next !== "");
      expect(await row(made)).toMatchObject({ assignee_id: next || null, version: 3 });
    }
  });

  test("takes part once, however often they restrict it", async () => {
    const { coordinator } = desk.people;
    const made = await make({ assigneeId: coordinator.id });
    for (const restricted of ["yes", "no", "yes"])
      await restrictCase(as(coordinator), { caseId: made.id, restricted });
    const { rows } = await db().owner.query(
      "select kind from participants where case_id = $1 and person_id = $2 order by kind",
      [made.id, coordinator.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["assignee", "coordinator"]);
  });
});

describe("a restricted case in which only its assignee takes part", () => {
  const alone = (on: Partial<CaseOptions> = {}) =>
    make({ restricted: true, assigneeId: desk.people.coordinator.id, ...on });

  test("is handed over to somebody who can open it, and the one before leaves", async () => {
    const { coordinator, triager } = desk.people;
    const made = await alone();
    const done = await assignCase(as(coordinator), { caseId: made.id, personId: triager.id });
    expect(done).toMatchObject({ version: 2, before: coordinator.id });
    expect(await row(made)).toMatchObject({ assignee_id: triager.id, version: 2 });
    expect([await sees(coordinator, made), await sees(triager, made)]).toEqual([false, true]);
  });

  test("is handed over with the plan, and taken back by whoever still sees it", async () => {
    const { coordinator } = desk.people;
    const { secondCoordinator } = desk;
    const plan = { ownerId: secondCoordinator.id, expectedResolutionAt: "2026-12-20" };
    const made = await alone({ state: "accepted" });
    await planFix(as(coordinator), { caseId: made.id, ...plan });
    expect(await row(made)).toMatchObject({ assignee_id: secondCoordinator.id, state: "remediating" });
    expect([await sees(coordinator, made), await sees(secondCoordinator, made)]).toEqual([false, true]);

    const both = await alone({ state: "accepted" });
    await desk.make.join(both, coordinator.id, "coordinator", RECEIVED);
    await planFix(as(coordinator), { caseId: both.id, ...plan });
    await takeBackMove(as(coordinator), { caseId: both.id });
    expect(await row(both)).toMatchObject({ assignee_id: coordinator.id, state: "accepted" });
    expect(await sees(secondCoordinator, both)).toBe(false);
  });

  test("is left by nobody who would be its last: the words say what to do", async () => {
    const { coordinator, developer } = desk.people;
    const gone = await newPerson("coordinator");
    const made = await alone();
    await desk.make.join(made, gone.id, "coordinator", RECEIVED);
    await db().owner.query("update people set disabled_at = $2 where id = $1", [gone.id, NOW]);
    const before = await snapshot(db(), made.id);
    for (const personId of ["", developer.id])
      await expect(assignCase(as(coordinator), { caseId: made.id, personId })).rejects.toMatchObject({
        code: "conflict",
        publicMessage: expect.stringContaining("open it to the team first"),
      });
    expect(await snapshot(db(), made.id)).toEqual(before);
  });
});

describe("when the last person of a restricted case goes", () => {
  test.each([
    ["is disabled", (personId: string) => disablePerson(as(desk.people.admin), { personId })],
    [
      "loses the roles to open it",
      (personId: string) => changeRoles(as(desk.people.admin), { personId, roles: ["developer"] }),
    ],
  ])("and %s, a coordinator takes over; the administrator learns nothing of it", async (_how, go) => {
    const leaver = await newPerson("coordinator", "triager");
    const made = await make({ restricted: true, assigneeId: leaver.id });
    const shared = await make({ restricted: true, assigneeId: leaver.id });
    await desk.make.join(shared, desk.secondTriager.id, "coordinator", RECEIVED);
    await go(leaver.id);
    expect(await sees(desk.people.coordinator, made)).toBe(true);
    expect(await sees(desk.people.coordinator, shared)).toBe(false);
    expect(await sees(desk.people.admin, made)).toBe(false);
    const { rows } = await db().owner.query(
      "select action, data from events where chain_id = any($1) and action = 'case.handed_over'",
      [[made.id, shared.id, leaver.id]],
    );
    expect(rows).toEqual([
      { action: "case.handed_over", data: { from: leaver.id, to: desk.people.coordinator.id } },
    ]);
  });

  test("and the administrator who shuts them out is a coordinator too, somebody else takes over", async () => {
    const leaver = await newPerson("coordinator");
    const curious = await newPerson("admin", "coordinator");
    await db().owner.query("update people set created_at = '2020-01-01' where id = $1", [curious.id]);
    const made = await make({ restricted: true, assigneeId: leaver.id });
    await disablePerson(as(curious), { personId: leaver.id });
    expect(await sees(curious, made)).toBe(false);
    expect(await sees(desk.people.coordinator, made)).toBe(true);
  });

  test("and nobody could take over, they stay until somebody can", async () => {
    const made = await make({ restricted: true, assigneeId: desk.people.coordinator.id });
    const others =
      "id <> $1 and id in (select person_id from person_roles where role in ('coordinator', 'triager'))";
    await db().owner.query(`update people set disabled_at = now() where ${others}`, [
      desk.people.coordinator.id,
    ]);
    try {
      await expect(
        disablePerson(as(desk.people.admin), { personId: desk.people.coordinator.id }),
      ).rejects.toMatchObject({
        code: "conflict",
        publicMessage: expect.stringContaining("a coordinator first"),
      });
      expect(await sees(desk.people.coordinator, made)).toBe(true);
    } finally {
      await db().owner.query(`update people set disabled_at = null where ${others}`, [
        desk.people.coordinator.id,
      ]);
    }
  });
});
