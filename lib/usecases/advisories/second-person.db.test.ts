import { beforeAll, expect, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import {
  ADVISORY_TEXT,
  acceptedCase,
  advisoryVersion,
  caseReadyToPublish,
  firstVulnerability,
  IMPACT,
  VECTOR,
  writeAdvisory,
} from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { publicAdvisory } from "@/lib/queries/advisories";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { planFix } from "@/lib/usecases/cases/moves";
import { markFixReady } from "@/lib/usecases/cases/record-fix";
import { takeBackMove } from "@/lib/usecases/cases/take-back";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { approveAdvisory } from "./approve";
import { publishRevision, scheduleAndPublish } from "./publish";
import { refreshAdvisory, saveAdvisory } from "./save";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
let triager: PersonActor;
let coordinator: PersonActor;
let second: PersonActor;
let publisher: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  triager = await addPerson(db(), { roles: ["triager"], now });
  // They write, and could approve and publish too.
  coordinator = await addPerson(db(), { roles: ["coordinator", "publisher"], now });
  second = await addPerson(db(), { roles: ["coordinator"], now });
  publisher = await addPerson(db(), { roles: ["publisher"], now });
});

const ready = () => caseReadyToPublish({ triager, coordinator }, now);
const seen = async (caseId: string) => ({ caseId, seen: await advisoryVersion(caseId) });
const edit = async (actor: PersonActor, caseId: string, summary: string) =>
  saveAdvisory({ actor, now }, { ...(await seen(caseId)), ...ADVISORY_TEXT, summary });
const advisoryOf = async (caseId: string) =>
  (
    await db().owner.query(
      "select a.version, a.state, a.author_id, (select count(*)::int from events e where e.chain_id = a.case_id) as events from advisories a where case_id = $1",
      [caseId],
    )
  ).rows[0];
const OWN_TEXT = { code: "conflict", publicMessage: expect.stringContaining("You wrote this text") };

test("taking over facts that stand there already changes nothing: the author stays, and so does an approval", async () => {
  const { caseId } = await ready();
  await edit(coordinator, caseId, "All mine.");
  await approveAdvisory({ actor: publisher, now }, await seen(caseId));
  const before = await advisoryOf(caseId);
  const done = await refreshAdvisory({ actor: second, now }, await seen(caseId));
  expect(done.version).toBe(before.version);
  expect(await advisoryOf(caseId)).toEqual(before);
});

test("whoever wrote any of a text is not its second person, whoever touched it last", async () => {
  const { caseId } = await ready();
  await edit(coordinator, caseId, "All mine.");
  await edit(second, caseId, "All mine!");
  for (const actor of [coordinator, second])
    await expect(approveAdvisory({ actor, now }, await seen(caseId))).rejects.toMatchObject(OWN_TEXT);
  await approveAdvisory({ actor: publisher, now }, await seen(caseId));
  await expect(scheduleAndPublish({ actor: coordinator, now }, await seen(caseId))).rejects.toMatchObject({
    details: { missing: ["publisher_not_author"] },
  });
});

test("what was approved or published before is nobody's text any more", async () => {
  const { caseId, reference } = await ready();
  await edit(coordinator, caseId, "All mine.");
  await approveAdvisory({ actor: publisher, now }, await seen(caseId));
  await edit(triager, caseId, "A word of somebody else.");
  await approveAdvisory({ actor: coordinator, now }, await seen(caseId));
  await scheduleAndPublish({ actor: coordinator, now }, await seen(caseId));
  await edit(second, caseId, "A revision.");
  await expect(approveAdvisory({ actor: second, now }, await seen(caseId))).rejects.toMatchObject(OWN_TEXT);
  await approveAdvisory({ actor: coordinator, now }, await seen(caseId));
  await publishRevision({ actor: coordinator, now }, await seen(caseId));
  expect((await publicAdvisory(reference))?.revision).toBe(2);
});

test("where everybody who could approve has written, it is anybody but whoever wrote last", async () => {
  const ids = [publisher.personId];
  await db().owner.query("update people set disabled_at = now() where id = any($1)", [ids]);
  try {
    const { caseId } = await ready();
    await edit(coordinator, caseId, "One.");
    await edit(second, caseId, "Two.");
    await expect(approveAdvisory({ actor: second, now }, await seen(caseId))).rejects.toMatchObject(OWN_TEXT);
    await approveAdvisory({ actor: coordinator, now }, await seen(caseId));
  } finally {
    await db().owner.query("update people set disabled_at = null where id = any($1)", [ids]);
  }
});

test("the published timeline knows nothing of a step that was taken back", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  await takeBackMove({ actor: triager, now: at(5) }, { caseId });
  await acceptCase({ actor: triager, now: at(600) }, { caseId });
  const triage = { actor: triager, now: at(700) };
  await scoreVulnerability(triage, { caseId, vector: VECTOR, reason: "As reproduced." });
  await judgeImpact(triage, { caseId, vulnerabilityId: await firstVulnerability(caseId), impact: IMPACT });
  const steering = { actor: { ...coordinator, steppedUpAt: at(800) }, now: at(800) };
  const plan = { ownerId: coordinator.personId, expectedResolutionAt: "2026-12-01" };
  await planFix(steering, { caseId, ...plan });
  await markFixReady(steering, { caseId, fixReference: "commit 4711", testEvidence: "Green." });
  await writeAdvisory(triager, caseId, at(900));
  await approveAdvisory({ actor: { ...publisher, steppedUpAt: at(900) }, now: at(900) }, await seen(caseId));
  await scheduleAndPublish(steering, await seen(caseId));
  expect((await publicAdvisory(reference))?.content.timeline).toContainEqual({
    step: "confirmed",
    at: at(600).toISOString(),
  });
});
