import { beforeAll, expect, test } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { auditLog } from "@/lib/queries/audit-log";
import { findInstance, publicPolicyVersion } from "@/lib/queries/policy";
import { portalCase } from "@/lib/queries/portal";
import { policyHistory } from "@/lib/queries/settings";
import type { AppError } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { acknowledgeCase } from "@/lib/usecases/cases/moves";
import { writeToReporter } from "@/lib/usecases/cases/write";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { submitReport } from "@/lib/usecases/reports/submit";
import { keepPolicy } from "./keep-policy";
import { publishPolicy } from "./publish-policy";

const NOW = new Date("2026-11-20T14:00:00Z");
const LATER = new Date("2026-11-21T14:00:00Z");
const db = testDatabase();
let make: Factories;
let admin: MadePerson;
let auditor: MadePerson;
let triager: MadePerson;
beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  admin = await make.makePerson(["admin"], { name: "Ada Admin" });
  auditor = await make.makePerson(["auditor"]);
  triager = await make.makePerson(["triager"]);
});

const asAdmin = (now = NOW) => ({ actor: admin.actor, now });
const inForce = async () => {
  const instance = await read(ANONYMOUS, ({ tx }) => findInstance(tx));
  if (!instance) throw new Error("there is no policy");
  return instance.policy;
};
const code = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: AppError) => error.code,
  );
const versions = async () => (await db().owner.query("select * from policy_versions order by number")).rows;
const acts = async () =>
  (
    await db().owner.query(
      "select action, data, sealed, actor_id from events where chain_kind = 'instance' order by seq",
    )
  ).rows;

/** The form as it stands now, with some of it changed. */
async function typed(change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { number, data } = await inForce();
  const promise = (kind: string) => {
    const made = data.promises.find((one) => one.kind === kind);
    const [unit = "hours", amount = ""] = Object.entries(made?.limit ?? {})[0] ?? [];
    return { amount: String(amount), unit, shown: "public" };
  };
  return {
    seen: String(number),
    name: data.name,
    introduction: data.introduction,
    scopeText: data.scopeText,
    outOfScopeText: data.outOfScopeText,
    safeHarbourText: data.safeHarbourText,
    rules: data.rules.join("\n"),
    contacts: [],
    promises: {
      acknowledgement: promise("acknowledgement"),
      evaluation: promise("evaluation"),
      next_update: promise("next_update"),
    },
    disclosureDays: String(data.disclosureDays),
    timeZone: data.calendar.timeZone,
    workingDays: data.calendar.workingDays.map(String),
    holidays: data.calendar.holidays.join("\n"),
    requiredFields: data.requiredFields,
    ...change,
  };
}

/** Looks at the changes, then publishes exactly them. */
async function publish(change: Record<string, unknown>, now = NOW): Promise<number> {
  const input = await typed(change);
  const review = await publishPolicy(asAdmin(now), input);
  if (review.step !== "review") throw new Error("it was published unseen");
  const done = await publishPolicy(asAdmin(now), { ...input, reviewed: review.reviewed });
  expect(done.step).toBe("published");
  return done.number;
}

test("the version that came with the desk is kept by whoever publishes it unchanged, once and for the record", async () => {
  const before = await versions();
  expect(await code(keepPolicy({ actor: triager.actor, now: NOW }, { seen: 1 }))).toBe("forbidden");
  expect(await code(keepPolicy(asAdmin(), { seen: 2 }))).toBe("conflict");
  expect(await publishPolicy(asAdmin(), await typed())).toEqual({ step: "published", number: 1 });
  expect((await acts()).at(-1)).toMatchObject({
    action: "policy.kept",
    data: { number: 1 },
    actor_id: admin.id,
  });
  const log = await acts();
  expect(await keepPolicy(asAdmin(), { seen: 1 })).toEqual({ number: 1 });
  expect(await code(publishPolicy(asAdmin(), await typed()))).toBe("conflict");
  expect([await versions(), await acts()]).toEqual([before, log]);
});

test("nothing is published before somebody looked at exactly that", async () => {
  const [before, log] = [await versions(), await acts()];
  const input = await typed({ disclosureDays: "60" });
  const review = await publishPolicy(asAdmin(), input);
  expect(review).toMatchObject({
    step: "review",
    number: 2,
    changes: [{ field: "disclosureDays", kind: "words", before: "90 days", after: "60 days" }],
  });
  const reviewed = review.step === "review" ? review.reviewed : "";
  // What was looked at is not what is sent now: it is shown again.
  const other = await publishPolicy(asAdmin(), { ...input, disclosureDays: "30", reviewed });
  expect(other).toMatchObject({ step: "review", changes: [{ after: "30 days" }] });
  expect([await versions(), await acts()]).toEqual([before, log]);
});

test("publishing freezes a new version and leaves the old one as it was", async () => {
  const [first] = await versions();
  expect(await publish({ disclosureDays: "60", name: "Our promise" })).toBe(2);
  const [old, fresh] = await versions();
  expect(old).toEqual({ ...first, current: false });
  expect(fresh).toMatchObject({
    number: 2,
    current: true,
    published_at: NOW,
    data: { disclosureDays: 60, name: "Our promise", attestationVersion: "1" },
  });
  expect((await publicPolicyVersion(1))?.data.disclosureDays).toBe(90);
  expect((await acts()).at(-1)).toMatchObject({
    action: "policy.published",
    actor_id: admin.id,
    sealed: null,
    data: {
      number: 2,
      fields: ["disclosureDays", "name"],
      changes: [
        { field: "disclosureDays", before: "90 days", after: "60 days" },
        { field: "name", before: "Example vulnerability disclosure policy", after: "Our promise" },
      ],
    },
  });
});

test("nobody but an administrator publishes, and nothing of a refused or broken attempt stays", async () => {
  const input = await typed({ disclosureDays: "45" });
  const review = await publishPolicy(asAdmin(), input);
  const ready = { ...input, reviewed: review.step === "review" ? review.reviewed : "" };
  const [before, log] = [await versions(), await acts()];
  for (const { actor } of [auditor, triager])
    expect(await code(publishPolicy({ actor, now: NOW }, ready))).toBe("forbidden");
  expect(await code(publishPolicy({ actor: ANONYMOUS, now: NOW }, ready))).toBe("unauthenticated");
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  await expect(publishPolicy(asAdmin(), ready)).rejects.toThrow();
  await db().owner.query("alter table events drop constraint refuse_all");
  expect([await versions(), await acts()]).toEqual([before, log]);
});

test("of two who publish at once the second is told of the other's version", async () => {
  const input = await typed({ disclosureDays: "40" });
  const review = await publishPolicy(asAdmin(), input);
  const ready = { ...input, reviewed: review.step === "review" ? review.reviewed : "" };
  const both = await Promise.allSettled([publishPolicy(asAdmin(), ready), publishPolicy(asAdmin(), ready)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await versions()).filter(({ current }) => current)).toHaveLength(1);
  await expect(publishPolicy(asAdmin(), ready)).rejects.toMatchObject({
    code: "conflict",
    publicMessage: expect.stringContaining("Version 3 was published meanwhile"),
  });
  await expect(publishPolicy(asAdmin(), await typed())).rejects.toMatchObject({
    code: "conflict",
    publicMessage: "Nothing differs from version 3.",
  });
});

test("a report keeps the promises it came in under; the next one gets the new ones", async () => {
  const reporter = await sendReport(NOW);
  const dueOf = async (caseId: string) =>
    (
      await db().owner.query(
        `select kind, due_at, v.number from clocks c join policy_versions v on v.id = c.policy_version_id
         where c.case_id = $1 order by c.started_at, kind`,
        [caseId],
      )
    ).rows;
  const before = await dueOf(reporter.caseId);
  expect(before).toEqual([{ kind: "acknowledgement", due_at: new Date("2026-11-21T14:00:00Z"), number: 3 }]);
  const number = await publish({
    promises: {
      acknowledgement: { amount: "1", unit: "businessDays", shown: "public" },
      evaluation: { amount: "7", unit: "businessDays", shown: "public" },
      next_update: { amount: "30", unit: "calendarDays", shown: "public" },
    },
    timeZone: "Europe/Paris",
    holidays: "2026-11-23",
  });
  expect(await dueOf(reporter.caseId)).toEqual(before);

  const next = await sendReport(NOW, { title: "Another" });
  expect(await dueOf(next.caseId)).toEqual([
    { kind: "acknowledgement", due_at: new Date("2026-11-24T22:59:59Z"), number },
    { kind: "evaluation", due_at: new Date("2026-12-02T22:59:59Z"), number },
  ]);
  // A promise that begins later is still counted by the version of the report.
  const by = { actor: triager.actor, now: LATER };
  await acknowledgeCase(by, { caseId: reporter.caseId, message: "Thank you, we read it." });
  expect((await dueOf(reporter.caseId)).at(-1)).toEqual({
    kind: "next_update",
    due_at: new Date("2026-12-05T14:00:00Z"),
    number: 3,
  });
  await writeToReporter(by, { caseId: reporter.caseId, body: "We are on it." });
  expect((await portalCase(reporter.actor, LATER))?.policy.number).toBe(3);
  expect((await portalCase(next.actor, LATER))?.policy.number).toBe(number);
});

test("rules that changed have to be accepted anew by who has the form open", async () => {
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now: NOW }, {});
  const draft = { actor: { type: "draft", draftId, caseId } as const, now: NOW };
  await saveDraft(draft, { step: "what", fields: { title: "T", summary: "S" } });
  await saveDraft(draft, { step: "check", fields: {}, attested: (await inForce()).data.attestationVersion });
  const number = await publish({ rules: "Be kind.", requiredFields: ["summary", "steps"] });
  expect((await inForce()).data.attestationVersion).toBe(String(number));
  await expect(submitReport(draft, { secret })).rejects.toMatchObject({
    code: "invalid",
    details: {
      fields: [expect.objectContaining({ field: "steps" }), expect.objectContaining({ field: "attested" })],
    },
  });
  await saveDraft(draft, { step: "how", fields: { steps: "One, two." } });
  await saveDraft(draft, { step: "check", fields: {}, attested: String(number) });
  const { receipt } = await submitReport(draft, { secret });
  expect(receipt.policyNumber).toBe(number);
  // Other words leave the rules, and who accepted them, alone.
  await publish({ introduction: "Welcome." });
  expect((await inForce()).data.attestationVersion).toBe(String(number));
});

test("whom a policy names stands sealed in the audit, and those who may read it see from whom to whom", async () => {
  const number = await publish({
    contact: { label: "Ann Keeper", address: "ann@example.org" },
    contacts: [{ label: "Duty phone", address: "+49 30 123456" }],
  });
  const event = (await acts()).at(-1);
  expect(event.data).toEqual({ number, fields: ["contact", "contacts"], changes: [] });
  expect(event.sealed.toString("latin1")).not.toContain("ann@example.org");
  for (const { actor } of [admin, auditor]) {
    const { rows } = await auditLog(actor, null);
    expect(rows.find(({ data }) => data.number === number)).toMatchObject({
      words: `published version ${number} of the policy`,
      changes: [
        { field: "contact", before: "none", after: "Ann Keeper, ann@example.org" },
        { field: "contacts", before: "none", after: "Duty phone, +49 30 123456" },
      ],
    });
  }
});

test("the history tells what changed in each version, when and by whom", async () => {
  const history = await policyHistory(auditor.actor);
  expect(history.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(history[0]).toMatchObject({ current: true, by: "Ada Admin", fields: ["contact", "contacts"] });
  expect(history.at(-1)).toMatchObject({ number: 1, by: null, fields: null });
  expect(history.filter(({ current }) => current)).toHaveLength(1);
});
