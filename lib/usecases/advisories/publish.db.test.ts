import { beforeAll, expect, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import {
  ADVISORY_TEXT,
  acceptedCase,
  advisoryVersion,
  caseReadyToPublish,
  caseRow,
  VECTOR,
} from "@/db/testing/journey";
import { addPublishingTeam } from "@/db/testing/publishing-team";
import type { PersonActor } from "@/lib/domain/access/actor";
import { publicAdvisories, publicAdvisory } from "@/lib/queries/advisories";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import { editCase } from "@/lib/usecases/cases/edit";
import { planFix, schedulePublication } from "@/lib/usecases/cases/moves";
import { markFixReady } from "@/lib/usecases/cases/record-fix";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { approveAdvisory } from "./approve";
import { publishAdvisory, publishEmergency, publishRevision, scheduleAndPublish } from "./publish";
import { refreshAdvisory, saveAdvisory } from "./save";
import { withdrawAdvisory } from "./withdraw";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let triager: PersonActor;
let coordinator: PersonActor;
let publisher: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  ({ triager, coordinator, publisher } = await addPublishingTeam(db(), now));
});

const ready = () => caseReadyToPublish({ triager, coordinator }, now);
const seen = async (caseId: string) => ({ caseId, seen: await advisoryVersion(caseId) });

async function scheduled() {
  const sent = await ready();
  await approveAdvisory({ actor: publisher, now }, await seen(sent.caseId));
  await schedulePublication({ actor: coordinator, now }, { caseId: sent.caseId });
  return sent;
}

async function actions(caseId: string): Promise<string[]> {
  const { rows } = await db().owner.query("select action from events where chain_id = $1 order by seq", [
    caseId,
  ]);
  return rows.map((row) => row.action);
}

/** What the reporter was told: the notices in the order they were written, and how many messages. */
async function told(caseId: string): Promise<{ notices: string[]; messages: number }> {
  const notices = await db().owner.query(
    "select template from notices where case_id = $1 and participant_id is not null order by created_at, id",
    [caseId],
  );
  const messages = await db().owner.query(
    "select from messages where case_id = $1 and audience = 'reporter' and author_person_id is not null",
    [caseId],
  );
  return { notices: notices.rows.map(({ template }) => template), messages: messages.rowCount ?? 0 };
}

const revisions = async (caseId: string) =>
  Number(
    (await db().owner.query("select count(*) from advisory_revisions where case_id = $1", [caseId])).rows[0]
      .count,
  );

test("an approved advisory of a scheduled case is published, frozen and dated, and not before", async () => {
  const { caseId, reference } = await scheduled();
  expect(await publicAdvisory(reference)).toBeNull();
  const preview = async () => (await advisoryPage(coordinator, reference))?.advisory?.preview;
  const before = await preview();
  await publishAdvisory({ actor: publisher, now }, await seen(caseId));
  const shown = await publicAdvisory(reference);
  // What the desk previews is what comes out, and afterwards what is out.
  expect(before).toEqual({ revision: null, publishedAt: null, content: shown?.content });
  expect(await preview()).toEqual({
    revision: 1,
    publishedAt: shown?.publishedAt,
    content: shown?.content,
  });
  expect(shown).toMatchObject({
    publicId: reference,
    revision: 1,
    withdrawnAt: null,
    firstPublishedAt: now.toISOString(),
    content: {
      title: ADVISORY_TEXT.title,
      severity: "critical",
      vectors: [{ version: "4.0", vector: VECTOR, score: 9.3 }],
      emergency: false,
    },
  });
  expect(shown?.content.timeline.map(({ step }) => step)).toEqual([
    "reported",
    "acknowledged",
    "confirmed",
    "fixed",
  ]);
  expect(await caseRow(caseId)).toMatchObject({ state: "published", isPublic: true, publishedAt: now });
  const notices = await db().owner.query(
    "select template from notices where case_id = $1 and participant_id is not null order by created_at desc, id",
    [caseId],
  );
  expect(notices.rows.map(({ template }) => template)).toContain("published");
  expect(await actions(caseId)).toEqual(expect.arrayContaining(["advisory.published", "case.publish"]));
  const { lines } = await publicAdvisories({ severity: "critical", product: "Example Server" });
  expect(lines.map(({ publicId }) => publicId)).toContain(reference);
  const { lines: others } = await publicAdvisories({ severity: "low" });
  expect(others).toEqual([]);
});

test.each([
  ["", "published", 0],
  ["It is out.", "new_message", 1],
])(
  "scheduled and published as one act with the words %j, the reporter is told once",
  async (message, notice, words) => {
    const { caseId } = await ready();
    await approveAdvisory({ actor: publisher, now }, await seen(caseId));
    const before = await told(caseId);
    const at = new Date(now.getTime() + 1_000);
    await scheduleAndPublish({ actor: coordinator, now: at }, { ...(await seen(caseId)), message });
    const after = await told(caseId);
    expect(after.notices.slice(before.notices.length)).toEqual([notice]);
    expect(after.messages).toBe(before.messages + words);
  },
);

test("two who publish at once make one revision", async () => {
  const { caseId } = await scheduled();
  const input = await seen(caseId);
  const both = await Promise.allSettled([
    publishAdvisory({ actor: publisher, now }, input),
    publishAdvisory({ actor: coordinator, now }, input),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  expect(await revisions(caseId)).toBe(1);
});

test("publishing without approval, before its embargo ends, unscheduled or without a second proof is refused", async () => {
  const { caseId, reference } = await ready();
  await expect(scheduleAndPublish({ actor: coordinator, now }, await seen(caseId))).rejects.toMatchObject({
    code: "conflict",
    details: { missing: ["approved_by_second"] },
  });
  await expect(publishAdvisory({ actor: publisher, now }, await seen(caseId))).rejects.toMatchObject({
    code: "conflict",
  });
  await approveAdvisory({ actor: publisher, now }, await seen(caseId));
  await editCase({ actor: coordinator, now }, { caseId, embargoUntil: "2026-12-04T15:00:00Z" });
  await expect(scheduleAndPublish({ actor: coordinator, now }, await seen(caseId))).rejects.toMatchObject({
    details: { missing: ["embargo_over_or_none"] },
  });
  const stale = { ...coordinator, steppedUpAt: null };
  await expect(scheduleAndPublish({ actor: stale, now }, await seen(caseId))).rejects.toMatchObject({
    code: "step_up_required",
  });
  for (const actor of [triager, await addPerson(db(), { roles: ["auditor"], now })])
    await expect(publishAdvisory({ actor, now }, await seen(caseId))).rejects.toMatchObject({
      code: "forbidden",
    });
  expect(await publicAdvisory(reference)).toBeNull();
  expect(await revisions(caseId)).toBe(0);
  const after = new Date("2026-12-04T15:00:00Z");
  const fresh = { ...coordinator, steppedUpAt: after };
  await scheduleAndPublish({ actor: fresh, now: after }, await seen(caseId));
  expect(await revisions(caseId)).toBe(1);
});

test("the last author cannot approve while somebody else could, and an edit takes an approval back", async () => {
  const { caseId } = await ready();
  await saveAdvisory(
    { actor: coordinator, now },
    { ...(await seen(caseId)), ...ADVISORY_TEXT, summary: "Another summary." },
  );
  await expect(approveAdvisory({ actor: coordinator, now }, await seen(caseId))).rejects.toMatchObject({
    code: "conflict",
  });
  await approveAdvisory({ actor: publisher, now }, await seen(caseId));
  await saveAdvisory(
    { actor: triager, now },
    { ...(await seen(caseId)), ...ADVISORY_TEXT, summary: "Yet another." },
  );
  await expect(schedulePublication({ actor: coordinator, now }, { caseId })).rejects.toMatchObject({
    details: { missing: ["approved_by_second"] },
  });
  const { rows } = await db().owner.query("select state from advisories where case_id = $1", [caseId]);
  expect(rows).toEqual([{ state: "draft" }]);
});

test("alone, the author approves with a reason that is kept", async () => {
  await db().owner.query("update people set disabled_at = now() where id = any($1)", [
    [publisher.personId, triager.personId],
  ]);
  try {
    const { caseId } = await ready();
    await saveAdvisory(
      { actor: { ...coordinator, roles: ["coordinator"] }, now },
      { ...(await seen(caseId)), ...ADVISORY_TEXT, summary: "Mine." },
    );
    await expect(approveAdvisory({ actor: coordinator, now }, await seen(caseId))).rejects.toMatchObject({
      details: { fields: [{ field: "reason" }] },
    });
    await approveAdvisory(
      { actor: coordinator, now },
      { ...(await seen(caseId)), reason: "I am the only one here." },
    );
    await scheduleAndPublish({ actor: coordinator, now }, await seen(caseId));
    expect(await revisions(caseId)).toBe(1);
    const { rows } = await db().owner.query(
      "select data, sealed is not null as reasoned from events where chain_id = $1 and action = 'advisory.approved'",
      [caseId],
    );
    expect(rows).toEqual([{ data: { version: expect.any(Number), alone: true }, reasoned: true }]);
  } finally {
    await db().owner.query("update people set disabled_at = null");
  }
});

test("what the case scored after the text was approved is not published unseen", async () => {
  const { caseId } = await scheduled();
  await scoreVulnerability(
    { actor: triager, now },
    {
      caseId,
      vulnerabilityId: (await db().owner.query("select id from vulnerabilities where case_id = $1", [caseId]))
        .rows[0].id,
      vector: VECTOR.replace("PR:N", "PR:H"),
      reason: "An administrator is needed.",
    },
  );
  await expect(publishAdvisory({ actor: publisher, now }, await seen(caseId))).rejects.toMatchObject({
    code: "conflict",
    publicMessage: expect.stringContaining("Refresh"),
  });
});

test("an emergency needs a reason and a workaround, is labelled, and its revision with a fix is not", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const emergencyReason = "It is exploited.";
  await expect(
    publishEmergency({ actor: coordinator, now }, { ...(await seen(caseId)), emergencyReason }),
  ).rejects.toMatchObject({ details: { fields: [{ field: "workaround" }] } });
  const text = { ...ADVISORY_TEXT, workaround: "Set `archive.enabled = false`." };
  const unfixed = text.affected.map((row) => ({ ...row, fixed: "" }));
  await saveAdvisory({ actor: triager, now }, { ...(await seen(caseId)), ...text, affected: unfixed });
  await expect(publishEmergency({ actor: coordinator, now }, await seen(caseId))).rejects.toMatchObject({
    details: { missing: ["emergency_reason"] },
  });
  await expect(
    publishEmergency({ actor: publisher, now }, { ...(await seen(caseId)), emergencyReason }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await publishEmergency({ actor: coordinator, now }, { ...(await seen(caseId)), emergencyReason });
  expect((await publicAdvisory(reference))?.content.emergency).toBe(true);
  expect(await caseRow(caseId)).toMatchObject({ priority: "high", priorityReasons: ["unfixed", "high"] });
  const facts = async () => (await advisoryPage(coordinator, reference))?.facts;
  expect(await facts()).toMatchObject({ publicFix: "unfixed" });

  const later = new Date("2026-11-21T09:00:00Z");
  const fresh = { ...coordinator, steppedUpAt: later };
  await planFix(
    { actor: fresh, now: later },
    { caseId, ownerId: coordinator.personId, expectedResolutionAt: "2026-12-01" },
  );
  await markFixReady({ actor: fresh, now: later }, { caseId, fixReference: "4711", testEvidence: "Green." });
  expect(await caseRow(caseId)).toMatchObject({ state: "fix_ready", isPublic: true });
  await saveAdvisory({ actor: triager, now: later }, { ...(await seen(caseId)), ...text });
  await refreshAdvisory({ actor: triager, now: later }, await seen(caseId));
  await expect(publishRevision({ actor: fresh, now: later }, await seen(caseId))).rejects.toMatchObject({
    details: { missing: ["approved_by_second"] },
  });
  await approveAdvisory({ actor: { ...publisher, steppedUpAt: later }, now: later }, await seen(caseId));
  await publishRevision({ actor: fresh, now: later }, await seen(caseId));
  expect(await publicAdvisory(reference)).toMatchObject({
    revision: 2,
    firstPublishedAt: now.toISOString(),
    publishedAt: later.toISOString(),
    content: { emergency: false },
  });
  expect(await facts()).toMatchObject({ publicFix: "fixed" });
  expect(await caseRow(caseId)).toMatchObject({ priority: "normal", priorityReasons: ["published", "high"] });
  const { rows } = await db().owner.query(
    "select count(*)::int as n from advisory_revisions where case_id = $1 and superseded_at is null",
    [caseId],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test.each([
  ["2.8.4", false],
  ["", true],
])(
  "a leak while an embargo runs: published unapproved with its fix ready, named as “%s”, it is without one: %s",
  async (fixed, unfixed) => {
    const { caseId, reference } = await ready();
    await editCase({ actor: coordinator, now }, { caseId, embargoUntil: "2026-12-04T15:00:00Z" });
    const affected = ADVISORY_TEXT.affected.map((row) => ({ ...row, fixed }));
    const text = { ...ADVISORY_TEXT, affected, workaround: "Set `archive.enabled = false`." };
    await saveAdvisory({ actor: triager, now }, { ...(await seen(caseId)), ...text });
    await publishEmergency(
      { actor: coordinator, now },
      { ...(await seen(caseId)), emergencyReason: "It leaked." },
    );
    expect(await caseRow(caseId)).toMatchObject({ state: "published", isPublic: true });
    expect((await publicAdvisory(reference))?.content.emergency).toBe(unfixed);
    expect((await advisoryPage(coordinator, reference))?.facts.publicFix).toBe(unfixed ? "unfixed" : "fixed");
  },
);

test("a text that is public as it stands cannot be approved once more", async () => {
  const { caseId } = await scheduled();
  await publishAdvisory({ actor: publisher, now }, await seen(caseId));
  await expect(approveAdvisory({ actor: publisher, now }, await seen(caseId))).rejects.toMatchObject({
    code: "conflict",
    publicMessage: expect.stringContaining("published as it stands"),
  });
  const { rows } = await db().owner.query("select state from advisories where case_id = $1", [caseId]);
  expect(rows).toEqual([{ state: "published" }]);
});

test("a withdrawn advisory stays at its address, marked, and the reporter is told", async () => {
  const { caseId, reference } = await scheduled();
  await publishAdvisory({ actor: publisher, now }, await seen(caseId));
  await expect(withdrawAdvisory({ actor: publisher, now }, await seen(caseId))).rejects.toMatchObject({
    details: { fields: [{ field: "reason" }] },
  });
  const before = (await told(caseId)).notices.length;
  const at = new Date(now.getTime() + 1_000);
  await withdrawAdvisory({ actor: publisher, now: at }, { ...(await seen(caseId)), reason: "It was wrong." });
  expect((await told(caseId)).notices.slice(before)).toEqual(["case_changed"]);
  expect((await publicAdvisory(reference))?.withdrawnAt).toBe(at.toISOString());
  const { lines } = await publicAdvisories({});
  expect(lines.find(({ publicId }) => publicId === reference)?.withdrawnAt).toBe(at.toISOString());
});

test("a withdrawn advisory comes back only with a new text that is approved anew", async () => {
  const { caseId, reference } = await scheduled();
  await publishAdvisory({ actor: publisher, now }, await seen(caseId));
  const unchanged = publishRevision({ actor: publisher, now }, await seen(caseId));
  await expect(unchanged).rejects.toMatchObject({ code: "conflict" });
  const write = async (summary: string) =>
    saveAdvisory({ actor: triager, now }, { ...(await seen(caseId)), ...ADVISORY_TEXT, summary });
  await write("Approved, and not out yet.");
  await approveAdvisory({ actor: coordinator, now }, await seen(caseId));
  const open = await seen(caseId);
  await withdrawAdvisory({ actor: coordinator, now }, { ...open, reason: "It was wrong." });
  for (const form of [open, await seen(caseId)]) {
    await expect(publishRevision({ actor: publisher, now }, form)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(approveAdvisory({ actor: publisher, now }, form)).rejects.toMatchObject({
      code: "conflict",
    });
  }
  const stale = { ...open, ...ADVISORY_TEXT, summary: "Typed before." };
  await expect(saveAdvisory({ actor: triager, now }, stale)).rejects.toMatchObject({ code: "conflict" });
  expect(await publicAdvisory(reference)).toMatchObject({ revision: 1, withdrawnAt: now.toISOString() });

  await write("Right this time.");
  await expect(publishRevision({ actor: publisher, now }, await seen(caseId))).rejects.toMatchObject({
    details: { missing: ["approved_by_second"] },
  });
  await approveAdvisory({ actor: coordinator, now }, await seen(caseId));
  await publishRevision({ actor: publisher, now }, await seen(caseId));
  expect(await publicAdvisory(reference)).toMatchObject({ revision: 2, withdrawnAt: null });
});
