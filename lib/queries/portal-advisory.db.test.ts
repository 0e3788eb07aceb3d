import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { addPublishingTeam } from "@/db/testing/publishing-team";
import { publicAdvisory } from "@/lib/queries/advisories";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { publishAdvisory } from "@/lib/usecases/advisories/publish";
import { schedulePublication } from "@/lib/usecases/cases/moves";
import { answerCredit } from "@/lib/usecases/credits/answer";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { advisoryPreview } from "./portal-advisory";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let team: Awaited<ReturnType<typeof addPublishingTeam>>;

beforeAll(async () => {
  await setUpInstance(db().owner);
  team = await addPublishingTeam(db(), now);
});

test("the reporter reads before publication what is published, once its text is approved", async () => {
  const { caseId, reference, actor } = await caseReadyToPublish(team, now);
  const by = { actor: team.coordinator, now };
  const offer = { caseId, participantId: actor.participantId, type: "finder", naming: "pseudonym" } as const;
  const { creditId } = await offerCredit(by, { ...offer, name: "nightjar" });
  await answerCredit({ actor, now }, { caseId, creditId, answer: "as_shown" });
  expect(await advisoryPreview(actor)).toBeNull();
  const seen = { caseId, seen: await advisoryVersion(caseId) };
  await approveAdvisory({ actor: team.publisher, now }, seen);

  const preview = await advisoryPreview(actor);
  expect(preview?.content.timeline.map(({ step }) => step)).toEqual([
    "reported",
    "acknowledged",
    "confirmed",
    "fixed",
  ]);
  expect(preview?.credits).toEqual([{ name: "nightjar", link: null, type: "finder" }]);
  await schedulePublication(by, { caseId });
  await publishAdvisory({ actor: team.publisher, now }, seen);
  expect(await publicAdvisory(reference)).toMatchObject({
    content: preview?.content,
    credits: preview?.credits,
  });
});
