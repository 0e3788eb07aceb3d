import { beforeAll, expect, test } from "vitest";
import type { CaseOptions } from "@/db/factories/case";
import { testDatabase } from "@/db/testing/database";
import { IMPACT, VECTOR } from "@/db/testing/journey";
import { REASON_NEEDED } from "@/lib/domain/case/judgement";
import { scoringPage } from "@/lib/queries/scoring";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { editCase } from "@/lib/usecases/cases/edit";
import { reopenCase } from "@/lib/usecases/cases/moves";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { takeBackMove } from "@/lib/usecases/cases/take-back";
import { type Desk, NOW, openDesk, RECEIVED, snapshot } from "@/lib/usecases/cases/testing/desk";
import { decideSsvc } from "./decide-ssvc";
import { judgeImpact } from "./judge-impact";
import { scoreVulnerability } from "./score-vulnerability";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const at = (hours: number) => ({
  actor: desk.people.coordinator.actor,
  now: new Date(NOW.getTime() + hours * 3_600_000),
});
const make = (on: Partial<CaseOptions> = {}) =>
  desk.make.makeCase({ receivedAt: RECEIVED, product: "Example Server", ...on });
const needed = (field: string) => ({
  code: "invalid",
  details: { fields: [{ field, message: REASON_NEEDED }] },
});
const JUDGED = {
  exploitation: "none",
  automatable: "no",
  valueDensity: "diffuse",
  technicalImpact: "partial",
};

test.each([
  ["accepted before it was closed", { state: "acknowledged" }],
  ["public", { state: "acknowledged", isPublic: true, publishedAt: NOW }],
] as const)("in a reopened case that was %s, a changed judgement still needs its reason", async (how, on) => {
  const { id: caseId, vulnerabilityId, reference } = await make(on);
  const flaw = { caseId, vulnerabilityId };
  await scoreVulnerability(at(0), { ...flaw, vector: VECTOR, reason: "As reproduced." });
  await judgeImpact(at(0), { ...flaw, impact: IMPACT, reason: "As reproduced." });
  const ssvc = { ...flaw, ...JUDGED, safetyImpact: "minimal" };
  await decideSsvc(at(0), { ...ssvc, rationale: "As reproduced." });
  if (how !== "public") {
    await acceptCase(at(1), { caseId });
    await rejectCase(at(2), { caseId, outcome: "not_reproducible", reason: "It is gone." });
    await reopenCase(at(3), { caseId, reason: "It is back." });
  }
  const page = await scoringPage(desk.people.coordinator.actor, reference, NOW);
  expect([page?.head.state, page?.reasonNeeded]).toEqual(["acknowledged", true]);
  const before = await snapshot(db(), caseId);
  const vector = VECTOR.replace("PR:N", "PR:L");
  const none = { level: "none", rationale: "" };
  await expect(scoreVulnerability(at(4), { ...flaw, vector })).rejects.toMatchObject(needed("reason"));
  await expect(
    judgeImpact(at(4), { ...flaw, impact: { ...IMPACT, availability: none } }),
  ).rejects.toMatchObject(needed("reason"));
  await expect(decideSsvc(at(4), { ...ssvc, automatable: "yes" })).rejects.toMatchObject(needed("rationale"));
  expect(await snapshot(db(), caseId)).toEqual(before);
});

test("an acceptance that was taken back asks for no reason", async () => {
  const { id: caseId } = await make({ state: "acknowledged", severity: "high", answers: null });
  await acceptCase(at(1), { caseId });
  await takeBackMove(at(1), { caseId });
  await editCase(at(2), { caseId, severity: "" });
  const { rows } = await db().owner.query("select state, severity from cases where id = $1", [caseId]);
  expect(rows).toEqual([{ state: "acknowledged", severity: null }]);
});
