import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { listPeople } from "@/lib/queries/people";
import {
  actorNow,
  addMember,
  givePassword,
  type Member,
  PASSWORD,
  SYSTEM,
  setUpDesk,
  signInAs,
} from "@/lib/usecases/testing/team";
import { acceptInvitation } from "./accept-invitation";
import { changeRoles } from "./change-roles";
import { disablePerson, enablePerson } from "./disable";
import { invitePerson } from "./invite";
import { removeSecondFactor } from "./remove-second-factor";
import { issueResetLink } from "./reset-link";
import { resetPassword } from "./reset-password";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const later = new Date(now.getTime() + 11 * 60_000);
const anonymous = { actor: ANONYMOUS, now };
const tokenOf = ({ path }: { path: string }) => path.split("/").at(-1);

let admin: Member;
let triager: Member;
beforeAll(async () => {
  admin = await setUpDesk(now);
  triager = await addMember("tess@example.org", ["triager"], now);
});

const eventsOf = async (personId: string) =>
  (
    await db().owner.query(
      "select action from events where chain_kind = 'person' and chain_id = $1 order by seq",
      [personId],
    )
  ).rows.map(({ action }) => action);

test("managing people takes the role and a fresh confirmation", async () => {
  const person = { name: "New", email: "new@example.org", roles: ["triager"] };
  await expect(invitePerson({ actor: triager.actor, now }, person)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(invitePerson({ actor: admin.actor, now: later }, person)).rejects.toMatchObject({
    code: "step_up_required",
  });
  for (const attempt of [
    () => changeRoles({ actor: triager.actor, now }, { personId: triager.personId, roles: ["admin"] }),
    () => disablePerson({ actor: triager.actor, now }, { personId: admin.personId }),
    () => issueResetLink({ actor: triager.actor, now }, { personId: admin.personId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  expect(await actorNow(triager, now)).toMatchObject({ roles: ["triager"] });
});

test("an invitation works once, with the roles it was made with", async () => {
  const link = await invitePerson(
    { actor: admin.actor, now },
    { name: "Dev", email: " Dev@Example.ORG ", roles: ["developer", "developer"] },
  );
  const joining = { token: tokenOf(link), name: "Dev", password: PASSWORD, roles: ["admin"] };
  const { personId } = await acceptInvitation(anonymous, joining);
  await expect(acceptInvitation(anonymous, joining)).rejects.toMatchObject({ code: "not_found" });
  expect((await signInAs("dev@example.org", now)).actor.roles).toEqual(["developer"]);
  expect(await eventsOf(personId)).toContain("person.created");
});

test("an address is taken once", async () => {
  const again = { name: "Tess", email: "TESS@example.org", roles: ["auditor"] };
  await expect(invitePerson({ actor: admin.actor, now }, again)).rejects.toMatchObject({ code: "conflict" });
  const tim = { name: "Tim", email: "tim@example.org" };
  const first = await invitePerson({ actor: SYSTEM, now }, { ...tim, roles: ["auditor"] });
  // Two administrators at once: neither sees the other's invitation, which would end it.
  await db().owner.query("update links set used_at = $1 where used_at is null", [now]);
  const second = await invitePerson({ actor: SYSTEM, now }, { ...tim, roles: ["admin"] });
  await db().owner.query("update links set used_at = null where kind = 'invitation'");
  await acceptInvitation(anonymous, { token: tokenOf(first), name: "Tim", password: PASSWORD });
  const twice = acceptInvitation(anonymous, { token: tokenOf(second), name: "Tim", password: PASSWORD });
  await expect(twice).rejects.toMatchObject({ code: "invalid" });
});

test("a lost role is lost at the next request (check 23), and the change is in the person's chain", async () => {
  const second = await addMember("second@example.org", ["admin"], now);
  await changeRoles({ actor: admin.actor, now }, { personId: second.personId, roles: [] });
  const actor = await actorNow(second, now);
  expect(actor?.roles).toEqual([]);
  if (!actor) return;
  const attempt = invitePerson({ actor, now }, { name: "X", email: "x@example.org", roles: ["admin"] });
  await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  expect(await eventsOf(second.personId)).toContain("person.roles_changed");
});

test("disabling ends sessions at once (check 22) and enabling does not bring them back", async () => {
  const leaver = await addMember("leaver@example.org", ["triager"], now);
  await disablePerson({ actor: admin.actor, now }, { personId: leaver.personId });
  expect(await actorNow(leaver, now)).toBeNull();
  await expect(givePassword(leaver.email, PASSWORD, now)).rejects.toMatchObject({ code: "unauthenticated" });
  await enablePerson({ actor: admin.actor, now }, { personId: leaver.personId });
  expect(await actorNow(leaver, now)).toBeNull();
  await expect(givePassword(leaver.email, PASSWORD, now)).resolves.toMatchObject({ step: "done" });
});

test("the last administrator stays; of two who remove each other at once one does", async () => {
  const alone = { personId: admin.personId };
  await expect(
    changeRoles({ actor: admin.actor, now }, { ...alone, roles: ["auditor"] }),
  ).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(disablePerson({ actor: admin.actor, now }, alone)).rejects.toMatchObject({ code: "conflict" });
  const other = await addMember("other@example.org", ["admin"], now);
  const both = await Promise.allSettled([
    changeRoles({ actor: admin.actor, now }, { personId: other.personId, roles: [] }),
    changeRoles({ actor: other.actor, now }, { personId: admin.personId, roles: [] }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const survivor = (await actorNow(admin, now))?.roles.includes("admin") ? admin : other;
  const lost = survivor === admin ? other : admin;
  await changeRoles({ actor: survivor.actor, now }, { personId: lost.personId, roles: ["admin"] });
});

test("a reset link sets a password once, ends sessions and signs nobody in", async () => {
  const person = await addMember("forgot@example.org", ["triager"], now);
  const old = await issueResetLink({ actor: admin.actor, now }, { personId: person.personId });
  const link = await issueResetLink({ actor: SYSTEM, now }, { email: "Forgot@example.org" });
  const password = "another long password";
  await expect(resetPassword(anonymous, { token: tokenOf(old), password })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await resetPassword(anonymous, { token: tokenOf(link), password })).toBeUndefined();
  await expect(resetPassword(anonymous, { token: tokenOf(link), password })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await actorNow(person, now)).toBeNull();
  await expect(givePassword(person.email, PASSWORD, now)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(givePassword(person.email, password, now)).resolves.toMatchObject({ step: "done" });
  expect(await eventsOf(person.personId)).toEqual(
    expect.arrayContaining(["password.reset_link_issued", "password.reset"]),
  );
  const { rows } = await db().owner.query(
    "select data from events where chain_id = $1 and action = 'password.reset_link_issued' order by seq",
    [person.personId],
  );
  expect(rows).toEqual([{ data: { linksEnded: 0 } }, { data: { linksEnded: 1 } }]);
});

test("a reset link is dead after an hour, and unknown people are not found", async () => {
  const link = await issueResetLink({ actor: SYSTEM, now }, { personId: triager.personId });
  const late = { actor: ANONYMOUS, now: new Date(now.getTime() + 61 * 60_000) };
  await expect(
    resetPassword(late, { token: tokenOf(link), password: "another long one" }),
  ).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(issueResetLink({ actor: SYSTEM, now }, { email: "who@example.org" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("colleagues see names; addresses are for administrators", async () => {
  const seen = await listPeople(triager.actor);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.every(({ email }) => email === null)).toBe(true);
  const managed = await listPeople(admin.actor);
  expect(managed.find(({ id }) => id === triager.personId)?.email).toBe("tess@example.org");
});

test("an admin removes somebody's lost second factor, not their own, and their sessions end", async () => {
  const member = await addMember("lost@example.org", ["triager"], now);
  const target = { personId: member.personId };
  const remove = (actor: Member["actor"], personId = member.personId) =>
    removeSecondFactor({ actor, now }, { personId });
  await expect(remove(triager.actor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(remove(admin.actor, admin.personId)).rejects.toMatchObject({ code: "conflict" });
  await expect(remove(admin.actor)).rejects.toMatchObject({ code: "conflict" });
  expect(await eventsOf(target.personId)).not.toContain("second_factor.removed_by_admin");

  await db().owner.query(
    `insert into person_secrets (person_id, totp_sealed, totp_confirmed_at) values ($1, 'x', $2)
     on conflict (person_id) do update set totp_sealed = 'x', totp_confirmed_at = $2`,
    [target.personId, now],
  );
  await remove(admin.actor);
  const { rows } = await db().owner.query(
    `select totp_sealed, (select count(*)::int from staff_sessions s where s.person_id = $1) as sessions
     from person_secrets where person_id = $1`,
    [target.personId],
  );
  expect(rows).toEqual([{ totp_sealed: null, sessions: 0 }]);
  expect(await eventsOf(target.personId)).toContain("second_factor.removed_by_admin");
});
