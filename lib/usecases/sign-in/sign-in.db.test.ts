import { TOTP } from "otpauth";
import { beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { ownAccount } from "@/lib/queries/account";
import type { AppError } from "@/lib/server/errors";
import * as passwords from "@/lib/server/passwords";
import { renewRecoveryCodes } from "@/lib/usecases/account/recovery-codes";
import { beginTotp, confirmTotp } from "@/lib/usecases/account/totp";
import { disablePerson } from "@/lib/usecases/people/disable";
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
import { confirmIdentity } from "./confirm";
import { openSession } from "./open-session";
import { giveSecondFactor } from "./second-factor";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let admin: Member;
beforeAll(async () => {
  admin = await setUpDesk(now);
});

const code = (secret: string, at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });
const giveCode = (token: string, given: string, at: Date) =>
  giveSecondFactor({ actor: ANONYMOUS, now: at }, { token, code: given, client: crypto.randomUUID() });

async function withApp(email: string): Promise<{ member: Member; secret: string }> {
  const member = await addMember(email, ["triager"], now);
  await beginTotp({ actor: member.actor, now }, {});
  const { totpSecret } = await ownAccount(member.actor);
  const secret = totpSecret ?? "";
  await confirmTotp({ actor: member.actor, now }, { code: code(secret, now), sessionId: member.sessionId });
  return { member, secret };
}

test("each sign-in makes a new session, stored as a hash only, and is in the person's audit chain (check 20)", async () => {
  const one = await signInAs(admin.email, now);
  const two = await signInAs(admin.email, now);
  expect(one.token).not.toBe(two.token);
  const { rows } = await db().owner.query("select token_hash from staff_sessions");
  expect(JSON.stringify(rows)).not.toContain(one.token);
  const events = await db().owner.query(
    "select action, actor_id, data from events where chain_kind = 'person' and chain_id = $1 order by seq desc limit 1",
    [admin.personId],
  );
  expect(events.rows[0]).toMatchObject({
    action: "session.opened",
    actor_id: admin.personId,
    data: { method: "password" },
  });
});

test("a ticket opens one session, for two minutes", async () => {
  const { token } = await givePassword(admin.email, PASSWORD, now);
  await openSession({ actor: ANONYMOUS, now }, { ticket: token });
  await expect(openSession({ actor: ANONYMOUS, now }, { ticket: token })).rejects.toMatchObject({
    code: "not_found",
  });
  const { token: late } = await givePassword(admin.email, PASSWORD, now);
  await expect(openSession({ actor: ANONYMOUS, now: after(3) }, { ticket: late })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("unknown address, wrong password, disabled person: the same words and as many hashes (check 26)", async () => {
  const gone = await addMember("gone@example.org", ["auditor"], now);
  await disablePerson({ actor: admin.actor, now }, { personId: gone.personId });
  const verify = vi.spyOn(passwords, "verifyPassword");
  const refusals = [];
  for (const [email, password] of [
    ["nobody@example.org", PASSWORD],
    [admin.email, "not this one at all"],
    ["gone@example.org", PASSWORD],
  ] as const) {
    verify.mockClear();
    const refusal = await givePassword(email, password, now).catch((error: unknown) => error);
    refusals.push({ message: (refusal as Error).message, hashes: verify.mock.calls.length });
  }
  verify.mockRestore();
  expect(new Set(refusals.map(({ message }) => message)).size).toBe(1);
  expect(refusals.map(({ hashes }) => hashes)).toEqual([1, 1, 1]);
});

test("spraying from one network is slowed, and nobody is locked out by it (check 27)", async () => {
  for (let i = 0; i < 10; i++) {
    const wrong = givePassword(`victim${i}@example.org`, "Winter2026!", now, "sprayer");
    await expect(wrong).rejects.toMatchObject({ code: "unauthenticated" });
  }
  const slowed = givePassword(admin.email, "Winter2026!", now, "sprayer");
  await expect(slowed).rejects.toMatchObject({ code: "too_many", status: 429 });
  await expect(givePassword(admin.email, PASSWORD, now, "elsewhere")).resolves.toMatchObject({
    step: "done",
  });
});

test("signing in rightly costs no try, so a team behind one address is not slowed", async () => {
  for (let i = 0; i < 12; i++) await givePassword(admin.email, PASSWORD, now, "office");
});

test("with an app set up the password earns only the second step; a code counts once (check 24)", async () => {
  const { member, secret } = await withApp("tess@example.org");
  const at = after(5);
  const first = await givePassword(member.email, PASSWORD, at);
  expect(first.step).toBe("second_factor");
  await expect(openSession({ actor: ANONYMOUS, now: at }, { ticket: first.token })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(giveCode(first.token, "000000", at)).rejects.toMatchObject({ code: "invalid" });
  const { ticket } = await giveCode(first.token, code(secret, at), at);
  await memberOf(ticket, member.email, at);
  await expect(giveCode(first.token, code(secret, after(6)), after(6))).rejects.toMatchObject({
    code: "not_found",
  });

  const second = await givePassword(member.email, PASSWORD, at);
  await expect(giveCode(second.token, code(secret, at), at)).rejects.toMatchObject({ code: "invalid" });
  const { rows } = await db().owner.query(
    "select action from events where chain_kind = 'person' and chain_id = $1 and action like 'sign_in.second%' order by seq",
    [member.personId],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "sign_in.second_factor_refused",
    "sign_in.second_factor_accepted",
    "sign_in.second_factor_refused",
  ]);
});

test("of two requests with one code at once one signs in", async () => {
  const { member, secret } = await withApp("twin@example.org");
  const at = after(5);
  const a = await givePassword(member.email, PASSWORD, at);
  const b = await givePassword(member.email, PASSWORD, at);
  const both = await Promise.allSettled([
    giveCode(a.token, code(secret, at), at),
    giveCode(b.token, code(secret, at), at),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a recovery code stands in once; new ones replace the old; the sixth wrong code ends the step", async () => {
  const { member } = await withApp("rory@example.org");
  const { codes } = await renewRecoveryCodes({ actor: member.actor, now }, {});
  const [spent = "", kept = ""] = codes;
  const { token } = await givePassword(member.email, PASSWORD, now);
  await giveCode(token, spent.toLowerCase().replaceAll("-", " "), now);
  const again = await givePassword(member.email, PASSWORD, now);
  await expect(giveCode(again.token, spent, now)).rejects.toMatchObject({ code: "invalid" });
  await renewRecoveryCodes({ actor: member.actor, now }, {});
  await expect(giveCode(again.token, kept, now)).rejects.toMatchObject({ code: "invalid" });
  for (let i = 0; i < 3; i++)
    await expect(giveCode(again.token, "111111", now)).rejects.toMatchObject({ code: "invalid" });
  await expect(giveCode(again.token, "111111", now)).rejects.toMatchObject({ code: "too_many" });
});

const pair = (secret: string, at: Date) => ({
  code: code(secret, at),
  nextCode: code(secret, new Date(at.getTime() + 30_000)),
});

/** Somebody who knows the password tries codes, each with a fresh first step and from a network of its own. */
async function guess(email: string, times: number, at: Date): Promise<string[]> {
  const answers: string[] = [];
  for (let i = 0; i < times; i++) {
    const { token } = await givePassword(email, PASSWORD, at);
    const refusal = await giveCode(token, "000000", at).catch((error: AppError) => error);
    answers.push("code" in refusal ? refusal.code : "let in");
  }
  return answers;
}

test("after five wrong codes in a day, from wherever, a single right one opens nothing, and the answer is the same", async () => {
  const { member, secret } = await withApp("besieged@example.org");
  const at = after(10);
  expect(await guess(member.email, 7, at)).toEqual([
    ...Array(4).fill("invalid"),
    ...Array(3).fill("conflict"),
  ]);
  const { token } = await givePassword(member.email, PASSWORD, at);
  const answers = [];
  for (const given of [code(secret, at), "000000", "", "not a code"])
    answers.push(
      await giveSecondFactor(
        { actor: ANONYMOUS, now: at },
        { token, code: given || "111111", nextCode: given ? "" : "222222", client: crypto.randomUUID() },
      ).catch(({ code: kind, message, details }: AppError) => ({ kind, message, details })),
    );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ kind: "conflict", details: { fields: [{ field: "nextCode" }] } });
});

test("the owner gets in all the while: with two codes in a row, once each, or with a recovery code", async () => {
  const { member, secret } = await withApp("owner@example.org");
  const { codes } = await renewRecoveryCodes({ actor: member.actor, now }, {});
  const at = after(10);
  await guess(member.email, 12, at);
  const signIn = async (input: Record<string, string>, when: Date) => {
    const { token } = await givePassword(member.email, PASSWORD, when);
    return giveSecondFactor(
      { actor: ANONYMOUS, now: when },
      { token, client: crypto.randomUUID(), ...input },
    );
  };
  const swapped = { code: pair(secret, at).nextCode, nextCode: pair(secret, at).code };
  await expect(signIn(swapped, at)).rejects.toMatchObject({ code: "conflict" });
  await expect(signIn({ code: code(secret, at), nextCode: code(secret, at) }, at)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(signIn(pair(secret, at), at)).resolves.toHaveProperty("ticket");
  await guess(member.email, 3, at);
  await expect(signIn(pair(secret, at), at)).rejects.toMatchObject({ code: "conflict" });
  const overlapping = pair(secret, new Date(at.getTime() + 30_000));
  await expect(signIn(overlapping, after(10.5))).rejects.toMatchObject({ code: "conflict" });
  await expect(signIn(pair(secret, after(12)), after(12))).resolves.toHaveProperty("ticket");
  await expect(signIn({ code: codes[0] ?? "" }, at)).resolves.toHaveProperty("ticket");
});

test("tries at once cannot all be the first", async () => {
  const { member } = await withApp("rush@example.org");
  const at = after(10);
  const tokens = await Promise.all(
    Array.from({ length: 12 }, () => givePassword(member.email, PASSWORD, at)),
  );
  const answers = await Promise.all(
    tokens.map(({ token }) => giveCode(token, "000000", at).catch(({ code: kind }: AppError) => kind)),
  );
  expect(answers.filter((answer) => answer === "invalid")).toHaveLength(4);
});

test("right codes cost a person no try, and mistyped recovery codes ask nobody for two", async () => {
  const { member, secret } = await withApp("daily@example.org");
  for (let day = 1; day <= 12; day++) {
    const { token } = await givePassword(member.email, PASSWORD, after(day));
    await giveCode(token, code(secret, after(day)), after(day));
  }
  const { token } = await givePassword(member.email, PASSWORD, after(20));
  for (let i = 0; i < 4; i++)
    await expect(giveCode(token, "0000-0000-0000-0000", after(20))).rejects.toMatchObject({
      code: "invalid",
    });
  await expect(giveCode(token, code(secret, after(20)), after(20))).resolves.toHaveProperty("ticket");
});

test("a stolen session guesses no codes at the confirmation either", async () => {
  const { member, secret } = await withApp("stolen@example.org");
  const confirmWith = (codes: Record<string, string>, at: Date) =>
    confirmIdentity(
      { actor: member.actor, now: at },
      { password: PASSWORD, sessionId: member.sessionId, client: crypto.randomUUID(), ...codes },
    );
  const at = after(20);
  for (let i = 0; i < 5; i++) await confirmWith({ code: "000000" }, at).catch(() => {});
  await expect(confirmWith({ code: code(secret, at) }, at)).rejects.toMatchObject({ code: "conflict" });
  await confirmWith(pair(secret, at), at);
  expect((await actorNow(member, at))?.steppedUpAt).toEqual(at);
});

test("confirming asks for the code too, where an app is set up", async () => {
  const { member, secret } = await withApp("cody@example.org");
  const input = { password: PASSWORD, sessionId: member.sessionId, client: "desk2" };
  const caller = { actor: member.actor, now: after(20) };
  await expect(confirmIdentity(caller, input)).rejects.toMatchObject({ code: "invalid" });
  await confirmIdentity(caller, { ...input, code: code(secret, after(20)) });
  expect((await actorNow(member, after(20)))?.steppedUpAt).toEqual(after(20));
});
