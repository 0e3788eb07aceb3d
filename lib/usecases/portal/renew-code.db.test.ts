import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { untilWaiting } from "@/db/testing/waiting";
import { type Actor, ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import { readReceipt } from "@/lib/queries/drafts";
import { portalCase } from "@/lib/queries/portal";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { receiptHash, renewedCodeOf } from "@/lib/server/receipts";
import { inTransaction } from "@/lib/server/transaction";
import { sweepExpired } from "@/lib/usecases/maintenance/sweep";
import { openPortalSession } from "./open-session";
import { confirmNewCode, forgetNewCode, renewReceiptCode } from "./renew-code";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let triager: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  triager = await addPerson(db(), { roles: ["triager"], now });
});

const open = (code: string, at = now) => openPortalSession({ actor: ANONYMOUS, now: at }, { code });
const codeOf = (secret: string) => renewedCodeOf(db().keyring, secret);
const renew = (actor: Actor, secret: string, visit: string, at = now) =>
  renewReceiptCode({ actor, now: at }, { secret, visit });

async function visitIsLive(token: string): Promise<boolean> {
  const { rowCount } = await db().pool.query("select from app.find_portal_session($1, $2)", [
    tokenHash(token),
    now,
  ]);
  return rowCount === 1;
}

async function renewalOf(secret: string, at = now) {
  const { rows } = await db().pool.query("select * from app.find_receipt_renewal($1, $2)", [
    tokenHash(secret),
    at,
  ]);
  return rows[0];
}

async function eventsOf(caseId: string): Promise<string[]> {
  const { rows } = await db().owner.query(
    "select action from events where chain_id = $1 and action like 'receipt.%' order by seq",
    [caseId],
  );
  return rows.map(({ action }) => action);
}

test("the old code is dead at once, and with it every visit but the one that asked", async () => {
  const { actor, caseId, code, token } = await sendReport(now, { email: "reporter@example.org" });
  const elsewhere = await open(code);
  const secret = newToken();
  await renew(actor, secret, token);
  await expect(open(code)).rejects.toMatchObject({ code: "invalid" });
  expect(await visitIsLive(token)).toBe(true);
  expect(await visitIsLive(elsewhere.token)).toBe(false);
  expect(await open(codeOf(secret))).toMatchObject({ caseId, participantId: actor.participantId });
  expect(await renewalOf(secret)).toMatchObject({ participant_id: actor.participantId, closed: false });
});

test("sent twice, at once or later, it makes one code, one event and one mail", async () => {
  const { actor, caseId, token } = await sendReport(now, { email: "reporter@example.org" });
  const secret = newToken();
  const both = await Promise.all([renew(actor, secret, token), renew(actor, secret, token)]);
  expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  expect(await renew(actor, secret, token, after(30))).toEqual({ repeated: true });
  expect(await open(codeOf(secret))).toMatchObject({ caseId });
  expect(await eventsOf(caseId)).toEqual(["receipt.renewed"]);
  const { rows } = await db().owner.query(
    "select participant_id from notices where case_id = $1 and template = 'code_replaced'",
    [caseId],
  );
  expect(rows).toEqual([{ participant_id: actor.participantId }]);
});

test("of two different new codes the later one counts, and the earlier one is shown nowhere and never comes back", async () => {
  const { actor, token } = await sendReport(now);
  const [first, second] = [newToken(), newToken()];
  await renew(actor, first, token);
  await renew(actor, second, token, after(1));
  expect(await renewalOf(first)).toMatchObject({ closed: true });
  await renew(actor, first, token, after(2));
  await expect(open(codeOf(first))).rejects.toMatchObject({ code: "invalid" });
  expect(await open(codeOf(second))).toMatchObject({ participantId: actor.participantId });
});

test("it may be seen again until it was confirmed, or for a day; its secret is remembered for longer", async () => {
  const { actor, caseId, token } = await sendReport(now);
  const secret = newToken();
  await renew(actor, secret, token);
  expect(await renewalOf(secret, after(24 * 60 - 1))).toMatchObject({ closed: false });
  expect(await renewalOf(secret, after(24 * 60))).toMatchObject({ closed: true });
  await confirmNewCode({ actor, now: after(5) }, {});
  await confirmNewCode({ actor, now: after(6) }, {});
  expect(await renewalOf(secret)).toMatchObject({ closed: true });
  expect(await eventsOf(caseId)).toEqual(["receipt.renewed", "receipt.saved"]);
  const sweep = (at: Date) => sweepExpired({ actor: { type: "system", task: "test" }, now: at }, {});
  await sweep(after(47 * 60));
  expect(await renewalOf(secret)).toBeDefined();
  await sweep(after(49 * 60));
  expect(await renewalOf(secret)).toBeUndefined();
});

test("neither the audit chain nor any row holds the code or the secret, and the reporter reads of it in the portal", async () => {
  const { actor, token } = await sendReport(now);
  const secret = newToken();
  await renew(actor, secret, token);
  const { rows } = await db().owner.query(
    `select (select string_agg(e::text, '') from events e) || (select string_agg(p::text, '') from participants p)
       || (select string_agg(r::text, '') from receipt_renewals r) || (select string_agg(n::text, '') from notices n)
       || (select coalesce(string_agg(j::text, ''), '') from graphile_worker._private_jobs j) as text`,
  );
  for (const word of [codeOf(secret), secret, Buffer.from(secret).toString("hex")])
    expect(rows[0].text).not.toContain(word);
  const found = await portalCase(actor, now);
  expect(found?.events.map(({ lead }) => lead)).toContain("New code");
});

test("the browser that sent the report sees nothing of it once its code was replaced", async () => {
  const { actor, code, token, caseId } = await sendReport(now);
  const { rows } = await db().owner.query("select id from drafts where case_id = $1", [caseId]);
  const draft = { type: "draft", draftId: rows[0].id, caseId } as const;
  const hash = receiptHash(db().keyring, code);
  expect(await readReceipt(draft, hash)).toMatchObject({ code: "shown" });
  await renew(actor, newToken(), token);
  expect(await readReceipt(draft, hash)).toEqual({ code: "gone" });
});

test("forgotten, the secret shows the code no more and this browser's visit is over; the code still opens the case", async () => {
  const { actor, caseId, token } = await sendReport(now);
  const other = await sendReport(now);
  const secret = newToken();
  await renew(actor, secret, token);
  const elsewhere = await open(codeOf(secret));
  await forgetNewCode({ actor, now }, { visit: other.token });
  expect([await visitIsLive(token), await visitIsLive(other.token)]).toEqual([true, true]);
  await forgetNewCode({ actor, now }, { visit: token });
  expect(await renewalOf(secret)).toMatchObject({ closed: true });
  expect([await visitIsLive(token), await visitIsLive(elsewhere.token)]).toEqual([false, true]);
  expect(await open(codeOf(secret))).toMatchObject({ caseId });
  expect(await eventsOf(caseId)).toEqual(["receipt.renewed"]);
  await expect(forgetNewCode({ actor: ANONYMOUS, now }, { visit: token })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("six new codes in a day are one too many; a repeated request is none", async () => {
  const { actor, token } = await sendReport(now);
  const secrets = Array.from({ length: 6 }, () => newToken());
  for (const secret of secrets.slice(0, 5)) {
    await renew(actor, secret, token);
    await renew(actor, secret, token);
  }
  await expect(renew(actor, secrets[5] ?? "", token, after(60))).rejects.toMatchObject({
    code: "too_many",
    details: { retryAfterSeconds: 23 * 3600 },
  });
  expect(await open(codeOf(secrets[4] ?? ""))).toMatchObject({ participantId: actor.participantId });
  expect(await renew(actor, secrets[5] ?? "", token, after(24 * 60))).toEqual({ repeated: false });
});

test("a request sent eight times at once makes one code and spends one of five", async () => {
  const { actor, token } = await sendReport(now);
  const secret = newToken();
  const all = await Promise.all(Array.from({ length: 8 }, () => renew(actor, secret, token)));
  expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
  for (let more = 0; more < 4; more++)
    expect(await renew(actor, newToken(), token)).toEqual({ repeated: false });
  await expect(renew(actor, newToken(), token)).rejects.toMatchObject({ code: "too_many" });
});

test("nobody but the reporter replaces a code, and no secret serves two cases", async () => {
  const { actor, caseId, code, token } = await sendReport(now);
  const other = await sendReport(now);
  const draft: Actor = { type: "draft", draftId: crypto.randomUUID(), caseId };
  const outsiders: Actor[] = [ANONYMOUS, draft, triager, { type: "system", task: "test" }];
  for (const outsider of outsiders)
    await expect(renew(outsider, newToken(), token), outsider.type).rejects.toMatchObject({
      code: expect.stringMatching(/unauthenticated|forbidden/),
    });
  const stranger: Actor = { ...other.actor, participantId: crypto.randomUUID() };
  await expect(renew(stranger, newToken(), token)).rejects.toMatchObject({ code: "not_found" });
  const [secret, own] = [newToken(), newToken()];
  await renew(other.actor, secret, other.token);
  await expect(renew(actor, secret, token)).rejects.toMatchObject({ code: "not_found" });
  expect(await open(code)).toMatchObject({ caseId });
  // What was done before the refusal is undone: the code made before can still be shown.
  await renew(actor, own, token);
  await expect(renew(actor, secret, token)).rejects.toMatchObject({ code: "not_found" });
  expect(await renewalOf(own)).toMatchObject({ closed: false });
});

test("a code that is being replaced opens no visit that lives on", async () => {
  const { actor, code } = await sendReport(now);
  const client = await db().owner.connect();
  await client.query("begin");
  await client.query("update participants set receipt_hash = 'newer' where id = $1", [actor.participantId]);
  const late = open(code).then(
    () => "opened",
    (error) => error.code,
  );
  // The visit waits for the row: commit only once it does.
  await untilWaiting(db().owner, 1);
  await client.query("commit");
  client.release();
  expect(await late).toBe("invalid");
});

test("the database lets the team neither make, read into, nor replace a code, nor a reporter lift a stop", async () => {
  const { actor, caseId } = await sendReport(now);
  const write = (who: Actor, statement: string) =>
    inTransaction(db().pool, who, "read write", (tx) => tx.execute(statement)).then(
      ({ rowCount }) => rowCount,
      (error) => error.cause?.code,
    );
  const own = `where id = '${actor.participantId}'`;
  const coordinator = await addPerson(db(), { roles: ["coordinator"], now });
  const other = await sendReport(now);
  for (const who of [coordinator, { type: "system", task: "test" } as const])
    expect(await write(who, `update participants set receipt_hash = 'made by the team' ${own}`)).toBe(
      "42501",
    );
  expect(await write(other.actor, `update participants set receipt_hash = 'x' ${own}`)).toBe(0);
  expect(
    await write(
      coordinator,
      `insert into participants (id, case_id, kind, receipt_hash, created_at) values (gen_random_uuid(), '${caseId}', 'reporter', 'x', now())`,
    ),
  ).toBe("42501");
  expect(await write(coordinator, `update participants set receipt_stopped_at = now() ${own}`)).toBe(1);
  expect(await write(actor, `update participants set receipt_stopped_at = null ${own}`)).toBe("42501");
  await db().owner.query(
    "insert into receipt_renewals (secret_hash, participant_id, created_at, expires_at) values ('s', $1, $2, $2)",
    [actor.participantId, now],
  );
  for (const who of [coordinator, other.actor, ANONYMOUS])
    expect(await write(who, "select from receipt_renewals where secret_hash = 's'")).toBe(0);
  expect(await write(actor, "update receipt_renewals set expires_at = now() + interval '1 year'")).toBe(
    "42501",
  );
  expect(await write(actor, "delete from receipt_renewals where secret_hash = 's'")).toBe(0);
});
