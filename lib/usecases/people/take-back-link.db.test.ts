import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { openLinks } from "@/lib/queries/open-links";
import { isLinkLive } from "@/lib/queries/setup";
import {
  addMember,
  givePassword,
  type Member,
  PASSWORD,
  SYSTEM,
  setUpDesk,
} from "@/lib/usecases/testing/team";
import { acceptInvitation } from "./accept-invitation";
import { changeRoles } from "./change-roles";
import { disablePerson } from "./disable";
import { invitePerson } from "./invite";
import { issueResetLink } from "./reset-link";
import { resetPassword } from "./reset-password";
import { takeBackLink } from "./take-back-link";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const anonymous = { actor: ANONYMOUS, now };
const tokenOf = ({ path }: { path: string }) => path.split("/").at(-1) ?? "";

let admin: Member;
let triager: Member;
beforeAll(async () => {
  admin = await setUpDesk(now);
  triager = await addMember("tess@example.org", ["triager"], now);
});

const invite = async (name: string, roles = ["developer"], by: Member | null = admin) =>
  tokenOf(
    await invitePerson(
      { actor: by?.actor ?? SYSTEM, now },
      { name, email: `${name.toLowerCase()}@example.org`, roles },
    ),
  );
const invitationOf = async (name: string) =>
  (await openLinks(admin.actor, now)).invitations.find((one) => one.name === name);
const idOf = async (name: string) => (await invitationOf(name))?.id ?? "";
const takeBack = (linkId: string, actor: Member["actor"] = admin.actor, at = now) =>
  takeBackLink({ actor, now: at }, { linkId });
const lastEvent = async (kind: "person" | "instance") => {
  const { rows } = await db().owner.query(
    "select action, actor_id, chain_id, data from events where chain_kind = $1 order by at desc, seq desc limit 1",
    [kind],
  );
  return rows[0];
};
const events = async () => (await db().owner.query("select count(*)::int as n from events")).rows[0].n;

test("an open invitation says who is invited, as what, by whom and until when", async () => {
  await invite("Dev", ["developer", "auditor"]);
  expect(await invitationOf("Dev")).toEqual({
    id: expect.any(String),
    name: "Dev",
    email: "dev@example.org",
    roles: ["auditor", "developer"],
    madeBy: "Ada Admin",
    endsAt: minutesLater(7 * 24 * 60),
  });
  await invite("Cli", ["admin"], null);
  expect((await invitationOf("Cli"))?.madeBy).toBeNull();
  const nobody = { invitations: [], resets: [] };
  expect(await openLinks(triager.actor, now)).toEqual(nobody);
  expect((await openLinks(admin.actor, minutesLater(7 * 24 * 60))).invitations).toEqual([]);
});

test("what somebody handed out ends with their account, and with their role of an administrator", async () => {
  const leaver = await addMember("leaver@example.org", ["admin"], now);
  const friend = await invite("Friend", ["admin"], leaver);
  await disablePerson({ actor: admin.actor, now }, { personId: leaver.personId });
  expect(await invitationOf("Friend")).toBeUndefined();
  expect(await isLinkLive("invitation", friend, now)).toBe(false);
  const other = await addMember("other@example.org", ["admin"], now);
  await issueResetLink({ actor: other.actor, now }, { personId: triager.personId });
  await changeRoles({ actor: admin.actor, now }, { personId: other.personId, roles: ["triager"] });
  expect((await openLinks(admin.actor, now)).resets).toEqual([]);
});

test("an invitation that came in while its maker was shut out opens nothing", async () => {
  const leaver = await addMember("leaving@example.org", ["admin"], now);
  await disablePerson({ actor: admin.actor, now }, { personId: leaver.personId });
  const token = await invite("Late", ["admin"]);
  await db().owner.query("update links set created_by = $1 where id = $2", [
    leaver.personId,
    await idOf("Late"),
  ]);
  const joining = acceptInvitation(anonymous, { token, name: "Late", password: PASSWORD });
  await expect(joining).rejects.toMatchObject({ code: "not_found" });
  await takeBack(await idOf("Late"));
});

test("a reset link that came in while its maker was shut out sets no password", async () => {
  const leaver = await addMember("outgoing@example.org", ["admin"], now);
  const member = await addMember("staying@example.org", ["triager"], now);
  await disablePerson({ actor: admin.actor, now }, { personId: leaver.personId });
  // As if the session had been asked for just before it ended.
  const { session: _, ...asked } = leaver.actor;
  const link = await issueResetLink({ actor: asked, now }, { personId: member.personId });
  const resetting = resetPassword(anonymous, { token: tokenOf(link), password: "another long password" });
  await expect(resetting).rejects.toMatchObject({ code: "not_found" });
  await expect(givePassword(member.email, PASSWORD, now)).resolves.toMatchObject({ step: "done" });
  await expect(givePassword(member.email, "another long password", now)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  await db().owner.query("delete from links where person_id = $1", [member.personId]);
});

test("a new invitation for an address takes the place of the one before, and the audit says so", async () => {
  const first = await invite("Twice");
  const invited = (roles: string[], linksEnded: number) => ({
    action: "person.invited",
    data: { roles, linksEnded },
  });
  expect(await lastEvent("instance")).toMatchObject(invited(["developer"], 0));
  const second = await invite("Twice", ["auditor"]);
  expect(await lastEvent("instance")).toMatchObject(invited(["auditor"], 1));
  expect(await isLinkLive("invitation", first, now)).toBe(false);
  expect(await isLinkLive("invitation", second, now)).toBe(true);
  await takeBack(await idOf("Twice"));
});

test("an invitation taken back opens nothing, and the audit says who took it back", async () => {
  const token = await invite("Eve", ["triager"]);
  await takeBack(await idOf("Eve"));
  expect(await lastEvent("instance")).toMatchObject({
    action: "person.invitation_taken_back",
    actor_id: admin.personId,
    data: { roles: ["triager"] },
  });
  expect(await invitationOf("Eve")).toBeUndefined();
  expect(await isLinkLive("invitation", token, now)).toBe(false);
  await expect(acceptInvitation(anonymous, { token, name: "Eve", password: PASSWORD })).rejects.toMatchObject(
    { code: "not_found" },
  );
  await invite("Eve", ["developer"]);
  expect((await invitationOf("Eve"))?.roles).toEqual(["developer"]);
});

test("a reset link taken back sets no password; the event stands in the chain of whose it was", async () => {
  const link = await issueResetLink({ actor: admin.actor, now }, { personId: triager.personId });
  const { resets } = await openLinks(admin.actor, now);
  expect(resets).toEqual([
    {
      id: expect.any(String),
      personId: triager.personId,
      name: "tess@example.org",
      madeBy: "Ada Admin",
      endsAt: minutesLater(60),
    },
  ]);
  await takeBack(resets[0]?.id ?? "");
  expect(await lastEvent("person")).toMatchObject({
    action: "password.reset_link_taken_back",
    chain_id: triager.personId,
  });
  await expect(
    resetPassword(anonymous, { token: tokenOf(link), password: "another long password" }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect((await openLinks(admin.actor, now)).resets).toEqual([]);
});

test("it takes the role and a fresh confirmation, and nothing of a refused try stays", async () => {
  const token = await invite("Kept");
  const id = await idOf("Kept");
  const before = await events();
  await expect(takeBack(id, triager.actor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(takeBackLink(anonymous, { linkId: id })).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(takeBack(id, admin.actor, minutesLater(11))).rejects.toMatchObject({
    code: "step_up_required",
  });
  await expect(takeBack(admin.personId)).rejects.toMatchObject({ code: "not_found" });
  expect(await events()).toBe(before);
  expect(await isLinkLive("invitation", token, now)).toBe(true);
});

test("only what was handed over can be taken back, and not once it is used or over", async () => {
  const { rows } = await db().owner.query(
    "select id from links where kind not in ('invitation', 'password_reset')",
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { id } of rows) await expect(takeBack(id)).rejects.toMatchObject({ code: "not_found" });
  const token = await invite("Used");
  const id = await idOf("Used");
  const { session: _, ...long } = admin.actor;
  const over = { ...long, steppedUpAt: minutesLater(8 * 24 * 60) };
  await expect(takeBack(id, over, minutesLater(8 * 24 * 60))).rejects.toThrow(/ended by itself/);
  await acceptInvitation(anonymous, { token, name: "Used", password: PASSWORD });
  await expect(takeBack(id)).rejects.toThrow(/used already/);
});

test("of taking back and accepting at once, one is first and the other is told", async () => {
  for (let round = 0; round < 5; round++) {
    const name = `Racer${round}`;
    const token = await invite(name);
    const id = await idOf(name);
    const both = await Promise.allSettled([
      acceptInvitation(anonymous, { token, name, password: PASSWORD }),
      takeBack(id),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await db().owner.query("select from people where display_name = $1", [name]);
    expect(rows).toHaveLength(both[0].status === "fulfilled" ? 1 : 0);
  }
});

test("where its event cannot be written, the link stays open", async () => {
  const token = await invite("Stays");
  const id = await idOf("Stays");
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await expect(takeBack(id)).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await isLinkLive("invitation", token, now)).toBe(true);
});
