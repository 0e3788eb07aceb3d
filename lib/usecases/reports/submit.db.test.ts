import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { formatReceiptCode } from "@/lib/domain/receipt-code";
import { receiptCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { openPortalSession } from "@/lib/usecases/portal/open-session";
import { confirmSaved } from "./confirm-saved";
import { saveDraft } from "./save-draft";
import { startDraft } from "./start-draft";
import { submitReport } from "./submit";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const CANARY = "canary-4711-session-cookie";

beforeAll(async () => {
  await setUpInstance(db().owner);
  const id = randomUUID();
  await db().owner.query(
    "insert into people (id, display_name, email_sealed, email_hash, created_at) values ($1, 'Mara', 'x', $2, now())",
    [id, Buffer.from(id)],
  );
  await db().owner.query("insert into person_roles (person_id, role) values ($1, 'triager')", [id]);
});

type Started = { secret: string; actor: Extract<Actor, { type: "draft" }> };

async function draft(fields: Record<string, string>): Promise<Started> {
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  const actor = { type: "draft", draftId, caseId } as const;
  for (const step of ["what", "where", "how", "impact", "you"] as const)
    await saveDraft({ actor, now }, { step, fields });
  await saveDraft({ actor, now }, { step: "check", fields: {}, attested: "1" });
  return { secret, actor };
}

const complete = {
  title: `${CANARY} survives sign-out`,
  summary: "After DELETE /session\r\nthe token stays valid.",
  weakness: "CWE-613",
  cvss: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N",
  email: "finder@example.org",
  tracking_id: "CERT-77",
  reporter_kind: "cert",
  credit: "pseudonym",
  credit_name: "nightjar",
  exploited: "unsure",
};

const count = async (table: string, caseId: string, column = "case_id") =>
  Number(
    (await db().owner.query(`select count(*) from ${table} where ${column} = $1`, [caseId])).rows[0].count,
  );

test("a complete draft becomes a case with its reporter, report, vulnerability, score, clock, notice and event", async () => {
  const { secret, actor } = await draft(complete);
  const { receipt, repeated } = await submitReport({ actor, now }, { secret });
  expect(repeated).toBe(false);
  expect(receipt.reference).toMatch(/^EX-2026-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(receipt.next[0]).toMatchObject({ kind: "acknowledgement", dueAt: "2026-11-21T14:02:00.000Z" });
  for (const table of ["participants", "reports", "vulnerabilities", "scores", "clocks", "notices"])
    expect(await count(table, actor.caseId), table).toBe(1);
  const { rows } = await db().owner.query(
    "select c.state, c.origin, c.reporter_kind, c.exploited, c.next_due_at, s.score, v.cwe_id from cases c join scores s on s.case_id = c.id join vulnerabilities v on v.case_id = c.id where c.id = $1",
    [actor.caseId],
  );
  expect(rows[0]).toMatchObject({
    state: "new",
    origin: "form",
    reporter_kind: "cert",
    exploited: "unsure",
    score: "6.5",
    cwe_id: "CWE-613",
  });
  expect(rows[0].next_due_at.toISOString()).toBe("2026-11-21T14:02:00.000Z");
  const events = await db().owner.query(
    "select action, audience, actor_kind from events where chain_id = $1",
    [actor.caseId],
  );
  expect(events.rows).toEqual([{ action: "report.received", audience: "reporter", actor_kind: "draft" }]);
});

test("sending twice, even at once, makes one case and gives the first receipt", async () => {
  const { secret, actor } = await draft(complete);
  const [first, second] = await Promise.all([
    submitReport({ actor, now }, { secret }),
    submitReport({ actor, now }, { secret }),
  ]);
  const third = await submitReport({ actor, now }, { secret });
  expect(new Set([first, second, third].map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
  expect([first.repeated, second.repeated].sort()).toEqual([false, true]);
  expect(await count("reports", actor.caseId)).toBe(1);
});

test("a missing answer is named by its field and nothing is made", async () => {
  const { secret, actor } = await draft({ ...complete, title: " " });
  await expect(submitReport({ actor, now }, { secret })).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field: "title", message: "Enter one line that says what you found." }] },
  });
  for (const table of ["cases", "participants", "clocks", "events"])
    expect(await count(table, actor.caseId, { cases: "id", events: "chain_id" }[table])).toBe(0);
});

test("the rules must be accepted as they stand now", async () => {
  const { secret, actor } = await draft(complete);
  await saveDraft({ actor, now }, { step: "check", fields: {}, attested: "0" });
  await expect(submitReport({ actor, now }, { secret })).rejects.toMatchObject({
    details: { fields: [{ field: "attested" }] },
  });
});

test("strangers, other drafts and a wrong secret cannot send", async () => {
  const { secret, actor } = await draft(complete);
  await expect(submitReport({ actor: ANONYMOUS, now }, { secret })).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const other = await draft(complete);
  await expect(submitReport({ actor, now }, { secret: other.secret })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await count("cases", actor.caseId, "id")).toBe(0);
});

test("states, scores and ids in the request are ignored", async () => {
  const { secret, actor } = await draft({ ...complete, state: "published", severity: "critical", id: "1" });
  await submitReport({ actor, now }, { secret, state: "published", caseId: randomUUID(), held: false });
  const { rows } = await db().owner.query("select state, severity from cases where id = $1", [actor.caseId]);
  expect(rows).toEqual([{ state: "new", severity: null }]);
});

test("the receipt code opens the portal; any other code gets one neutral answer", async () => {
  const { secret, actor } = await draft(complete);
  await submitReport({ actor, now }, { secret });
  const code = receiptCodeOf(services().keyring, secret);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  const spoken = ` ${code.toLowerCase().replace(/(.{4})/g, "$1-")}`;
  expect(await openPortalSession({ actor: ANONYMOUS, now }, { code: spoken })).toMatchObject({
    caseId: actor.caseId,
  });
  const answers = new Set<string>();
  for (const wrong of [
    "",
    "x",
    "A".repeat(26),
    `${code.slice(1)}0`,
    "'; drop table cases",
    code.slice(0, 25),
  ])
    await openPortalSession({ actor: ANONYMOUS, now }, { code: wrong }).catch((error) =>
      answers.add(JSON.stringify([error.code, error.publicMessage, error.details])),
    );
  expect(answers.size).toBe(1);
  expect(await count("portal_sessions", actor.caseId)).toBe(1);
});

test("after “I have saved it” the confirmation is recorded once, by the reporter's own browser only", async () => {
  const { secret, actor } = await draft(complete);
  await expect(confirmSaved({ actor, now }, {})).rejects.toMatchObject({ code: "not_found" });
  await submitReport({ actor, now }, { secret });
  await confirmSaved({ actor, now }, {});
  await confirmSaved({ actor, now }, {});
  const { rows } = await db().owner.query(
    "select p.receipt_confirmed_at, d.saved_at from participants p join drafts d using (case_id) where case_id = $1",
    [actor.caseId],
  );
  expect(rows).toEqual([{ receipt_confirmed_at: now, saved_at: now }]);
  await expect(confirmSaved({ actor: ANONYMOUS, now }, {})).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("a stolen database tells nothing of what was written", async () => {
  const { rows } = await db().owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')",
  );
  for (const { name } of rows) {
    const dump = await db().owner.query(
      `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`,
    );
    for (const secret of [CANARY, "nightjar", "finder@example.org", "CERT-77", "token stays valid"]) {
      expect(dump.rows[0].text.includes(secret), `${secret} in ${name}`).toBe(false);
      expect(dump.rows[0].text.includes(Buffer.from(secret).toString("hex")), `${secret} in ${name}`).toBe(
        false,
      );
    }
  }
});

test("an unreadable key, a header in a title and a receipt code in a text are refused by field", async () => {
  const first = await draft(complete);
  await submitReport({ actor: first.actor, now }, { secret: first.secret });
  const code = formatReceiptCode(receiptCodeOf(services().keyring, first.secret)).toLowerCase();
  const { secret, actor } = await draft({
    ...complete,
    title: "Title\r\nBcc: all@example.org",
    email: "a@example.org\nBcc: b@example.org",
    summary: `As I wrote in (${code}), and 7214288898f5625a6cc196e22a is only a hash.`,
    impact: "7214288898f5625a6cc196e22a is only a hash",
    openpgp_key: "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nnonsense\n-----END PGP PUBLIC KEY BLOCK-----",
    steps: "nul \0 here",
  });
  const refusal = await submitReport({ actor, now }, { secret }).catch((error) => error);
  expect(refusal.details.fields.map((problem: { field: string }) => problem.field)).toEqual([
    "title",
    "steps",
    "email",
    "openpgp_key",
    "summary",
  ]);
});

test("of what is written like a code ten are looked up, and no more", async () => {
  const first = await draft(complete);
  await submitReport({ actor: first.actor, now }, { secret: first.secret });
  const code = receiptCodeOf(services().keyring, first.secret);
  const behind = (count: number) => {
    const wrong = Array.from({ length: count }, (_, at) => `${code.slice(0, -2)}${at}0`);
    return draft({ ...complete, summary: [...wrong.filter((one) => one !== code), code].join("\n") });
  };
  const tenth = await behind(9);
  await expect(submitReport({ actor: tenth.actor, now }, { secret: tenth.secret })).rejects.toMatchObject({
    details: { fields: [{ field: "summary" }] },
  });
  const twelfth = await behind(11);
  const sent = await submitReport({ actor: twelfth.actor, now }, { secret: twelfth.secret });
  expect(sent.repeated).toBe(false);
});
