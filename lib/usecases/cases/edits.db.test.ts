import { beforeAll, describe, expect, test } from "vitest";
import type { MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { IMPACT } from "@/db/testing/journey";
import { CASE_EDITS, type CaseEdit, editLock } from "@/lib/domain/case/edits";
import { embargoMoveOf } from "@/lib/domain/case/embargo-move";
import { CASE_STATES, type CaseState } from "@/lib/domain/case/states";
import { caseAudit } from "@/lib/queries/case-audit";
import type { AppError } from "@/lib/server/errors";
import type { UseCase } from "@/lib/server/use-case";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { refreshAdvisory, saveAdvisory } from "@/lib/usecases/advisories/save";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { addVulnerability } from "@/lib/usecases/scoring/add-vulnerability";
import { askSecondScorer } from "@/lib/usecases/scoring/ask-second-scorer";
import { decideSsvc } from "@/lib/usecases/scoring/decide-ssvc";
import { editVulnerability } from "@/lib/usecases/scoring/edit-vulnerability";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { recordScore } from "@/lib/usecases/scoring/record-score";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { setAffected } from "@/lib/usecases/scoring/set-affected";
import { writeImpactSentence } from "@/lib/usecases/scoring/write-sentence";
import { assignCase } from "./assign";
import { editCase } from "./edit";
import { rateByHand } from "./rate-by-hand";
import { decideBranch, recordFix } from "./record-fix";
import { restrictCase } from "./restrict";
import { type Desk, makePublishable, NOW, openDesk, RECEIVED, snapshot, VECTOR } from "./testing/desk";
import { addNote } from "./write";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

type Edit = { edit: CaseEdit; perform: UseCase<unknown>; input: (made: MadeCase) => Record<string, unknown> };

const SSVC = {
  exploitation: "none",
  automatable: "no",
  valueDensity: "diffuse",
  technicalImpact: "partial",
  safetyImpact: "minimal",
};
const TEXT = { title: "T", summary: "S", details: "D", workaround: "" };

const EDITS: Record<string, Edit> = {
  "the facts": { edit: "facts", perform: editCase, input: () => ({ title: "Another title" }) },
  "a rating by hand": {
    edit: "facts",
    perform: rateByHand,
    input: () => ({ severity: "low", severityReason: "Only with an account." }),
  },
  "the embargo": {
    edit: "embargo",
    perform: editCase,
    input: () => ({ embargoUntil: "2026-12-04T15:00:00Z" }),
  },
  "the assignee": {
    edit: "assignee",
    perform: assignCase,
    input: () => ({ personId: desk.people.developer.id }),
  },
  "a score": { edit: "score", perform: scoreVulnerability, input: () => ({ vector: VECTOR }) },
  "the impact": { edit: "score", perform: judgeImpact, input: () => ({ impact: IMPACT }) },
  "an SSVC decision": { edit: "score", perform: decideSsvc, input: () => SSVC },
  "somebody else's score": {
    edit: "score",
    perform: recordScore,
    input: () => ({ issuer: "database", issuerName: "NVD", vector: VECTOR }),
  },
  "the sentence of the impact": {
    edit: "score",
    perform: writeImpactSentence,
    input: () => ({ sentence: "Anybody can read every file." }),
  },
  "a question for a second score": {
    edit: "score",
    perform: askSecondScorer,
    input: () => ({ personId: desk.people.triager.id }),
  },
  "the affected versions": { edit: "score", perform: setAffected, input: () => ({ ranges: [] }) },
  "a vulnerability's name": { edit: "score", perform: editVulnerability, input: () => ({ title: "Named" }) },
  "another vulnerability": { edit: "score", perform: addVulnerability, input: () => ({ title: "Second" }) },
  "the fix": { edit: "fix", perform: recordFix, input: () => ({ fixReference: "commit 4711" }) },
  "a branch": {
    edit: "fix",
    perform: decideBranch,
    input: () => ({ branchId: desk.product.branchIds[0], decision: "fix" }),
  },
  "the advisory": { edit: "advisory", perform: saveAdvisory, input: () => ({ seen: 1, ...TEXT }) },
  "the advisory's facts": { edit: "advisory", perform: refreshAdvisory, input: () => ({ seen: 1 }) },
  "an approval": { edit: "advisory", perform: approveAdvisory, input: () => ({ seen: 1 }) },
  "a credit": {
    edit: "credit",
    perform: offerCredit,
    input: ({ reporterId }) => ({
      participantId: reporterId,
      type: "finder",
      naming: "name",
      name: "Ada Example",
    }),
  },
  "who sees it": { edit: "access", perform: restrictCase, input: () => ({ restricted: "yes" }) },
};

async function make(state: CaseState, isPublic = state === "published"): Promise<MadeCase> {
  const made = await desk.make.makeCase({
    receivedAt: RECEIVED,
    productId: desk.product.id,
    state,
    isPublic,
    publishedAt: isPublic ? RECEIVED : null,
    resumeState: state === "needs_info" ? "remediating" : null,
    severity: "critical",
  });
  await makePublishable(desk, db(), made);
  return made;
}

async function outcome({ perform, input }: Edit, made: MadeCase): Promise<string | null> {
  const caller = { actor: desk.people.coordinator.actor, now: NOW };
  return perform(caller, { caseId: made.id, ...input(made) }).then(
    () => null,
    (error: AppError) => {
      expect(error.code).toBe("conflict");
      return error.publicMessage;
    },
  );
}

test("every kind of edit is tried here", () => {
  expect([...new Set(Object.values(EDITS).map(({ edit }) => edit))].sort()).toEqual([...CASE_EDITS].sort());
});

describe.each(Object.entries(EDITS))("%s", (_name, edit) => {
  test.each(CASE_STATES)("of a case that is %s, changed or refused as the rule says", async (state) => {
    const made = await make(state);
    const before = await snapshot(db(), made.id);
    const resumeState = state === "needs_info" ? "remediating" : null;
    const lock = editLock(edit.edit, { state, resumeState, isPublic: state === "published" });
    const refused = await outcome(edit, made);
    // The factories' score is newer than the advisory's text, so an approval that is not locked says just that; and it stands
    // against a rating by hand.
    if (edit.perform === approveAdvisory && lock === null) expect(refused).toContain("Refresh the advisory");
    else if (edit.perform === rateByHand && lock === null) expect(refused).toContain("scored with CVSS");
    else expect(refused).toBe(lock);
    if (refused !== null) expect(await snapshot(db(), made.id)).toEqual(before);
  });
});

test("a branch decided on an older view is refused, and the first decision stays", async () => {
  const made = await make("remediating");
  const [branchId] = desk.product.branchIds;
  const decide = (decision: string) =>
    decideBranch(
      { actor: desk.people.coordinator.actor, now: NOW },
      { caseId: made.id, version: 1, branchId, decision },
    );
  await decide("fix");
  await expect(decide("wont_fix")).rejects.toMatchObject({
    code: "conflict",
    details: { current: { version: 2 } },
  });
  const { rows } = await db().owner.query("select decision from branch_decisions where case_id = $1", [
    made.id,
  ]);
  expect(rows).toEqual([{ decision: "fix" }]);
});

test("a moved embargo says from when to when, and a message in the audit says whose it is", async () => {
  const made = await make("accepted");
  const { actor } = desk.people.coordinator;
  const move = (embargoUntil: string) => editCase({ actor, now: NOW }, { caseId: made.id, embargoUntil });
  await move("2026-12-04T15:00:00Z");
  await move("2026-12-18T15:00:00Z");
  await move("");
  const { messageId } = await addNote({ actor, now: NOW }, { caseId: made.id, body: "Agreed by mail." });
  const audit = await caseAudit(desk.people.auditor.actor, made.reference, NOW);
  const moves = audit?.rows.flatMap(({ data }) => embargoMoveOf(data) ?? []);
  expect(moves?.map(({ embargoFrom, embargoTo }) => [embargoFrom, embargoTo])).toEqual([
    [null, "2026-12-04T15:00:00.000Z"],
    ["2026-12-04T15:00:00.000Z", "2026-12-18T15:00:00.000Z"],
    ["2026-12-18T15:00:00.000Z", null],
  ]);
  expect(audit?.names.get(messageId)).toMatch(/^note of .+, 2026-\d\d-\d\d, \d\d:\d\d UTC$/);
});

test.each(["embargoUntil", "expectedResolutionAt"])(
  "%s of a year that nobody can mean is refused on its field",
  async (field) => {
    const made = await make("accepted");
    const caller = { actor: desk.people.coordinator.actor, now: NOW };
    const typed = field === "embargoUntil" ? "0000-01-01T00:00Z" : "0000-01-01";
    await expect(editCase(caller, { caseId: made.id, [field]: typed })).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ field, message: "Enter a year from 1970 to 9999." }] },
    });
  },
);
