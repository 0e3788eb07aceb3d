import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase } from "@/db/testing/journey";
import { addPublishingTeam, type PublishingTeam } from "@/db/testing/publishing-team";
import { builtinPolicy } from "@/lib/domain/policy/builtin";
import { planFix } from "@/lib/usecases/cases/moves";
import { boardAt } from "./board";

const db = testDatabase();
// Still 19 November where the team is.
const now = new Date("2026-11-20T04:00:00Z");
let team: PublishingTeam;
beforeAll(async () => {
  const { calendar } = builtinPolicy("Example Project");
  await setUpInstance(db().owner, { policy: { calendar: { ...calendar, timeZone: "America/New_York" } } });
  team = await addPublishingTeam(db(), now);
});

test("a fix that may be promised for today is expected today, by the day of the policy", async () => {
  const { caseId } = await acceptedCase(team.triager, now);
  const { coordinator } = team;
  await planFix(
    { actor: coordinator, now },
    { caseId, ownerId: coordinator.personId, expectedResolutionAt: "2026-11-19" },
  );
  const { rows } = await boardAt({ actor: coordinator, now }, { q: "" });
  expect(rows.map(({ why }) => why)).toEqual([expect.stringContaining("ix expected today")]);
});
