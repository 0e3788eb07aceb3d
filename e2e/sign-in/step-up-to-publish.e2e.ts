import type { Page } from "@playwright/test";
import {
  ADVISORY_TEXT,
  acceptedCase,
  advisoryVersion,
  caseReadyToPublish,
  caseRow,
} from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import type { Arrange } from "../setup/arrange";
import { invite, join } from "../setup/people";
import { everything } from "../setup/scene";
import { expect } from "../setup/test";
import { button, letProofRunOut, problem, proof, prove, test } from "../support/step-up";

// Publishing, when the proof of identity ran out while somebody was typing.

const CANARY = "canary-reason-v8s3";
const REASON = `${CANARY} It is exploited in the wild. `.repeat(60).trim();
const WAYS = [{ javaScriptEnabled: false }, { javaScriptEnabled: true }];

async function selin(arrange: Arrange): Promise<PersonActor> {
  return (await arrange.colleague("Selin Ekici", "triager")).actor;
}

const EMERGENCY = "Publish in an emergency";

/** A case that may be published in an emergency, its advisory open on the page and the reason typed. */
async function typeReason(page: Page, triager: PersonActor): Promise<{ caseId: string; reference: string }> {
  const now = new Date();
  const { caseId, reference } = await acceptedCase(triager, now);
  const seen = await advisoryVersion(caseId);
  const text = { ...ADVISORY_TEXT, workaround: "Switch the parser off." };
  await saveAdvisory({ actor: triager, now }, { caseId, seen, ...text });
  await page.goto(`/desk/cases/${reference}/advisory`);
  await page.getByText("Publish in an emergency, before there is a fix").click();
  await page.getByLabel("Why it cannot wait").fill(REASON);
  return { caseId, reference };
}

for (const way of WAYS)
  test(`an emergency is published with the reason as it was typed, JavaScript ${way.javaScriptEnabled ? "on" : "off"}`, async ({
    scene,
    arrange,
    ada,
    staffPage,
  }) => {
    const page = await staffPage(way);
    const { caseId } = await typeReason(page, await selin(arrange));
    await letProofRunOut(scene.owner, ada);
    await button(page, EMERGENCY).click();
    await expect(proof(page)).toBeFocused();
    await expect(problem(page)).toHaveCount(0);
    await expect(page).toHaveURL(/\/advisory$/);
    await expect(page.getByLabel("Why it cannot wait")).toHaveValue(REASON);
    expect((await caseRow(caseId))?.state).toBe("accepted");

    await prove(page, EMERGENCY, "not the password");
    await expect(problem(page)).toContainText("The password is not right");
    await problem(page).getByRole("link", { name: "The password is not right" }).click();
    await expect(proof(page).getByLabel("Your password")).toBeFocused();
    await expect(page.getByLabel("Why it cannot wait")).toHaveValue(REASON);
    expect((await caseRow(caseId))?.state).toBe("accepted");

    await prove(page, EMERGENCY, ada.password);
    await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
    expect((await caseRow(caseId))?.state).toBe("published");
  });

test("while the proof is missing the reason is in no table, no log and no other page: of nobody else, nor of the same person elsewhere", async ({
  browser,
  desk,
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const page = await staffPage({ javaScriptEnabled: false });
  const { reference } = await typeReason(page, await selin(arrange));
  const admin = await staffPage();
  const eve = { name: "Eve Second", email: "eve@example.org", password: "another long password" };
  const other = await browser.newPage();
  await join(other, await invite(admin, desk.url, { ...eve, roles: ["admin", "coordinator"] }), eve.password);
  await letProofRunOut(scene.owner, ada);
  await button(page, EMERGENCY).click();
  await expect(proof(page)).toBeVisible();

  const rows = Object.values(await everything(scene.owner)).join("\n");
  expect(rows).not.toContain(CANARY);
  expect(rows).not.toContain(Buffer.from(CANARY).toString("hex"));
  expect(desk.logs()).not.toContain(CANARY);
  for (const visitor of [admin, other])
    for (const path of [`/desk/cases/${reference}/advisory`, "/desk/confirm", "/desk/account"]) {
      const answer = await visitor.request.get(path);
      expect(answer.status()).toBe(200);
      expect(await answer.text()).not.toContain(CANARY);
    }
  // Nor on a page that this browser merely opens: only the answer to the form had it.
  expect(await (await page.request.get(`/desk/cases/${reference}/advisory`)).text()).not.toContain(CANARY);
});

test("a text that somebody changed meanwhile is not published by a confirmation of what was seen before", async ({
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const now = new Date();
  const triager = await selin(arrange);
  const { actor: coordinator } = await arrange.colleague("Mara Okoye", "coordinator");
  const { caseId, reference } = await caseReadyToPublish({ triager, coordinator }, now);
  const { actor: publisher } = await arrange.colleague("Paul Publisher", "publisher");
  await approveAdvisory({ actor: publisher, now }, { caseId, seen: await advisoryVersion(caseId) });
  const page = await staffPage({ javaScriptEnabled: false });
  await page.goto(`/desk/cases/${reference}/advisory`);
  const seen = await advisoryVersion(caseId);
  await saveAdvisory({ actor: triager, now }, { caseId, seen, ...ADVISORY_TEXT, summary: "Another text." });
  const fresh = await advisoryVersion(caseId);
  await approveAdvisory({ actor: publisher, now }, { caseId, seen: fresh });
  await letProofRunOut(scene.owner, ada);
  // The page that asks for the proof is built anew and shows the other text; the press was about the first.
  await page.getByText("Schedule and publish", { exact: true }).click();
  await button(page, "Schedule and publish now").click();
  await expect(page.getByLabel("Summary", { exact: true })).toHaveValue("Another text.");
  await prove(page, "Schedule and publish now", ada.password);
  await expect(problem(page)).toBeVisible();
  expect((await caseRow(caseId))?.isPublic).toBe(false);
  await button(page, "Schedule and publish now").click();
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
});
