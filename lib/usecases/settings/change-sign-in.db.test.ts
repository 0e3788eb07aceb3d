import { TOTP } from "otpauth";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import type { SignInMethod } from "@/lib/domain/identity/sign-in-methods";
import { ownAccount } from "@/lib/queries/account";
import { listPeople } from "@/lib/queries/people";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";
import { removePasskey } from "@/lib/usecases/account/passkeys";
import { removePassword } from "@/lib/usecases/account/password";
import { renameSelf } from "@/lib/usecases/account/rename";
import { beginTotp, confirmTotp, removeTotp } from "@/lib/usecases/account/totp";
import { createIncident } from "@/lib/usecases/cases/create";
import { removeSecondFactor } from "@/lib/usecases/people/remove-second-factor";
import { confirmIdentity } from "@/lib/usecases/sign-in/confirm";
import { giveSecondFactor } from "@/lib/usecases/sign-in/second-factor";
import { issueTicket } from "@/lib/usecases/sign-in/ticket";
import {
  actorNow,
  addMember,
  givePassword,
  type Member,
  memberOf,
  PASSWORD,
  setUpDesk,
  signInAs,
} from "@/lib/usecases/testing/team";
import { changeSignIn } from "./change-sign-in";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let admin: Member;
let people = 0;

beforeAll(async () => {
  admin = await setUpDesk(now);
});
beforeEach(() => rules({}));

// An administrator whatever the rules ask of their session, so that tests can change them.
const byAdmin = () =>
  ({ ...admin.actor, roles: ["admin"], owes: undefined, session: undefined }) satisfies PersonActor;

async function rules(change: { idle?: string; absolute?: string; required?: "yes" | "no" }): Promise<void> {
  const { rows } = await db().owner.query("select version from settings");
  const { idle = "480", absolute = "1440", required = "no" } = change;
  await changeSignIn(
    { actor: byAdmin(), now },
    {
      version: rows[0].version,
      idle: { amount: idle, unit: "minutes" },
      absolute: { amount: absolute, unit: "minutes" },
      requireSecondFactor: required,
    },
  );
}

const newMember = () => addMember(`person${++people}@example.org`, ["triager", "admin"], now);

async function addPasskeyRow({ personId }: Member, id: string): Promise<void> {
  await db().owner.query(
    `insert into authenticators (credential_id, person_id, provider_account_id, credential_public_key, counter,
       credential_device_type, credential_backed_up, created_at) values ($1, $2, $1, 'x', 0, 'singleDevice', false, $3)`,
    [id, personId, now],
  );
}

/** Sets up an authenticator app in the session of `member`, and returns its secret. */
async function setUpApp(member: Member): Promise<string> {
  const actor = (await actorNow(member, now)) ?? member.actor;
  await beginTotp({ actor, now }, {});
  const secret = (await ownAccount(actor)).totpSecret ?? "";
  const code = new TOTP({ secret }).generate({ timestamp: now.getTime() });
  await confirmTotp({ actor, now }, { code, sessionId: member.sessionId });
  return secret;
}

async function sessionBy(method: SignInMethod, { personId, email }: Member): Promise<Member> {
  const actor = { type: "person", personId, roles: [], steppedUpAt: null } as const;
  const ticket = await inTransaction(services().pool, actor, "read write", (tx) =>
    issueTicket(tx, new Vaults(tx, services().keyring), { personId, method }, now),
  );
  return memberOf(ticket, email, now);
}

const owes = async (member: Member) => (await actorNow(member, now))?.owes;
const incident = { title: "An incident", description: "Something happened." };

test("a second factor that is required is owed at the next request, and nothing else opens before", async () => {
  const member = await newMember();
  await expect(createIncident({ actor: member.actor, now }, incident)).resolves.toBeDefined();
  await rules({ required: "yes" });
  const actor = await actorNow(member, now);
  expect(actor).toMatchObject({ owes: "second_factor", roles: [] });
  if (!actor) return;
  await expect(createIncident({ actor, now }, incident)).rejects.toMatchObject({
    code: "second_factor_required",
  });
  // Signing in works, and leads no further.
  expect(await owes(await signInAs(member.email, now))).toBe("second_factor");
  await expect(renameSelf({ actor, now }, { name: "Still Me" })).resolves.toBeUndefined();

  await setUpApp(member);
  expect(await actorNow(member, now)).toMatchObject({ roles: ["admin", "triager"] });
  expect(await owes(member)).toBeUndefined();
  await expect(
    createIncident({ actor: (await actorNow(member, now)) ?? actor, now }, incident),
  ).resolves.toBeDefined();
});

test("who comes in by an invitation sets one up first", async () => {
  await rules({ required: "yes" });
  expect(await owes(await newMember())).toBe("second_factor");
});

test("a password alone proves nothing where there is a second factor, and enrols no other one", async () => {
  const member = await newMember();
  await addPasskeyRow(member, "own-key");
  await rules({ required: "yes" });
  const stolen = await signInAs(member.email, now);
  expect(await owes(stolen)).toBe("proof");
  const actor = await actorNow(stolen, now);
  if (!actor) throw new Error("the session is gone");
  for (const attempt of [
    () => beginTotp({ actor, now }, {}),
    () => removePasskey({ actor, now }, { credentialId: "own-key" }),
    () => removePassword({ actor, now }, {}),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "second_factor_required" });
  // To confirm with the password once more changes nothing.
  await confirmIdentity(
    { actor, now },
    { password: PASSWORD, sessionId: stolen.sessionId, client: crypto.randomUUID() },
  );
  expect(await owes(stolen)).toBe("proof");
});

test.each([
  ["passkey", undefined],
  ["totp", undefined],
  ["recovery_code", undefined],
  ["password", "proof"],
  ["invitation", "proof"],
  ["setup", "proof"],
] as const)("signing in by %s owes %s", async (method, expected) => {
  const member = await newMember();
  await addPasskeyRow(member, `key of ${member.personId}`);
  await rules({ required: "yes" });
  expect(await owes(await sessionBy(method, member))).toBe(expected);
});

test("the app's code at sign-in, or in a session from before, pays what is owed", async () => {
  const member = await newMember();
  const old = await signInAs(member.email, now);
  const secret = await setUpApp(member);
  await rules({ required: "yes" });
  expect(await owes(member)).toBeUndefined();
  expect(await owes(old)).toBe("proof");
  const actor = await actorNow(old, now);
  if (!actor) throw new Error("the session is gone");
  const codeAt = (minutes: number) => new TOTP({ secret }).generate({ timestamp: after(minutes).getTime() });
  await confirmIdentity(
    { actor, now: after(1) },
    { password: PASSWORD, code: codeAt(1), sessionId: old.sessionId, client: crypto.randomUUID() },
  );
  expect(await owes(old)).toBeUndefined();

  const { token } = await givePassword(member.email, PASSWORD, after(2));
  const { ticket } = await giveSecondFactor(
    { actor: ANONYMOUS, now: after(2) },
    { token, code: codeAt(2), client: crypto.randomUUID() },
  );
  expect(await owes(await memberOf(ticket, member.email, after(2)))).toBeUndefined();
});

test("nobody takes away their last second factor while one is required; afterwards they may", async () => {
  const member = await newMember();
  await setUpApp(member);
  await addPasskeyRow(member, "one-key");
  await rules({ required: "yes" });
  const caller = { actor: member.actor, now };
  await removePasskey(caller, { credentialId: "one-key" });
  await expect(removeTotp(caller, {})).rejects.toMatchObject({
    code: "conflict",
    publicMessage: expect.stringContaining("your only one"),
  });
  expect((await ownAccount(member.actor)).totp).toBe("confirmed");
  await addPasskeyRow(member, "two-key");
  const both = await Promise.allSettled([
    removeTotp(caller, {}),
    removePasskey(caller, { credentialId: "two-key" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await rules({ required: "no" });
  await Promise.allSettled([removeTotp(caller, {}), removePasskey(caller, { credentialId: "two-key" })]);
  const { totp, passkeys } = await ownAccount(member.actor);
  expect([totp, passkeys.length]).toEqual(["none", 0]);
});

test("an administrator takes away what somebody lost, passkeys too; then they set up anew", async () => {
  const member = await newMember();
  await addPasskeyRow(member, "lost-key");
  await rules({ required: "yes" });
  expect(await removeSecondFactor({ actor: byAdmin(), now }, { personId: member.personId })).toEqual({
    ended: 1,
  });
  expect(await owes(await signInAs(member.email, now))).toBe("second_factor");
  const { rows } = await db().owner.query(
    "select data from events where chain_id = $1 and action = 'second_factor.removed_by_admin'",
    [member.personId],
  );
  expect(rows).toEqual([{ data: { app: false, passkeys: 1, sessionsEnded: 1 } }]);
});

test("shorter limits end sessions at the next request, and signing in again is possible", async () => {
  const member = await newMember();
  expect(await actorNow(member, after(100))).not.toBeNull();
  await rules({ idle: "60", absolute: "1440" });
  expect(await actorNow(member, after(59))).not.toBeNull();
  expect(await actorNow(member, after(61))).toBeNull();
  await rules({ idle: "30", absolute: "30" });
  await db().owner.query("update staff_sessions set last_seen_at = $1", [after(29)]);
  expect(await actorNow(member, after(29))).not.toBeNull();
  expect(await actorNow(member, after(31))).toBeNull();
  const again = await signInAs(member.email, after(31));
  expect(await actorNow(again, after(32))).not.toBeNull();
});

test("who has a second factor is for administrators and auditors to see", async () => {
  const member = await newMember();
  await addPasskeyRow(member, "seen-key");
  const auditor = await addMember("audrey@example.org", ["auditor"], now);
  const triager = await addMember("tess@example.org", ["triager"], now);
  const seenBy = async ({ actor }: Member) =>
    (await listPeople(actor)).find(({ id }) => id === member.personId)?.secondFactors;
  for (const one of [admin, auditor]) expect(await seenBy(one)).toEqual({ hasTotp: false, passkeys: 1 });
  expect(await seenBy(triager)).toBeNull();
});
