import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { untilWaiting } from "@/db/testing/waiting";
import { changePassword } from "@/lib/usecases/account/password";
import { renameSelf } from "@/lib/usecases/account/rename";
import { addLabel } from "@/lib/usecases/labels/register";
import { changeRoles } from "@/lib/usecases/people/change-roles";
import { enablePerson } from "@/lib/usecases/people/disable";
import { invitePerson } from "@/lib/usecases/people/invite";
import { issueResetLink } from "@/lib/usecases/people/reset-link";
import { addPlaybookLine } from "@/lib/usecases/playbook/change";
import { renewReceiptCode } from "@/lib/usecases/portal/renew-code";
import { registerProduct } from "@/lib/usecases/products/register";
import { addReply } from "@/lib/usecases/replies/change";
import { confirmIdentity } from "@/lib/usecases/sign-in/confirm";
import {
  actorNow,
  addMember,
  givePassword,
  type Member,
  memberOf,
  PASSWORD,
  setUpDesk,
} from "@/lib/usecases/testing/team";
import { newToken, tokenHash } from "./crypto/keyring";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const later = new Date(now.getTime() + 20 * 60_000);
let admin: Member;
let other: Member;

beforeAll(async () => {
  admin = await setUpDesk(now);
});
beforeEach(async () => {
  other = await addMember(`jonas-${randomUUID()}@example.org`, ["admin"], now);
});

const caller = () => ({ actor: other.actor, now });
const ENDED = { code: "unauthenticated" };

type Held = { lock: string; changes: string[] };

/** Starts an act while somebody else holds a lock it needs, and lets go of it once the act waits, with these changes made. */
async function waitingFor<T>({ lock, changes }: Held, act: () => Promise<T>): Promise<T> {
  const holder = await db().owner.connect();
  try {
    await holder.query(`begin; ${lock}`);
    const acting = act();
    let over = false;
    acting.then(
      () => (over = true),
      () => (over = true),
    );
    await untilWaiting(db().owner, 1, () => over);
    await holder.query([...changes, "commit"].join("; "));
    return await acting;
  } finally {
    holder.release();
  }
}

const rowOf = (table: string, id: string) => `select from ${table} where id = '${id}' for update`;
const register = (name: string) => `select pg_advisory_xact_lock(hashtext('${name}'))`;
const ALONE = register("breakwater who can do what");
const NEW = { name: "New" };
const endSession = () => `delete from staff_sessions where id = '${other.sessionId}'`;
const stored = async (text: string) => (await db().owner.query(text)).rows;

test("who waits to let themselves in again while they are disabled stays disabled", async () => {
  const { personId } = other;
  const disabling = {
    lock: rowOf("people", personId),
    changes: [`update people set disabled_at = now() where id = '${personId}'`, endSession()],
  };
  await expect(waitingFor(disabling, () => enablePerson(caller(), { personId }))).rejects.toMatchObject(
    ENDED,
  );
  expect(await stored(`select disabled_at is null as in from people where id = '${personId}'`)).toEqual([
    { in: false },
  ]);
});

test("who loses a role while they wait to give it to themselves does not get it back", async () => {
  const { personId } = other;
  const demoting = {
    lock: ALONE,
    changes: [`update person_roles set role = 'triager' where person_id = '${personId}'`],
  };
  const promote = () => changeRoles(caller(), { personId, roles: ["admin"] });
  await expect(waitingFor(demoting, promote)).rejects.toMatchObject(ENDED);
  expect(await stored(`select role from person_roles where person_id = '${personId}'`)).toEqual([
    { role: "triager" },
  ]);
});

test.each<[string, string, () => Promise<unknown>]>([
  [
    "invites nobody",
    ALONE,
    () => invitePerson(caller(), { ...NEW, email: "x@example.org", roles: ["admin"] }),
  ],
  ["hands out no reset link", ALONE, () => issueResetLink(caller(), { personId: admin.personId })],
  ["adds no product", register("products"), () => registerProduct(caller(), { ...NEW, branches: [] })],
  ["adds no label", register("labels"), () => addLabel(caller(), { ...NEW, tone: "neutral" })],
  ["adds no line", register("playbook_items"), () => addPlaybookLine(caller(), { state: "new", words: "x" })],
  ["adds no reply", register("canned_replies"), () => addReply(caller(), { ...NEW, body: "x" })],
])("who loses their role while they wait %s", async (_, lock, act) => {
  const role = `role = 'auditor' where person_id = '${other.personId}'`;
  const demoting = { lock, changes: [`update person_roles set ${role}`] };
  await expect(waitingFor(demoting, act)).rejects.toMatchObject(ENDED);
});

test("who is shut out while they wait to take another name keeps the one they had", async () => {
  const disabling = { lock: rowOf("people", other.personId), changes: [endSession()] };
  await expect(waitingFor(disabling, () => renameSelf(caller(), NEW))).rejects.toMatchObject(ENDED);
});

test("a session that its owner ended with a new password sets none of its own", async () => {
  const { personId, sessionId } = other;
  const ending = { lock: rowOf("people", personId), changes: [endSession()] };
  const steal = () => changePassword(caller(), { newPassword: "another long password", sessionId });
  await expect(waitingFor(ending, steal)).rejects.toMatchObject(ENDED);
  await expect(givePassword(other.email, "another long password", now)).rejects.toMatchObject(ENDED);
});

test("a password that was right and is replaced before its step is stored opens nothing", async () => {
  const replacing = {
    lock: `select from person_secrets where person_id = '${other.personId}' for update`,
    changes: [`update person_secrets set password_hash = 'another' where person_id = '${other.personId}'`],
  };
  await expect(waitingFor(replacing, () => givePassword(other.email, PASSWORD, now))).rejects.toMatchObject(
    ENDED,
  );
});

test("an app that is confirmed while a password is compared is asked for", async () => {
  const confirming = {
    lock: `select from person_secrets where person_id = '${other.personId}' for update`,
    changes: [
      `update person_secrets set totp_sealed = 'x', totp_confirmed_at = now() where person_id = '${other.personId}'`,
    ],
  };
  await expect(waitingFor(confirming, () => givePassword(other.email, PASSWORD, now))).resolves.toMatchObject(
    {
      step: "second_factor",
    },
  );
});

test("an app that is confirmed while a password is compared is asked for before a sensitive act too", async () => {
  const { personId, sessionId } = other;
  const confirming = {
    lock: rowOf("people", personId),
    changes: [
      `update person_secrets set totp_sealed = 'x', totp_confirmed_at = now() where person_id = '${personId}'`,
    ],
  };
  const proof = { password: PASSWORD, sessionId, client: randomUUID() };
  await expect(
    waitingFor(confirming, () => confirmIdentity({ ...caller(), now: later }, proof)),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await actorNow(other, later))?.steppedUpAt).toEqual(now);
});

test("a sign-in that is on its way ends with the password it began with", async () => {
  const { token: ticket } = await givePassword(other.email, PASSWORD, now);
  const { sessionId } = other;
  await changePassword(caller(), { newPassword: "another long password", sessionId });
  await expect(memberOf(ticket, other.email, now)).rejects.toMatchObject({ code: "not_found" });
});

test("a visit that a new code ended makes no code of its own", async () => {
  const { actor, token } = await sendReport(now, {});
  const secret = newToken();
  const replacing = {
    lock: rowOf("participants", actor.participantId),
    changes: [`delete from portal_sessions where participant_id = '${actor.participantId}'`],
  };
  const renew = () =>
    renewReceiptCode({ actor: { ...actor, session: tokenHash(token) }, now }, { secret, visit: token });
  await expect(waitingFor(replacing, renew)).rejects.toMatchObject(ENDED);
  expect(await stored("select from receipt_renewals")).toEqual([]);
});

test("a session that lives goes on acting", async () => {
  await renameSelf(caller(), { name: "Jonas Lind" });
  expect(await stored(`select display_name from people where id = '${other.personId}'`)).toEqual([
    { display_name: "Jonas Lind" },
  ]);
});
