import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import {
  ADVISORY_TEXT,
  AFFECTED,
  advisoryVersion,
  caseReadyToPublish,
  firstVulnerability,
  VECTOR,
} from "@/db/testing/journey";
import { addPublishingTeam, type PublishingTeam } from "@/db/testing/publishing-team";
import { publicAdvisory } from "@/lib/queries/advisories";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { editVulnerability } from "@/lib/usecases/scoring/edit-vulnerability";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { setAffected } from "@/lib/usecases/scoring/set-affected";
import { approveAdvisory } from "./approve";
import { scheduleAndPublish } from "./publish";
import { refreshAdvisory, saveAdvisory } from "./save";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let team: PublishingTeam;
beforeAll(async () => {
  await setUpInstance(db().owner);
  team = await addPublishingTeam(db(), now);
});

const ready = () => caseReadyToPublish(team, now);
const seen = async (caseId: string) => ({ caseId, seen: await advisoryVersion(caseId) });

test("two who edit: the second is told, and nothing of the first is lost", async () => {
  const { caseId } = await ready();
  const both = await seen(caseId);
  await saveAdvisory({ actor: team.triager, now }, { ...both, ...ADVISORY_TEXT, title: "First" });
  await expect(
    saveAdvisory({ actor: team.coordinator, now }, { ...both, ...ADVISORY_TEXT, title: "Second" }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("rows of a form become lists, blank ones are left out, and addresses must be https", async () => {
  const { caseId } = await ready();
  const form = {
    ...ADVISORY_TEXT,
    affected: {
      0: ADVISORY_TEXT.affected[0],
      1: { product: "", introduced: "", lastAffected: "", fixed: "" },
    },
    references: { 0: { label: "Bad", url: "javascript:alert(1)" } },
  };
  await expect(
    saveAdvisory({ actor: team.triager, now }, { ...(await seen(caseId)), ...form }),
  ).rejects.toMatchObject({ details: { fields: [{ field: "references.0.url" }] } });
  await saveAdvisory({ actor: team.triager, now }, { ...(await seen(caseId)), ...form, references: {} });
  for (const actor of [team.publisher, await addPerson(db(), { roles: ["developer"], now })])
    await expect(
      saveAdvisory({ actor, now }, { ...(await seen(caseId)), ...ADVISORY_TEXT }),
    ).rejects.toMatchObject({ code: "forbidden" });
});

test("a save says what became of the text before it: a draft, an approved one, one that is public", async () => {
  const { caseId } = await ready();
  const save = async (title: string) =>
    saveAdvisory({ actor: team.triager, now }, { ...(await seen(caseId)), ...ADVISORY_TEXT, title });
  expect(await save("A")).toMatchObject({ before: "draft" });
  expect(await save("A")).toMatchObject({ before: null });
  await approveAdvisory({ actor: team.publisher, now }, await seen(caseId));
  expect(await save("B")).toMatchObject({ before: "approved" });
  await approveAdvisory({ actor: team.publisher, now }, await seen(caseId));
  await scheduleAndPublish({ actor: team.coordinator, now }, await seen(caseId));
  expect(await save("C")).toMatchObject({ before: "published" });
});

test("a fresh draft says all the case has, and only what changed since is named", async () => {
  const by = { actor: team.triager, now };
  const { caseId, reference } = await sendReport(now);
  const vulnerabilityId = await firstVulnerability(caseId);
  await scoreVulnerability(by, { caseId, vector: VECTOR });
  await editVulnerability(by, {
    caseId,
    vulnerabilityId,
    cwe: "787",
    cve: "CVE-2026-12345",
  });
  await setAffected(by, { caseId, vulnerabilityId, ranges: AFFECTED });
  await acceptCase(by, { caseId, product: "Example Server" });
  const page = () => advisoryPage(team.triager, reference);
  expect((await page())?.advisory).toMatchObject({
    outdated: [],
    content: {
      severity: "critical",
      vectors: [{ vector: VECTOR }],
      cves: ["CVE-2026-12345"],
      affected: AFFECTED,
    },
  });
  await scoreVulnerability(by, { caseId, vector: VECTOR.replace("PR:N", "PR:L"), reason: "Needs a user." });
  expect((await page())?.advisory?.outdated.map(({ fact }) => fact)).toEqual(["severity", "vectors"]);
});

test("a range that contradicts itself is refused, naming its field", async () => {
  const { caseId } = await ready();
  const affected = [{ product: "Example Server", introduced: "2.0.0", lastAffected: "2.8.3", fixed: "1.0" }];
  const fault = (field: string) => ({ code: "invalid", details: { fields: [{ field }] } });
  await expect(
    saveAdvisory({ actor: team.triager, now }, { ...(await seen(caseId)), ...ADVISORY_TEXT, affected }),
  ).rejects.toMatchObject(fault("affected.0.fixed"));
  const recorded = { caseId, vulnerabilityId: await firstVulnerability(caseId), ranges: affected };
  await expect(setAffected({ actor: team.triager, now }, recorded)).rejects.toMatchObject(
    fault("ranges.0.fixed"),
  );
});

test("what no database column can hold is replaced when the text is saved, so that it can be published", async () => {
  const { caseId, reference } = await ready();
  await saveAdvisory(
    { actor: team.triager, now },
    { ...(await seen(caseId)), ...ADVISORY_TEXT, details: "NUL \0 and half a pair \ud800.", title: "T\0" },
  );
  await approveAdvisory({ actor: team.publisher, now }, await seen(caseId));
  await scheduleAndPublish({ actor: team.coordinator, now }, await seen(caseId));
  expect((await publicAdvisory(reference))?.content).toMatchObject({
    title: "T\uFFFD",
    details: "NUL \uFFFD and half a pair \uFFFD.",
  });
});

test("facts are not taken from the case over a text that is not saved", async () => {
  const { caseId } = await ready();
  const caller = { actor: team.triager, now };
  const typed = { ...(await seen(caseId)), ...ADVISORY_TEXT };
  await expect(refreshAdvisory(caller, { ...typed, details: "Only typed." })).rejects.toMatchObject({
    code: "invalid",
    publicMessage: expect.stringContaining("save what you wrote first"),
  });
  await refreshAdvisory(caller, typed);
});
