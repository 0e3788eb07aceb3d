import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ADVISORY_TEXT, acceptedCase, advisoryVersion, caseRow } from "@/db/testing/journey";
import { addPublishingTeam } from "@/db/testing/publishing-team";
import type { PersonActor } from "@/lib/domain/access/actor";
import { nextMove } from "@/lib/domain/case/next-move";
import { publicAdvisory } from "@/lib/queries/advisories";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import { planFix } from "@/lib/usecases/cases/moves";
import { markFixReady } from "@/lib/usecases/cases/record-fix";
import { approveAdvisory } from "./approve";
import { publishEmergency, publishRevision } from "./publish";
import { refreshAdvisory, saveAdvisory } from "./save";
import { withdrawAdvisory } from "./withdraw";

// What the public has of the fix after an emergency: its label, the priority of the case and its next step say the same.

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const later = new Date("2026-11-21T09:00:00Z");
let triager: PersonActor;
let coordinator: PersonActor;
let publisher: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  ({ triager, coordinator, publisher } = await addPublishingTeam(db(), now));
});

type Sent = { caseId: string; reference: string };

const seen = async (caseId: string) => ({ caseId, seen: await advisoryVersion(caseId) });
const [ROW] = ADVISORY_TEXT.affected;
const rows = (...fixed: string[]) => fixed.map((version) => ({ ...ROW, fixed: version }));

async function write({ caseId }: Sent, affected: readonly object[], at = now): Promise<void> {
  const workaround = `Set \`archive.enabled = false\`. Version of ${at.toISOString()}.`;
  const text = { ...ADVISORY_TEXT, workaround, affected };
  await saveAdvisory({ actor: triager, now: at }, { ...(await seen(caseId)), ...text });
}

async function publishedInEmergency(affected = rows("")): Promise<Sent> {
  const sent = await acceptedCase(triager, now);
  await write(sent, affected);
  const emergencyReason = "It is exploited.";
  await publishEmergency({ actor: coordinator, now }, { ...(await seen(sent.caseId)), emergencyReason });
  return sent;
}

async function fix({ caseId }: Sent, by: { fixReference?: string; mitigation?: string }): Promise<void> {
  const caller = { actor: { ...coordinator, steppedUpAt: later }, now: later };
  const plan = { caseId, ownerId: coordinator.personId, expectedResolutionAt: "2026-12-01" };
  await planFix(caller, plan);
  await markFixReady(caller, { caseId, ...by, testEvidence: "Green." });
}

async function revise(sent: Sent, affected: readonly object[]): Promise<void> {
  const { caseId } = sent;
  await write(sent, affected, later);
  await refreshAdvisory({ actor: triager, now: later }, await seen(caseId));
  const fresh = (actor: PersonActor) => ({ actor: { ...actor, steppedUpAt: later }, now: later });
  await approveAdvisory(fresh(publisher), await seen(caseId));
  await publishRevision(fresh(coordinator), await seen(caseId));
}

async function standing({ caseId, reference }: Sent) {
  const page = await advisoryPage(coordinator, reference);
  const row = await caseRow(caseId);
  return {
    labelled: (await publicAdvisory(reference))?.content.emergency,
    has: page?.facts.publicFix,
    priority: [row?.priority, row?.priorityReasons],
    next: page && nextMove(page.facts, page.access, [], later)?.event,
  };
}

const UNFIXED = {
  labelled: true,
  has: "unfixed",
  priority: ["high", ["unfixed", "high"]],
  next: "plan",
};
const FIXED = { labelled: false, has: "fixed", priority: ["normal", ["published", "high"]], next: "close" };

test("a mitigation that is ready ends the emergency with its revision (S2.15)", async () => {
  const sent = await publishedInEmergency();
  expect(await standing(sent)).toEqual(UNFIXED);
  await fix(sent, { mitigation: "The archive reader is switched off for good." });
  await revise(sent, rows(""));
  expect(await standing(sent)).toEqual(FIXED);
});

test("so does a fix, also where one of the versions gets none", async () => {
  const sent = await publishedInEmergency();
  await fix(sent, { fixReference: "4711" });
  await revise(sent, rows("2.8.4", ""));
  expect(await standing(sent)).toEqual(FIXED);
});

test("a version that is only typed does not, be it one or all, in the emergency or in a revision", async () => {
  const sent = await publishedInEmergency(rows("2.8.4"));
  expect(await standing(sent)).toEqual(UNFIXED);
  for (const affected of [rows("2.8.4", ""), rows("2.8.4", "3.0.1")]) {
    await revise(sent, affected);
    expect(await standing(sent)).toEqual(UNFIXED);
  }
});

test("withdrawn, it does not count as published with its fix, and the fix is still owed", async () => {
  const sent = await publishedInEmergency();
  const reason = "The versions were wrong.";
  await withdrawAdvisory({ actor: coordinator, now }, { ...(await seen(sent.caseId)), reason });
  expect(await standing(sent)).toMatchObject({
    has: "withdrawn",
    priority: ["normal", ["high"]],
    next: "plan",
  });
});

test("withdrawn after its fix, the case presses as before, and is closed next", async () => {
  const sent = await publishedInEmergency();
  await fix(sent, { fixReference: "4711" });
  await revise(sent, rows("2.8.4"));
  const fresh = { actor: { ...coordinator, steppedUpAt: later }, now: later };
  const reason = "The versions were wrong.";
  await withdrawAdvisory(fresh, { ...(await seen(sent.caseId)), reason });
  expect(await standing(sent)).toMatchObject({
    has: "withdrawn",
    priority: ["normal", ["high"]],
    next: "close",
  });
});
