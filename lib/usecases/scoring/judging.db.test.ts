import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase, caseRow, firstVulnerability, IMPACT, VECTOR } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { REASON_NEEDED } from "@/lib/domain/case/judgement";
import { factsOfCase } from "@/lib/queries/advisory-facts";
import { casePage } from "@/lib/queries/case-page";
import { scoringPage } from "@/lib/queries/scoring";
import { read } from "@/lib/server/read";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { editCase } from "@/lib/usecases/cases/edit";
import { rateByHand } from "@/lib/usecases/cases/rate-by-hand";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { addVulnerability } from "./add-vulnerability";
import { askSecondScorer } from "./ask-second-scorer";
import { decideSsvc } from "./decide-ssvc";
import { judgeImpact } from "./judge-impact";
import { recordScore } from "./record-score";
import { scoreVulnerability } from "./score-vulnerability";
import { writeImpactSentence } from "./write-sentence";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let triager: PersonActor;
let coordinator: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  triager = await addPerson(db(), { roles: ["triager"], now });
  coordinator = await addPerson(db(), { name: "Selin Ekici", roles: ["coordinator"], now });
});

const by = (at = now) => ({ actor: triager, now: at });
const later = new Date("2026-11-21T10:00:00Z");
const reason = "As reproduced.";
const flawOf = async (reference: string) => (await scoringPage(triager, reference, now))?.vulnerabilities[0];
const needsReason = (field: string) => ({
  code: "invalid",
  details: { fields: [{ field, message: REASON_NEEDED }] },
});
async function sealedReasons(caseId: string, action: string): Promise<boolean[]> {
  const { rows } = await db().owner.query(
    "select sealed is not null as sealed from events where chain_id = $1 and action = $2 order by seq",
    [caseId, action],
  );
  return rows.map((row) => row.sealed);
}

const ANSWERS = {
  exploitation: "none",
  automatable: "yes",
  valueDensity: "concentrated",
  technicalImpact: "total",
  safetyImpact: "minimal",
};

test("threat and environment make an overall score that rates and publishes nothing", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  await scoreVulnerability(by(), { caseId, vector: `${VECTOR}/E:U/CR:L`, reason });
  expect(await caseRow(caseId)).toMatchObject({ severity: "critical", score: "9.3" });
  const flaw = await flawOf(reference);
  expect(flaw?.current[0]).toMatchObject({ score: 9.3, severity: "critical", vector: `${VECTOR}/E:U/CR:L` });
  const overall = flaw?.current[0]?.overall;
  expect(overall?.severity).toBe("high");
  expect(flaw?.history[0]?.overall).toEqual(overall);
  expect((await casePage(triager, reference, now))?.vulnerabilities[0]?.team?.overall).toEqual(overall);
  const { pulled } = await read(triager, (reading) => factsOfCase(reading, caseId));
  expect(pulled).toMatchObject({
    severity: "critical",
    vectors: [{ version: "4.0", vector: VECTOR, score: 9.3 }],
  });
  const { rows } = await db().owner.query(
    "select data from events where chain_id = $1 and action = 'vulnerability.scored'",
    [caseId],
  );
  expect(rows[0].data).toMatchObject({ score: 9.3, overallScore: overall?.score });
});

test("after acceptance a changed score needs its reason; the first one that leaves the severity needs none", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const high = VECTOR.replace("PR:N", "PR:L");
  await scoreVulnerability(by(), { caseId, vector: high });
  const before = await caseRow(caseId);
  await expect(scoreVulnerability(by(), { caseId, vector: VECTOR })).rejects.toMatchObject(
    needsReason("reason"),
  );
  expect(await caseRow(caseId)).toEqual(before);
  expect((await flawOf(reference))?.history).toHaveLength(1);
  await scoreVulnerability(by(), { caseId, vector: high });
  await scoreVulnerability(by(later), { caseId, vector: VECTOR, reason });
  expect(await sealedReasons(caseId, "vulnerability.scored")).toEqual([false, false, true]);
  const dump = await db().owner.query(
    "select encode(sealed, 'escape') as t from events where sealed is not null",
  );
  expect(JSON.stringify(dump.rows)).not.toContain(reason);
});

test("a rating by hand needs a reason of its own once the report was accepted", async () => {
  const { caseId } = await acceptedCase(triager, now);
  await expect(
    editCase(by(), { caseId, severity: "low", severityReason: "Reachable." }),
  ).rejects.toMatchObject(needsReason("severityReason"));
  await expect(editCase(by(), { caseId, severity: "", severityReason: "" })).rejects.toMatchObject(
    needsReason("severityReason"),
  );
  await editCase(by(), { caseId, severity: "low", severityReason: "Only on the bench." });
  expect(await caseRow(caseId)).toMatchObject({ severity: "low" });
  // The rating that came with accepting, and this one.
  expect(await sealedReasons(caseId, "case.edited")).toEqual([true, true]);
});

test("a rating that comes with accepting, or from a list, stands in the audit with its reason", async () => {
  const sent = await sendReport(now);
  const rating = { severity: "high", severityReason: "Reachable without an account." };
  await acceptCase(by(), { caseId: sent.caseId, product: "Example Server", ...rating });
  expect(await sealedReasons(sent.caseId, "case.edited")).toEqual([true]);
  await rateByHand(by(later), {
    caseId: sent.caseId,
    severity: "low",
    severityReason: "Only on a test system.",
  });
  const { rows } = await db().owner.query(
    "select data from events where chain_id = $1 and action = 'case.edited' order by seq",
    [sent.caseId],
  );
  expect(rows.map(({ data }) => data.severity)).toEqual(["high", "low"]);
  expect(await sealedReasons(sent.caseId, "case.edited")).toEqual([true, true]);
  const page = await casePage(triager, sent.reference, now);
  expect(page?.timeline).toContainEqual(
    expect.objectContaining({
      words: "rated it High by hand, and edited the product in words",
      reason: rating.severityReason,
    }),
  );
});

test("a changed impact needs its reason; every board that was judged can be read", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const vulnerabilityId = await firstVulnerability(caseId);
  const judge = (impact: object, why = "") =>
    judgeImpact(by(), { caseId, vulnerabilityId, impact, reason: why });
  await judge(IMPACT);
  await judge({ ...IMPACT, integrity: { level: "total", rationale: "Better said." } });
  const changed = { ...IMPACT, availability: { level: "total", rationale: "Every node stops." } };
  await expect(judge(changed)).rejects.toMatchObject(needsReason("reason"));
  await judge(changed, "Tested on three nodes.");
  const history = (await flawOf(reference))?.impactHistory ?? [];
  expect(
    history.map(({ levels, reason: why, by: name }) => [
      levels.find(({ axis }) => axis === "availability")?.level,
      why,
      name,
    ]),
  ).toEqual([
    ["total", "Tested on three nodes.", "Mara Okoye"],
    ["limited", null, "Mara Okoye"],
    ["limited", null, "Mara Okoye"],
  ]);
});

test("SSVC decides by the tree, counts for the case by its most pressing vulnerability, and keeps every decision", async () => {
  const { caseId, reference } = await acceptedCase(triager, now, { exploited: "yes" });
  const vulnerabilityId = await firstVulnerability(caseId);
  expect((await caseRow(caseId))?.priority).toBe("urgent");
  const first = await decideSsvc(by(), { caseId, vulnerabilityId, ...ANSWERS });
  expect(first.decision).toBe("out_of_cycle");
  expect(await caseRow(caseId)).toMatchObject({ ssvc: "out_of_cycle", priority: "high" });
  const second = await addVulnerability(by(), { caseId, title: "Second flaw" });
  // The claim counts again: nobody has judged whether it is about the second one.
  expect(await caseRow(caseId)).toMatchObject({ ssvc: "out_of_cycle", priority: "urgent" });
  await decideSsvc(by(), {
    caseId,
    vulnerabilityId: second.vulnerabilityId,
    ...ANSWERS,
    technicalImpact: "partial",
    automatable: "no",
    valueDensity: "diffuse",
  });
  expect(await caseRow(caseId)).toMatchObject({ ssvc: "out_of_cycle", priority: "high" });
  const attacked = { caseId, vulnerabilityId, ...ANSWERS, exploitation: "active" };
  await expect(decideSsvc(by(), attacked)).rejects.toMatchObject(needsReason("rationale"));
  await decideSsvc(by(later), { ...attacked, rationale: "Seen in the logs of two installations." });
  expect(await caseRow(caseId)).toMatchObject({ ssvc: "immediate", priority: "urgent" });
  expect((await flawOf(reference))?.ssvc.map(({ decision, rationale }) => [decision, rationale])).toEqual([
    ["immediate", "Seen in the logs of two installations."],
    ["out_of_cycle", null],
  ]);
  await expect(
    decideSsvc(by(), { caseId, vulnerabilityId, ...ANSWERS, utility: "x", automatable: "maybe" }),
  ).rejects.toMatchObject({
    details: { fields: [{ field: "automatable" }] },
  });
  await expect(db().pool.query("update ssvc_decisions set decision = 'defer'")).rejects.toThrow(
    /permission denied/,
  );
});

test("others’ scores stand beside the team’s, each issuer with its own history", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const record = (fields: object, at = now) => recordScore(by(at), { caseId, vector: VECTOR, ...fields });
  await expect(record({ issuer: "database" })).rejects.toMatchObject({
    details: { fields: [{ field: "issuerName" }] },
  });
  await expect(record({ issuer: "team" })).rejects.toMatchObject({
    details: { fields: [{ field: "issuer" }] },
  });
  await expect(
    record({ issuer: "cna", issuerName: "Example", vector: "CVSS:4.0/AV:Q" }),
  ).rejects.toMatchObject({
    details: { fields: [{ field: "vector", message: expect.stringMatching(/^AV has no value Q/) }] },
  });
  await record({ issuer: "database", issuerName: "NVD" });
  await record({ issuer: "database", issuerName: "NVD", vector: VECTOR.replace("VC:H", "VC:N") }, later);
  await record({ issuer: "vendor", issuerName: "Harbor Linux", reason: "https://example.org/1" });
  await record({ issuer: "reporter", vector: `${VECTOR}/E:A` });
  const flaw = await flawOf(reference);
  expect(flaw?.others.map(({ issuer, issuerName, score }) => [issuer, issuerName, score])).toEqual([
    ["database", "NVD", 8.8],
    ["vendor", "Harbor Linux", 9.3],
  ]);
  expect(flaw?.reporter[0]).toMatchObject({ score: 9.3, by: "Mara Okoye", issuerName: null });
  expect(flaw?.history).toHaveLength(4);
  expect(await caseRow(caseId)).toMatchObject({ severity: "high", score: null });
});

test("the sentence is generated, can be worded, and is noticed when the metrics change under it", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const vulnerabilityId = await firstVulnerability(caseId);
  const word = (sentence: string) => writeImpactSentence(by(), { caseId, vulnerabilityId, sentence });
  await scoreVulnerability(by(), { caseId, vector: VECTOR, reason });
  const said = (await flawOf(reference))?.sentence.metricsSay;
  expect(said).toBe("An unauthenticated attacker over the network can take full control of the system.");
  await word("canary-sentence: anybody takes the server over.");
  expect((await flawOf(reference))?.sentence).toEqual({
    edited: { text: "canary-sentence: anybody takes the server over.", metricsSaid: said },
    metricsSay: said,
  });
  const dump = await db().owner.query(
    "select encode(impact_sentence_sealed, 'escape') as t from vulnerabilities",
  );
  expect(JSON.stringify(dump.rows)).not.toContain("canary-sentence");
  await scoreVulnerability(by(later), { caseId, vector: VECTOR.replace("PR:N", "PR:L"), reason });
  const sentence = (await flawOf(reference))?.sentence;
  expect(sentence?.metricsSay).not.toBe(sentence?.edited?.metricsSaid);
  await word("");
  expect((await flawOf(reference))?.sentence.edited).toBeNull();
  await word(sentence?.metricsSay ?? "");
  expect((await flawOf(reference))?.sentence.edited).toBeNull();
});

test("a second scorer is somebody else who may score this case; a note names them and a mail asks", async () => {
  const { caseId, reference } = await acceptedCase(triager, now);
  const developer = await addPerson(db(), { roles: ["developer"], now });
  const ask = (personId: string) => askSecondScorer(by(), { caseId, personId, about: "Is PR:N right?" });
  for (const personId of [triager.personId, developer.personId, caseId])
    await expect(ask(personId)).rejects.toMatchObject({ details: { fields: [{ field: "personId" }] } });
  await ask(coordinator.personId);
  const page = await casePage(triager, reference, now);
  expect(page?.timeline).toContainEqual(
    expect.objectContaining({ voice: "internal", body: expect.stringMatching(/^Selin Ekici, please score/) }),
  );
  const { rows } = await db().owner.query(
    `select m.person_id, n.template from mentions m join notices n on n.case_id = m.case_id and n.person_id = m.person_id
     where m.case_id = $1 and n.template = 'question'`,
    [caseId],
  );
  expect(rows).toEqual([{ person_id: coordinator.personId, template: "question" }]);
  const watching = await db().owner.query("select person_id from case_watchers where case_id = $1", [caseId]);
  expect(watching.rows).toContainEqual({ person_id: coordinator.personId });
  await restrictCase({ actor: coordinator, now }, { caseId, restricted: true });
  await expect(
    askSecondScorer({ actor: coordinator, now }, { caseId, personId: triager.personId }),
  ).rejects.toMatchObject({ code: "invalid" });
});
