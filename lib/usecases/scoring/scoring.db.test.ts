import { beforeAll, expect, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase, caseRow, firstVulnerability, IMPACT, VECTOR } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { scoringPage } from "@/lib/queries/scoring";
import { addVulnerability } from "./add-vulnerability";
import { editVulnerability } from "./edit-vulnerability";
import { judgeImpact } from "./judge-impact";
import { scoreVulnerability } from "./score-vulnerability";
import { setAffected } from "./set-affected";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let triager: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  triager = await addPerson(db(), { roles: ["triager"], now });
});

const by = () => ({ actor: triager, now });
const BASE_31 = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N";

test("a pasted vector scores the vulnerability and rates the case; every score is kept", async () => {
  const { caseId, reference } = await acceptedCase(triager, now, { cvss: BASE_31 });
  await scoreVulnerability(by(), { caseId, vector: VECTOR, reason: "As reproduced." });
  expect(await caseRow(caseId)).toMatchObject({ severity: "critical", score: "9.3" });
  const later = { actor: triager, now: new Date("2026-11-21T10:00:00Z") };
  await scoreVulnerability(later, { caseId, vector: VECTOR.replace("PR:N", "PR:L") });
  expect(await caseRow(caseId)).toMatchObject({ severity: "high", score: "8.7" });
  const page = await scoringPage(triager, reference);
  const [flaw] = page?.vulnerabilities ?? [];
  expect(flaw?.history.map(({ issuer, score }) => [issuer, score])).toEqual([
    ["team", 8.7],
    ["team", 9.3],
    ["reporter", 6.5],
  ]);
  expect(flaw?.history[1]).toMatchObject({ reason: "As reproduced.", by: "Mara Okoye", vector: VECTOR });
  expect(flaw?.reporter[0]?.vector).toBe(BASE_31);
  const { rows } = await db().owner.query(
    "select data from events where chain_id = $1 and action = 'vulnerability.scored' order by seq limit 1",
    [caseId],
  );
  expect(rows[0].data).toMatchObject({ score: 9.3, severity: "critical" });
  await expect(db().pool.query("update scores set score = 0")).rejects.toThrow(/permission denied/);
});

test("radio choices score like the vector they make, and a missing one is named", async () => {
  const { caseId } = await acceptedCase(triager, now);
  const metrics = { AV: "N", AC: "L", PR: "L", UI: "N", S: "U", C: "H", I: "N", A: "N", E: "X" };
  const { score } = await scoreVulnerability(by(), { caseId, cvss: "3.1", metrics });
  expect(score).toBe(6.5);
  const { AV: _, ...rest } = metrics;
  await expect(scoreVulnerability(by(), { caseId, cvss: "3.1", metrics: rest })).rejects.toMatchObject({
    details: { fields: [{ field: "metrics.AV" }] },
  });
});

test("a bad vector names its first bad metric and changes nothing", async () => {
  const { caseId } = await acceptedCase(triager, now);
  await scoreVulnerability(by(), { caseId, vector: VECTOR });
  const before = await caseRow(caseId);
  await expect(
    scoreVulnerability(by(), { caseId, vector: VECTOR.replace("AC:L", "AC:Q").replace("VC:H", "VC:Z") }),
  ).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field: "vector", message: expect.stringMatching(/^AC has no value Q/) }] },
  });
  expect(await caseRow(caseId)).toEqual(before);
  const { rows } = await db().owner.query("select count(*)::int as n from scores where case_id = $1", [
    caseId,
  ]);
  expect(rows).toEqual([{ n: 1 }]);
});

test("the case is as severe as its worst vulnerability", async () => {
  const { caseId } = await acceptedCase(triager, now);
  const first = await firstVulnerability(caseId);
  const { vulnerabilityId, number } = await addVulnerability(by(), { caseId, title: "Second flaw" });
  expect(number).toBe(2);
  await scoreVulnerability(by(), { caseId, vulnerabilityId: first, vector: VECTOR });
  await scoreVulnerability(by(), { caseId, vulnerabilityId, vector: BASE_31 });
  expect(await caseRow(caseId)).toMatchObject({ severity: "critical", score: "9.3" });
  await expect(scoreVulnerability(by(), { caseId, vector: BASE_31 })).rejects.toMatchObject({
    details: { fields: [{ field: "vulnerabilityId" }] },
  });
});

test("weakness, CVE ID, impact and versions are checked, kept sealed where they tell, and conflicts are noticed", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const vulnerabilityId = await firstVulnerability(caseId);
  const edit = (fields: Record<string, unknown>) =>
    editVulnerability(by(), { caseId, vulnerabilityId, ...fields });
  await edit({ cwe: "787", cve: "cve-2026-00042" });
  const edited = await db().owner.query(
    "select data->'fields' as fields from events where chain_id = $1 and action = 'vulnerability.edited'",
    [caseId],
  );
  expect(edited.rows).toEqual([{ fields: ["cwe", "cve"] }]);
  await expect(edit({ cwe: "CWE-1035" })).rejects.toMatchObject({ details: { fields: [{ field: "cwe" }] } });
  await expect(edit({ cve: "CVE-26-1" })).rejects.toMatchObject({ details: { fields: [{ field: "cve" }] } });
  await judgeImpact(by(), { caseId, vulnerabilityId, impact: IMPACT });
  await expect(
    judgeImpact(by(), {
      caseId,
      vulnerabilityId,
      impact: { ...IMPACT, elevation: { level: "total", rationale: "" } },
    }),
  ).rejects.toMatchObject({ details: { fields: [{ field: "impact.elevation.rationale" }] } });
  const row = { product: "canary-product", introduced: "1.0", lastAffected: "", fixed: "1.2" };
  await setAffected(by(), { caseId, vulnerabilityId, ranges: { 0: row, 3: { product: " ", fixed: "" } } });
  const [flaw] = (await scoringPage(triager, reference))?.vulnerabilities ?? [];
  expect(flaw).toMatchObject({ cweId: "CWE-787", cveId: "CVE-2026-00042", ranges: [row] });
  expect(flaw?.impact[0]).toEqual({ axis: "confidentiality", ...IMPACT.confidentiality });
  const dump = await db().owner.query("select encode(product_sealed, 'escape') as t from affected_ranges");
  expect(JSON.stringify(dump.rows)).not.toContain("canary-product");
  await expect(edit({ seen: 1, title: "Late" })).rejects.toMatchObject({ code: "conflict" });
  await edit({ seen: flaw?.version, title: "In time" });
});

test("roles without scoring are refused, and nothing is written", async () => {
  const { caseId } = await acceptedCase(triager, now);
  for (const roles of [["publisher"], ["auditor"], ["developer"]] as const) {
    const actor = await addPerson(db(), { roles, now });
    await expect(scoreVulnerability({ actor, now }, { caseId, vector: VECTOR })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const { rows } = await db().owner.query("select count(*)::int as n from scores where case_id = $1", [
    caseId,
  ]);
  expect(rows).toEqual([{ n: 0 }]);
});
