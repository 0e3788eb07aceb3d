import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ADVISORY_TEXT, advisoryVersion, caseReadyToPublish, type Sent } from "@/db/testing/journey";
import { addPublishingTeam, type PublishingTeam } from "@/db/testing/publishing-team";
import { previewAdvisory } from "./advisory-preview";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let team: PublishingTeam;
let sent: Sent;
beforeAll(async () => {
  await setUpInstance(db().owner);
  team = await addPublishingTeam(db(), now);
  sent = await caseReadyToPublish(team, now);
});

const preview = (actor = team.triager, text = {}) =>
  previewAdvisory({ actor, now }, { caseId: sent.caseId, ...ADVISORY_TEXT, ...text });

test("shows what is typed with the facts of the case, keeps nothing, and says whether it is saved", async () => {
  const version = await advisoryVersion(sent.caseId);
  expect(await preview()).toMatchObject({ saved: true });
  const { advisory, saved } = await preview(team.triager, { title: "Only typed" });
  expect(saved).toBe(false);
  expect(advisory).toMatchObject({
    publicId: sent.reference,
    revision: null,
    content: { title: "Only typed", severity: "critical" },
  });
  expect(await preview()).toMatchObject({ saved: true });
  expect(await advisoryVersion(sent.caseId)).toBe(version);
});

test("names what is open by where it stands in the form, blank rows and all", async () => {
  const blank = { product: "", introduced: "", lastAffected: "", fixed: "" };
  const affected = { 0: blank, 1: { ...blank, product: "Example Server" } };
  const { problems } = await preview(team.triager, { summary: "", affected });
  expect(problems.map(({ field }) => field)).toEqual([
    "summary",
    "affected.1.fixed",
    "affected.1.introduced",
  ]);
});

test("is for those who may save the text, and of a case they see", async () => {
  await expect(preview(team.publisher)).rejects.toMatchObject({ code: "forbidden" });
  const reporter = previewAdvisory({ actor: sent.actor, now }, { caseId: sent.caseId, ...ADVISORY_TEXT });
  await expect(reporter).rejects.toMatchObject({ code: "forbidden" });
  await db().owner.query("update cases set restricted = true where id = $1", [sent.caseId]);
  await expect(preview()).rejects.toMatchObject({ code: "not_found" });
  await db().owner.query("update cases set restricted = false where id = $1", [sent.caseId]);
});

test("waits for nobody who changes the case meanwhile", async () => {
  const changing = await db().owner.connect();
  await changing.query("begin");
  await changing.query("select from cases where id = $1 for update", [sent.caseId]);
  await changing.query("select from advisories where case_id = $1 for update", [sent.caseId]);
  try {
    expect(await preview()).toMatchObject({ saved: true });
  } finally {
    await changing.query("rollback");
    changing.release();
  }
});
