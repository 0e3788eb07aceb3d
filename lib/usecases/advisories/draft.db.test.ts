import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase, firstVulnerability, VECTOR } from "@/db/testing/journey";
import { addPublishingTeam, type PublishingTeam } from "@/db/testing/publishing-team";
import { casePage } from "@/lib/queries/case-page";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import type { Vault } from "@/lib/server/crypto/vault";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { addVulnerability } from "@/lib/usecases/scoring/add-vulnerability";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { setAffected } from "@/lib/usecases/scoring/set-affected";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let team: PublishingTeam;
beforeAll(async () => {
  await setUpInstance(db().owner);
  team = await addPublishingTeam(db(), now);
});
const by = () => ({ actor: team.triager, now });

const ranges = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    product: "Example Server",
    introduced: `${at}.0`,
    lastAffected: "",
    fixed: `${at}.1`,
  }));

/** A new case, scored, with two vulnerabilities. */
async function twoFlaws() {
  const { caseId, reference } = await sendReport(now);
  const first = await firstVulnerability(caseId);
  const { vulnerabilityId: second } = await addVulnerability(by(), { caseId, title: "Second" });
  for (const vulnerabilityId of [first, second])
    await scoreVulnerability(by(), { caseId, vulnerabilityId, vector: VECTOR });
  return { caseId, reference, first, second };
}

async function vaultOf(caseId: string): Promise<Vault> {
  const { pool, keyring } = services();
  return inTransaction(pool, { type: "system", task: "test" }, "read only", (tx) =>
    new Vaults(tx, keyring).ofCase(caseId),
  );
}

/** Puts ranges behind the use case's back, as they were stored before a case had a bound. */
async function putRanges(caseId: string, vulnerabilityId: string, count: number): Promise<void> {
  const vault = await vaultOf(caseId);
  for (const [position, { product, introduced, fixed }] of ranges(count).entries()) {
    const id = randomUUID();
    await db().owner.query(
      "insert into affected_ranges (id, case_id, vulnerability_id, product_sealed, introduced, fixed, position) values ($1, $2, $3, $4, $5, $6, $7)",
      [
        id,
        caseId,
        vulnerabilityId,
        vault.seal("affected_ranges.product_sealed", id, product),
        introduced,
        fixed,
        position,
      ],
    );
  }
}

test("a product of blanks is none: the case is accepted with another one, and opens", async () => {
  const { caseId, reference } = await sendReport(now, { product_name: "   " });
  await scoreVulnerability(by(), { caseId, vector: VECTOR });
  await expect(acceptCase(by(), { caseId })).rejects.toMatchObject({
    details: { missing: ["affected_product"] },
  });
  await acceptCase(by(), { caseId, product: "Example Server" });
  expect(await casePage(team.triager, reference, now)).toMatchObject({ state: "accepted" });
});

test("a case that was stored with a product of blanks opens once it is accepted", async () => {
  const { caseId, reference } = await sendReport(now);
  await scoreVulnerability(by(), { caseId, vector: VECTOR });
  const sealed = (await vaultOf(caseId)).seal("cases.product_sealed", caseId, "   ");
  await db().owner.query("update cases set product_sealed = $2 where id = $1", [caseId, sealed]);
  await acceptCase(by(), { caseId });
  expect(await casePage(team.triager, reference, now)).toMatchObject({ state: "accepted" });
  expect((await advisoryPage(team.triager, reference))?.advisory?.content.affected).toEqual([]);
});

test("an advisory that was stored with a product of blanks opens", async () => {
  const { caseId, reference } = await acceptedCase(team.triager, now);
  const { rows } = await db().owner.query("select id, content_sealed from advisories where case_id = $1", [
    caseId,
  ]);
  const vault = await vaultOf(caseId);
  const { id, content_sealed } = rows[0];
  const content = JSON.parse(vault.open("advisories.content_sealed", id, content_sealed));
  content.affected = [{ product: "   ", introduced: "", lastAffected: "", fixed: "" }];
  const sealed = vault.seal("advisories.content_sealed", id, JSON.stringify(content));
  await db().owner.query("update advisories set content_sealed = $2 where id = $1", [id, sealed]);
  expect(await casePage(team.triager, reference, now)).toMatchObject({ state: "accepted" });
});

test("the vulnerabilities of a case have so many ranges together, whichever is written last", async () => {
  const { caseId, reference, first, second } = await twoFlaws();
  await setAffected(by(), { caseId, vulnerabilityId: first, ranges: ranges(150) });
  const more = { caseId, vulnerabilityId: second };
  await expect(setAffected(by(), { ...more, ranges: ranges(51) })).rejects.toMatchObject({
    details: {
      fields: [
        {
          field: "ranges",
          message:
            "All vulnerabilities of a case have at most 200 rows together, and the others have 150. Leave at most 50 here, or take rows out there first.",
        },
      ],
    },
  });
  await setAffected(by(), { ...more, ranges: ranges(50) });
  await acceptCase(by(), { caseId, product: "Example Server" });
  expect((await advisoryPage(team.triager, reference))?.advisory?.content.affected).toHaveLength(200);
});

test("a case that was stored with more opens, and may be corrected as long as it does not grow", async () => {
  const { caseId, reference, first, second } = await twoFlaws();
  await putRanges(caseId, first, 150);
  await putRanges(caseId, second, 150);
  await acceptCase(by(), { caseId, product: "Example Server" });
  expect(await casePage(team.triager, reference, now)).toMatchObject({ state: "accepted" });
  expect((await advisoryPage(team.triager, reference))?.advisory?.content.affected).toHaveLength(300);
  const there = { caseId, vulnerabilityId: second };
  await setAffected(by(), { ...there, ranges: ranges(150) });
  await expect(setAffected(by(), { ...there, ranges: ranges(151) })).rejects.toMatchObject({
    code: "invalid",
  });
});
