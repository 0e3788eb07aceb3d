import { beforeAll, expect, test } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase, VECTOR } from "@/db/testing/journey";
import { addPublishingTeam, type PublishingTeam } from "@/db/testing/publishing-team";
import { casePage } from "@/lib/queries/case-page";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import type { Vault } from "@/lib/server/crypto/vault";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let team: PublishingTeam;
beforeAll(async () => {
  await setUpInstance(db().owner);
  team = await addPublishingTeam(db(), now);
});
const by = () => ({ actor: team.triager, now });

async function vaultOf(caseId: string): Promise<Vault> {
  const { pool, keyring } = services();
  return inTransaction(pool, { type: "system", task: "test" }, "read only", (tx) =>
    new Vaults(tx, keyring).ofCase(caseId),
  );
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
