import { createHash, createPublicKey, verify } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { casePage } from "@/lib/queries/case-page";
import { canonicalOf, duplicatesOf } from "@/lib/queries/duplicates";
import { read } from "@/lib/server/read";
import { receiptPublicKey } from "@/lib/server/receipts";
import { createIncident } from "@/lib/usecases/cases/create";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { chainHolds } from "@/lib/usecases/cases/testing/desk";
import { tellApart } from "./apart";
import {
  at,
  Behind,
  duplicatesDesk,
  link,
  NOW,
  portalOf,
  REASON,
  refusal,
  type Sent,
  sendPair,
  split,
} from "./testing/scene";

const db = testDatabase();
let mara: PersonActor;
let cora: PersonActor;
let behind: Behind;

beforeAll(async () => {
  ({ mara, cora } = await duplicatesDesk(db()));
  behind = new Behind(db());
});

test("closes the later case, tells its reporter in words and keeps the other's reference and title out of all they see", async () => {
  const { first, later } = await sendPair();
  await link(mara, later, first);
  expect(await behind.case(later.caseId)).toMatchObject({
    state: "closed",
    outcome: "duplicate",
    duplicate_of: first.caseId,
  });
  const seen = await portalOf(later);
  expect(seen.messages.map(({ body }) => body)).toEqual([REASON]);
  expect(JSON.stringify(seen)).not.toContain(first.reference);
  expect(JSON.stringify(seen)).not.toContain(first.caseId);
  expect(JSON.stringify(seen)).not.toContain("Canary-original");
  expect(await behind.noticesToReporters(later.caseId)).toContain("new_message");
  expect((await behind.events(later.caseId)).slice(-3).sort()).toEqual([
    "case.reject",
    "duplicate.linked",
    "earlier_report.shown",
  ]);
  expect((await behind.events(first.caseId)).at(-1)).toBe("duplicate.joined");
  for (const { caseId } of [first, later]) expect(await chainHolds(db(), caseId)).toBe(true);
});

test("shows the later reporter, signed, that an earlier receipt existed, which its holder can prove", async () => {
  const { first, later } = await sendPair();
  await link(mara, later, first);
  const { earlier } = await portalOf(later);
  expect(earlier).toMatchObject({ earlierReceivedAt: NOW.toISOString() });
  if (!earlier) throw new Error("nothing was signed");
  const key = createPublicKey(receiptPublicKey(db().keyring).pem);
  const signature = Buffer.from(earlier.signature, "base64");
  expect(verify(null, Buffer.from(earlier.statement), key, signature)).toBe(true);
  expect(earlier.statement).toContain(`reference: ${later.reference}\n`);
  const receipt = await receiptOf(first);
  const hash = createHash("sha256").update(receipt.statement).digest("hex");
  expect(earlier.statement).toContain(`earlier-receipt-sha256: ${hash}\n`);
  // The hash covers the salted hash of the earlier text: reference and time alone do not yield it.
  expect(receipt.statement).toContain("text-sha256:");
  expect((await portalOf(first)).earlier).toBeNull();
});

test("signs nothing for whoever came first, nor where the team had no report before", async () => {
  const { first, later } = await sendPair();
  await link(mara, first, later);
  expect((await portalOf(first)).earlier).toBeNull();
  const incident = await createIncident(
    { actor: mara, now: NOW },
    { title: "Found by the team", description: "Ours." },
  );
  const other = await sendReport(at(5));
  await link(mara, other, incident);
  expect((await portalOf(other)).earlier).toBeNull();
});

test("with a duplicate goes to the case that one repeats, and shows the earliest report of them all", async () => {
  const { first, later } = await sendPair();
  const third = await sendReport(at(40));
  await link(mara, first, later);
  await link(mara, third, first);
  expect(await behind.case(third.caseId)).toMatchObject({ duplicate_of: later.caseId });
  expect((await portalOf(third)).earlier?.earlierReceivedAt).toBe(NOW.toISOString());
  expect(await read(mara, ({ tx }) => duplicatesOf(tx, later.caseId))).toHaveLength(2);
});

test("pages name the case that repeats none, and those that repeat one directly or through another", async () => {
  const first = await sendReport(NOW, { title: "First" });
  const second = await sendReport(at(10), { title: "Second" });
  const third = await sendReport(at(20), { title: "Third" });
  await link(mara, third, second);
  await link(mara, second, first);
  const shown = async ({ reference }: Sent) => {
    const page = await casePage(mara, reference, at(120));
    const words = (listed: readonly { reference: string }[]) => listed.map((one) => one.reference);
    return [
      words(page?.linked.duplicates ?? []),
      page?.linked.canonical?.title,
      words(page?.openLinked ?? []),
    ];
  };
  expect(await shown(first)).toEqual([
    [second.reference, third.reference],
    undefined,
    [second.reference, third.reference],
  ]);
  expect(await shown(second)).toEqual([[third.reference], "First", [first.reference, third.reference]]);
  expect(await shown(third)).toEqual([[], "First", [first.reference, second.reference]]);
  const alone = await sendReport(NOW, { title: "Alone" });
  expect(await shown(alone)).toEqual([[], undefined, []]);
});

test("never closes a circle, whoever looks at it", async () => {
  const { first, later } = await sendPair();
  await link(mara, later, first);
  expect(await refusal(link(mara, first, later))).toMatch(/itself, or a duplicate of it/);
  expect(await refusal(link(mara, first, first))).toMatch(/itself, or a duplicate of it/);
  expect(await refusal(link(mara, later, first))).toBe("conflict");
  // Through a case the second person does not see.
  const [a, b, c] = [await sendReport(NOW), await sendReport(NOW), await sendReport(NOW)];
  await link(cora, a, b);
  await link(cora, b, c);
  await restrictCase({ actor: cora, now: NOW }, { caseId: b.caseId, restricted: "yes" });
  expect(await read(mara, ({ tx }) => canonicalOf(tx, a.caseId))).toBe(a.caseId);
  expect(await refusal(link(mara, c, a))).toMatch(/itself, or a duplicate of it/);
});

test("two people linking each other's case at once: one of them is refused", async () => {
  const { first, later } = await sendPair();
  const results = await Promise.all([refusal(link(mara, first, later)), refusal(link(mara, later, first))]);
  expect(results.filter((result) => result === "allowed")).toHaveLength(1);
});

test("a restricted case answers like one that is not there, on either side", async () => {
  const { first, later } = await sendPair();
  await restrictCase({ actor: cora, now: NOW }, { caseId: first.caseId, restricted: "yes" });
  expect(await refusal(link(mara, later, first))).toBe(
    await refusal(link(mara, later, { reference: "EX-2026-ZZZZZ" })),
  );
  await restrictCase({ actor: cora, now: NOW }, { caseId: later.caseId, restricted: "yes" });
  expect(await refusal(link(mara, later, first))).toBe("not_found");
  await link(cora, later, first);
  const known = await db().owner.query(
    `select from duplicate_links l join cases c on c.id in (l.case_id, l.canonical_id) and not c.restricted
     group by l.id having count(*) = 2`,
  );
  const seen = await read(mara, async ({ tx }) => ({
    links: await tx.execute("select from duplicate_links"),
    events: await tx.execute(`select from events where chain_id in ('${first.caseId}', '${later.caseId}')`),
  }));
  expect(seen.events.rows).toEqual([]);
  expect(seen.links.rowCount).toBe(known.rowCount);
});

test("a restricted case leaves no trace in the one it repeats or differs from: no event, no activity", async () => {
  const { first, later } = await sendPair();
  await restrictCase({ actor: cora, now: NOW }, { caseId: later.caseId, restricted: "yes" });
  const traces = async () => {
    const { rows } = await db().owner.query(
      `select c.version, c.last_activity_at, (select count(*)::int from events e where e.chain_id = c.id) as events
       from cases c where c.id = $1`,
      [first.caseId],
    );
    return rows[0];
  };
  const before = await traces();
  await link(cora, later, first);
  await split(cora, later);
  const pair = { caseId: later.caseId, duplicateOf: first.reference };
  await tellApart({ actor: cora, now: at(100) }, pair);
  await tellApart({ actor: cora, now: at(100) }, { caseId: first.caseId, duplicateOf: later.reference });
  expect(await traces()).toEqual(before);
  const { rows } = await db().owner.query(
    "select action from events where chain_id = $1 and action like 'duplicate.%' order by seq",
    [later.caseId],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "duplicate.linked",
    "duplicate.split",
    "duplicate.told_apart",
    "duplicate.told_apart",
  ]);
});

test("through the rejection of a case, or afterwards where it was closed without naming the other", async () => {
  const { first, later } = await sendPair();
  const third = await sendReport(at(31));
  await rejectCase(
    { actor: mara, now: at(60) },
    {
      caseId: later.caseId,
      outcome: "duplicate",
      duplicateOf: first.reference.toLowerCase(),
      reason: REASON,
    },
  );
  await rejectCase(
    { actor: mara, now: at(60) },
    { caseId: third.caseId, outcome: "duplicate", reason: REASON },
  );
  expect(await behind.case(third.caseId)).toMatchObject({ duplicate_of: null });
  await link(mara, third, first);
  expect(await read(mara, ({ tx }) => duplicatesOf(tx, first.caseId))).toHaveLength(2);
  expect((await behind.events(third.caseId)).filter((action) => action === "case.reject")).toHaveLength(1);
});

test("needs a reason, a current view and the right to triage; refused, nothing changes", async () => {
  const { first, later } = await sendPair();
  const before = [await behind.events(later.caseId), await behind.events(first.caseId)];
  expect(await refusal(link(mara, later, first, { reason: "" }))).toBe("conflict");
  expect(await refusal(link(mara, later, first, { version: 9 }))).toBe("conflict");
  expect(await refusal(link(mara, later, { reference: " " }))).toBe("Enter the reference of the other case.");
  const developer = await addPerson(db(), { roles: ["developer"] });
  const auditor = await addPerson(db(), { roles: ["auditor"] });
  for (const actor of [developer, auditor, later.actor])
    expect(await refusal(link(actor, later, first))).toBe("forbidden");
  await behind.withoutAudit(async () => {
    await expect(link(mara, later, first)).rejects.toThrow();
  });
  expect([await behind.events(later.caseId), await behind.events(first.caseId)]).toEqual(before);
  expect(await behind.case(later.caseId)).toMatchObject({ state: "new", duplicate_of: null });
});

test("the table takes no duplicate that is not closed as one", async () => {
  const { first, later } = await sendPair();
  await expect(
    db().owner.query("update cases set duplicate_of = $1 where id = $2", [first.caseId, later.caseId]),
  ).rejects.toThrow("cases_duplicate_is_closed");
});

async function receiptOf({ caseId }: Sent): Promise<{ statement: string }> {
  const { Vaults } = await import("@/lib/server/vaults");
  const { inTransaction } = await import("@/lib/server/transaction");
  return inTransaction(db().pool, { type: "system", task: "test" }, "read only", async (tx) => {
    const { rows } = await tx.execute<{ id: string; receipt_sealed: Buffer }>(
      `select id, receipt_sealed from reports where case_id = '${caseId}'`,
    );
    const vault = await new Vaults(tx, db().keyring).ofCase(caseId);
    const [row] = rows;
    if (!row) throw new Error("there is no report");
    return JSON.parse(vault.open("reports.receipt_sealed", row.id, row.receipt_sealed));
  });
}
