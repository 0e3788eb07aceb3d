import { TOTP } from "otpauth";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { ownAccount } from "@/lib/queries/account";
import { issueResetLink } from "@/lib/usecases/people/reset-link";
import { resetPassword } from "@/lib/usecases/people/reset-password";
import {
  actorNow,
  addMember,
  givePassword,
  type Member,
  SYSTEM,
  setUpDesk,
  signInAs,
} from "@/lib/usecases/testing/team";
import { addPasskey, removePasskey } from "./passkeys";
import { changePassword, removePassword } from "./password";
import { renewRecoveryCodes } from "./recovery-codes";
import { renameSelf } from "./rename";
import { signOutEverywhere } from "./sign-out-everywhere";
import { beginTotp, confirmTotp, removeTotp } from "./totp";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const tooLate = new Date(now.getTime() + 11 * 60_000);
const code = (secret: string, at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });

beforeAll(async () => {
  await setUpDesk(now);
});

/** In the form of a browser's answer, and no more. */
const NO_PASSKEY = JSON.stringify({
  id: "x",
  rawId: "x",
  type: "public-key",
  response: { clientDataJSON: "x", attestationObject: "x" },
});

async function addPasskeyRow(member: Member, id: string): Promise<void> {
  await db().owner.query(
    `insert into authenticators (credential_id, person_id, provider_account_id, credential_public_key, counter,
       credential_device_type, credential_backed_up, created_at) values ($1, $2, $1, 'x', 0, 'singleDevice', false, $3)`,
    [id, member.personId, now],
  );
}

test("changing factors takes a fresh confirmation", async () => {
  const member = await addMember("stale@example.org", ["triager"], now);
  const caller = { actor: member.actor, now: tooLate };
  for (const attempt of [
    () => changePassword(caller, { newPassword: "a brand new password", sessionId: member.sessionId }),
    () => removePassword(caller, {}),
    () => beginTotp(caller, {}),
    () => removeTotp(caller, {}),
    () => renewRecoveryCodes(caller, {}),
    () => removePasskey(caller, { credentialId: "x" }),
    // Before what it holds is looked at.
    () =>
      addPasskey(caller, { response: NO_PASSKEY, origin: "https://a.example", sessionId: member.sessionId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "step_up_required" });
  await expect(renameSelf(caller, { name: "Fresh Name" })).resolves.toBeUndefined();
  expect((await ownAccount(member.actor)).name).toBe("Fresh Name");
});

test("a new password ends the other sessions and keeps this one", async () => {
  const here = await addMember("change@example.org", ["triager"], now);
  const there = await signInAs(here.email, now);
  const newPassword = "a brand new password";
  await changePassword({ actor: here.actor, now }, { newPassword, sessionId: here.sessionId });
  expect(await actorNow(here, now)).not.toBeNull();
  expect(await actorNow(there, now)).toBeNull();
  await expect(givePassword(here.email, newPassword, now)).resolves.toMatchObject({ step: "done" });
});

test("signing out everywhere ends every session of one's own and nobody else's", async () => {
  const one = await addMember("many@example.org", ["triager"], now);
  const two = await signInAs(one.email, now);
  const other = await addMember("bystander@example.org", ["triager"], now);
  expect(await signOutEverywhere({ actor: two.actor, now }, {})).toEqual({ ended: 2 });
  expect(await actorNow(one, now)).toBeNull();
  expect(await actorNow(two, now)).toBeNull();
  expect(await actorNow(other, now)).not.toBeNull();
});

test("an app counts only once a code confirmed it, and its secret is never shown again", async () => {
  const member = await addMember("app@example.org", ["triager"], now);
  const { sessionId } = member;
  const caller = { actor: member.actor, now };
  await expect(renewRecoveryCodes(caller, {})).rejects.toMatchObject({ code: "conflict" });
  await beginTotp(caller, {});
  const { totpSecret } = await ownAccount(member.actor);
  await expect(givePassword(member.email, "correct horse battery staple", now)).resolves.toMatchObject({
    step: "done",
  });
  await expect(confirmTotp(caller, { code: "000000", sessionId })).rejects.toMatchObject({ code: "invalid" });
  await confirmTotp(caller, { code: code(totpSecret ?? "", now), sessionId });
  expect(await ownAccount(member.actor)).toMatchObject({ totp: "confirmed", totpSecret: null });
  await expect(beginTotp(caller, {})).rejects.toMatchObject({ code: "conflict" });
  const { rows } = await db().owner.query("select totp_sealed from person_secrets where person_id = $1", [
    member.personId,
  ]);
  expect(rows[0].totp_sealed.toString("latin1")).not.toContain(totpSecret);
});

test("a reset does not bypass the second factor (check 25)", async () => {
  const member = await addMember("reset@example.org", ["triager"], now);
  await beginTotp({ actor: member.actor, now }, {});
  const { totpSecret } = await ownAccount(member.actor);
  await confirmTotp(
    { actor: member.actor, now },
    { code: code(totpSecret ?? "", now), sessionId: member.sessionId },
  );
  const { path } = await issueResetLink({ actor: SYSTEM, now }, { personId: member.personId });
  const password = "a password after the reset";
  await resetPassword({ actor: ANONYMOUS, now }, { token: path.split("/").at(-1), password });
  await expect(givePassword(member.email, password, now)).resolves.toMatchObject({ step: "second_factor" });
});

test("the last way in is never taken away (story 29)", async () => {
  const member = await addMember("factors@example.org", ["triager"], now);
  const caller = { actor: member.actor, now };
  await expect(removePassword(caller, {})).rejects.toMatchObject({ code: "conflict" });
  await addPasskeyRow(member, "key-1");
  await removePassword(caller, {});
  await expect(removePasskey(caller, { credentialId: "key-1" })).rejects.toMatchObject({ code: "conflict" });
  await addPasskeyRow(member, "key-2");
  const both = await Promise.allSettled([
    removePasskey(caller, { credentialId: "key-1" }),
    removePasskey(caller, { credentialId: "key-2" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await ownAccount(member.actor)).passkeys).toHaveLength(1);
});

test("a colleague's passkey is not found", async () => {
  const one = await addMember("one@example.org", ["triager"], now);
  const two = await addMember("two@example.org", ["admin"], now);
  await addPasskeyRow(one, "ones-key");
  await expect(removePasskey({ actor: two.actor, now }, { credentialId: "ones-key" })).rejects.toMatchObject({
    code: "not_found",
  });
});
