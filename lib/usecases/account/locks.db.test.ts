import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { untilWaiting } from "@/db/testing/waiting";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { ownAccount } from "@/lib/queries/account";
import * as passkeys from "@/lib/server/passkeys";
import * as passwords from "@/lib/server/passwords";
import { issueResetLink } from "@/lib/usecases/people/reset-link";
import { resetPassword } from "@/lib/usecases/people/reset-password";
import { openSession } from "@/lib/usecases/sign-in/open-session";
import { signInWithPasskey } from "@/lib/usecases/sign-in/passkey";
import { giveSecondFactor } from "@/lib/usecases/sign-in/second-factor";
import {
  addMember,
  givePassword,
  type Member,
  PASSWORD,
  SYSTEM,
  setUpDesk,
} from "@/lib/usecases/testing/team";
import { removePasskey } from "./passkeys";
import { changePassword } from "./password";
import { beginTotp, confirmTotp, removeTotp } from "./totp";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const after = new Date(now.getTime() + 5 * 60_000);
const NEW_PASSWORD = "another long password";
let owner: Member;

beforeAll(async () => {
  await setUpDesk(now);
});
beforeEach(async () => {
  owner = await addMember(`jonas-${randomUUID()}@example.org`, ["triager"], now);
});

const caller = () => ({ actor: owner.actor, now });
const anybody = (at = now) => ({ actor: ANONYMOUS, now: at });
/** Hashing takes as long as the machine is busy, and whoever waits for a lock gives up after two seconds. */
const hashedAtOnce = () => vi.spyOn(passwords, "hashPassword").mockResolvedValueOnce("a hash");
const changeOwn = () => {
  hashedAtOnce();
  return changePassword(caller(), { newPassword: NEW_PASSWORD, sessionId: owner.sessionId });
};
const end = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

/**
 * Starts two acts one after the other, each until it waits: the first for what the test holds, the second for that too or for
 * the first. Then lets go, and says how both ended. Waiting for each other shows as "busy".
 */
async function crossing(held: string, acts: [() => Promise<unknown>, () => Promise<unknown>]) {
  const holder = await db().owner.connect();
  const ends: Promise<string>[] = [];
  try {
    await holder.query(`begin; ${held}`);
    for (const act of acts) {
      ends.push(end(act()));
      await untilWaiting(db().owner, ends.length);
    }
    await holder.query("commit");
    return await Promise.all(ends);
  } finally {
    holder.release();
  }
}

async function withApp(): Promise<string> {
  await beginTotp(caller(), {});
  const secret = (await ownAccount(owner.actor)).totpSecret ?? "";
  const code = new TOTP({ secret }).generate({ timestamp: now.getTime() });
  await confirmTotp(caller(), { code, sessionId: owner.sessionId });
  return secret;
}

async function givingCode() {
  const secret = await withApp();
  const { token } = await givePassword(owner.email, PASSWORD, after);
  const code = new TOTP({ secret }).generate({ timestamp: after.getTime() });
  return () => giveSecondFactor(anybody(after), { token, code, client: randomUUID() });
}

test("a new password waits for a sign-in that is under way, and both are done", async () => {
  const signIn = () => givePassword(owner.email, PASSWORD, now);
  expect(await crossing("lock table links in share mode", [signIn, changeOwn])).toEqual(["done", "done"]);
});

test("a new password waits for a session that is being opened, and ends it", async () => {
  const { token: ticket } = await givePassword(owner.email, PASSWORD, now);
  const open = () => openSession(anybody(), { ticket });
  expect(await crossing("lock table staff_sessions in share mode", [open, changeOwn])).toEqual([
    "done",
    "done",
  ]);
  const { rows } = await db().owner.query("select id from staff_sessions where person_id = $1", [
    owner.personId,
  ]);
  expect(rows).toEqual([{ id: owner.sessionId }]);
});

test("a reset link waits for the new password that ends it", async () => {
  const { path } = await issueResetLink({ actor: SYSTEM, now }, { personId: owner.personId });
  const reset = () => {
    hashedAtOnce();
    return resetPassword(anybody(), { token: path.split("/").at(-1), password: NEW_PASSWORD });
  };
  const held = `select from person_secrets where person_id = '${owner.personId}' for update`;
  expect(await crossing(held, [changeOwn, reset])).toEqual(["done", "not_found"]);
});

test("taking the app away waits for a code that is being given", async () => {
  const giveCode = await givingCode();
  const remove = () => removeTotp(caller(), {});
  expect(await crossing("lock table links in share mode", [giveCode, remove])).toEqual(["done", "done"]);
});

test("confirming an app waits for a code that is being given", async () => {
  const giveCode = await givingCode();
  const confirm = () => confirmTotp(caller(), { code: "000000", sessionId: owner.sessionId });
  expect(await crossing("lock table links in share mode", [giveCode, confirm])).toEqual(["done", "conflict"]);
});

test("taking a passkey away waits for a sign-in with it", async () => {
  const credentialId = randomUUID();
  await db().owner.query(
    `insert into authenticators (credential_id, person_id, provider_account_id, credential_public_key, counter,
       credential_device_type, credential_backed_up, created_at) values ($1, $2, $1, 'x', 0, 'singleDevice', false, $3)`,
    [credentialId, owner.personId, now],
  );
  const proof = { challenge: randomUUID(), credentialId, counter: 1 };
  vi.spyOn(passkeys, "verifyPasskey").mockResolvedValueOnce(proof);
  const signed = { clientDataJSON: "x", authenticatorData: "x", signature: "x" };
  const response = JSON.stringify({
    id: credentialId,
    rawId: credentialId,
    type: "public-key",
    response: signed,
  });
  const signIn = () =>
    signInWithPasskey(anybody(), { response, origin: "http://localhost", client: randomUUID() });
  const remove = () => removePasskey(caller(), { credentialId });
  const held = `select from authenticators where credential_id = '${credentialId}' for update`;
  expect(await crossing(held, [signIn, remove])).toEqual(["done", "done"]);
});
