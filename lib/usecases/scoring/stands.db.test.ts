import { beforeAll, expect, test } from "vitest";
import type { CaseOptions } from "@/db/factories/case";
import { testDatabase } from "@/db/testing/database";
import { IMPACT } from "@/db/testing/journey";
import { type Desk, NOW, openDesk, RECEIVED, snapshot } from "@/lib/usecases/cases/testing/desk";
import { editVulnerability } from "./edit-vulnerability";
import { judgeImpact } from "./judge-impact";
import { setAffected } from "./set-affected";
import { writeImpactSentence } from "./write-sentence";

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
const ranges = { 0: { product: "Example Server", introduced: "1.0", lastAffected: "", fixed: "1.2" } };

test.each([
  ["what it is called", editVulnerability, { title: "Heap overflow", cwe: "CWE-787", cve: "CVE-2026-00042" }],
  ["what it affects", setAffected, { ranges }],
  ["its impact", judgeImpact, { impact: IMPACT }],
  ["its sentence", writeImpactSentence, { sentence: "Anybody can read every file." }],
] as const)(
  "%s, saved as it stands, raises no version, is no activity and leaves no event",
  async (_, save, input) => {
    const { id: caseId, vulnerabilityId } = await make();
    const first = await save(at(0), { caseId, vulnerabilityId, ...input });
    const before = await snapshot(db(), caseId);
    expect(await save(at(1), { caseId, vulnerabilityId, seen: first.version, ...input })).toEqual(first);
    expect(await snapshot(db(), caseId)).toEqual(before);
  },
);

test("of a form that sends all it shows, only what differs is told", async () => {
  const { id: caseId, vulnerabilityId } = await make();
  const form = { caseId, vulnerabilityId, title: "Heap overflow", cwe: "CWE-787", cve: "" };
  await editVulnerability(at(0), form);
  await editVulnerability(at(1), { ...form, cwe: "" });
  const { rows } = await db().owner.query(
    "select data->'fields' as fields from events where chain_id = $1 and action = 'vulnerability.edited' order by seq",
    [caseId],
  );
  expect(rows.map(({ fields }) => fields)).toEqual([["title", "cwe"], ["cwe"]]);
});

test("what a product is called is affected anew once it stands in the register", async () => {
  const { id: caseId, vulnerabilityId } = await make();
  const relay = { 0: { ...ranges[0], product: "Relay" } };
  const first = await setAffected(at(0), { caseId, vulnerabilityId, ranges: relay });
  await desk.make.makeProduct("Relay");
  const second = await setAffected(at(1), { caseId, vulnerabilityId, ranges: relay });
  expect(second.version).toBe(first.version + 1);
});

test("an impact that stands is said again where it is said why", async () => {
  const { id: caseId, vulnerabilityId } = await make();
  const first = await judgeImpact(at(0), { caseId, vulnerabilityId, impact: IMPACT });
  const reason = "Tested on three nodes.";
  const second = await judgeImpact(at(1), { caseId, vulnerabilityId, impact: IMPACT, reason });
  expect(second.version).toBe(first.version + 1);
});
