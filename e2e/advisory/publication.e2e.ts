import { ADVISORY_TEXT, advisoryVersion, caseReadyToPublish, caseRow } from "@/db/testing/journey";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import { editCase } from "@/lib/usecases/cases/edit";
import { schedulePublication } from "@/lib/usecases/cases/moves";
import { answerCredit } from "@/lib/usecases/credits/answer";
import { expect, test } from "../setup/test";

test("stories 24 and 25: 404 before, published by one act, then page, JSON and hall of fame agree", async ({
  page,
  browser,
  scene,
  arrange,
}) => {
  const triager = await arrange.colleague("Selin Ekici", "triager");
  const coordinator = await arrange.colleague("Mara Okoye", "coordinator");
  const sent = await caseReadyToPublish(
    { triager: triager.actor, coordinator: coordinator.actor },
    triager.now,
    {
      credit: "pseudonym",
      credit_name: "nightjar",
    },
  );
  const { reference } = sent;
  const stranger = await (await browser.newContext()).newPage();
  const textOf = async (path: string) => (await stranger.request.get(path)).text();
  const publicPaths = [`/advisories/${reference}`, `/advisories/${reference}.json`];
  for (const path of publicPaths) expect((await stranger.request.get(path)).status(), path).toBe(404);
  for (const path of ["/advisories", "/advisories.json", "/thanks", "/thanks.json"])
    expect(await textOf(path)).not.toContain(reference);

  await arrange.signIn(
    page.context(),
    await arrange.colleague("Ada Admin", "coordinator", "publisher", "triager"),
  );
  const editor = `/desk/cases/${reference}/advisory`;
  await page.goto(editor);
  await expect(page.getByText("None. The text can be approved.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Offer this credit" }).click();
  await expect(page.getByText("offered, waiting for the reporter")).toBeVisible();
  const { rows } = await scene.owner.query("select id from credits where case_id = $1", [sent.caseId]);
  await answerCredit(
    { actor: sent.actor, now: new Date() },
    { caseId: sent.caseId, creditId: rows[0].id, answer: "as_shown" },
  );
  await page.getByRole("button", { name: "Approve this text" }).click();
  await expect(page.getByText(/^Approved by Ada Admin/)).toBeVisible();
  await page.getByText("Schedule and publish", { exact: true }).click();
  await page.getByRole("button", { name: "Schedule and publish now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();

  for (const path of publicPaths) expect((await stranger.request.get(path)).status(), path).toBe(200);
  await stranger.goto(`/advisories/${reference}`);
  const json = JSON.parse(await textOf(`/advisories/${reference}.json`));
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(json.title);
  await expect(stranger.getByRole("definition").filter({ hasText: "Critical 9.3" })).toBeVisible();
  expect(json).toMatchObject({
    id: reference,
    severity: "critical",
    revision: 1,
    credits: [{ name: "nightjar", type: "finder", link: null }],
    affected: [{ product: "Example Server", fixed: "2.8.4" }],
  });
  await expect(stranger.getByText("nightjar")).toBeVisible();
  await stranger.goto("/thanks");
  const line = stranger.getByRole("listitem").filter({ hasText: reference });
  await expect(line).toContainText("nightjar");
  await expect(line.getByRole("link", { name: json.title })).toHaveAttribute(
    "href",
    `/advisories/${reference}`,
  );
  expect(await textOf("/thanks.json")).toContain(`"name":"nightjar"`);

  await page.goto(editor);
  await page.getByRole("button", { name: "Withdraw this credit" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Credit withdrawn" })).toBeVisible();
  for (const path of [...publicPaths, "/thanks", "/thanks.json"])
    expect(await textOf(path), path).not.toContain("nightjar");
});

for (const state of ["fix_ready", "scheduled"] as const)
  test(`from ${state}, a leak is published without its approver, below the way that waits`, async ({
    page,
    arrange,
  }) => {
    const triager = await arrange.colleague("Selin Ekici", "triager");
    const coordinator = await arrange.colleague("Mara Okoye", "coordinator");
    const { actor: publisher } = await arrange.colleague("Paul Publisher", "publisher");
    const { now } = triager;
    const { caseId, reference } = await caseReadyToPublish(
      { triager: triager.actor, coordinator: coordinator.actor },
      now,
    );
    const seen = async () => ({ caseId, seen: await advisoryVersion(caseId) });
    const text = { ...ADVISORY_TEXT, workaround: "Switch the parser off." };
    await saveAdvisory({ actor: triager.actor, now }, { ...(await seen()), ...text });
    if (state === "scheduled") {
      await approveAdvisory({ actor: publisher, now }, await seen());
      await schedulePublication({ actor: coordinator.actor, now }, { caseId });
    }
    const embargoUntil = new Date(now.getTime() + 30 * 86_400_000).toISOString();
    await editCase({ actor: coordinator.actor, now }, { caseId, embargoUntil });

    await arrange.signIn(page.context(), coordinator);
    await page.goto(`/desk/cases/${reference}/advisory`);
    const button = page.getByRole("button", { name: "Publish in an emergency" });
    await expect(button).toBeHidden();
    await page.getByText("Publish in an emergency, before its date or approval").click();
    await page.getByLabel("Why it cannot wait").fill("It leaked.");
    await button.click();
    await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
    expect(await caseRow(caseId)).toMatchObject({ state: "published", isPublic: true });
    await page.goto(`/advisories/${reference}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ADVISORY_TEXT.title);
    await expect(page.getByText("Emergency advisory.")).toHaveCount(0);
  });
