import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ADVISORY_TEXT, advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { addPublishingTeam, type PublishingTeam } from "@/db/testing/publishing-team";
import { read } from "@/lib/server/read";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import { caseTexts } from "./case-texts";
import { advisoryPage } from "./desk-advisories";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let team: PublishingTeam;
beforeAll(async () => {
  await setUpInstance(db().owner);
  team = await addPublishingTeam(db(), now);
});

test("a text that is changed after its approval stands beside the approved one, until something is public", async () => {
  const { caseId, reference } = await caseReadyToPublish(team, now);
  const seen = async () => ({ caseId, seen: await advisoryVersion(caseId) });
  const approve = async () => approveAdvisory({ actor: team.publisher, now }, await seen());
  const save = async (summary: string) =>
    saveAdvisory({ actor: team.triager, now }, { ...(await seen()), ...ADVISORY_TEXT, summary });
  const shown = async () => (await advisoryPage(team.publisher, reference))?.advisory;

  expect((await shown())?.approvedBefore).toBeNull();
  await approve();
  expect((await shown())?.approvedBefore).toBeNull();
  await save("Another summary.");
  expect((await shown())?.approvedBefore?.summary).toBe(ADVISORY_TEXT.summary);
  await approve();
  expect((await shown())?.approvedBefore).toBeNull();
  await save("A third summary.");
  expect((await shown())?.approvedBefore?.summary).toBe("Another summary.");

  await approve();
  await scheduleAndPublish({ actor: team.coordinator, now }, await seen());
  await save("A fourth summary.");
  expect(await shown()).toMatchObject({ approvedBefore: null, released: { summary: "A third summary." } });
});

test("a kept text is sealed, and no part of what is searched", async () => {
  const { caseId } = await caseReadyToPublish(team, now);
  await approveAdvisory({ actor: team.publisher, now }, { caseId, seen: await advisoryVersion(caseId) });
  const { rows } = await db().owner.query(
    "select data, sealed from events where chain_id = $1 and action = 'advisory.text_kept'",
    [caseId],
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows[0].data)).not.toContain(ADVISORY_TEXT.title);
  expect(rows[0].sealed.toString("latin1")).not.toContain(ADVISORY_TEXT.title);
  const texts = await read(team.coordinator, async ({ tx, vaults }) =>
    caseTexts(tx, await vaults.ofCase(caseId), caseId),
  );
  expect(texts.join("\n")).not.toContain(ADVISORY_TEXT.details);
});
