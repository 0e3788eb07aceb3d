import type { BrowserContext } from "@playwright/test";
import { Factories, type MadeCase } from "@/db/factories";
import type { Arrange } from "../setup/arrange";
import type { Scene } from "../setup/scene";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

const CLOSED = "This case is closed. Reopen it first, then change it.";
const READY = "The fix counts as ready. Send it back to fixing first, then change it.";

function makeCase(
  { owner }: Scene,
  { database }: Arrange,
  state: "accepted" | "fix_ready" | "closed",
): Promise<MadeCase> {
  const outcome = state === "closed" ? "duplicate" : null;
  const make = new Factories({ owner, keyring: database.keyring });
  return make.makeCase({ state, outcome, title: "Heap overflow", receivedAt: new Date(), clocks: false });
}

async function openAsMara(context: BrowserContext, arrange: Arrange): Promise<void> {
  await arrange.signIn(context, await arrange.colleague("Mara Okoye", "coordinator", "triager"));
}

test("a closed case says that it has to be reopened first, and offers no form that would be refused", async ({
  page,
  scene,
  arrange,
}) => {
  const { reference } = await makeCase(scene, arrange, "closed");
  await openAsMara(page.context(), arrange);
  await page.goto(`/desk/cases/${reference}`);
  await expect(page.getByText(CLOSED)).toBeVisible();
  for (const name of ["Save facts", "Assign", "Save the fix"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await expect(page.getByText("Restrict to participants")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/desk/cases/${reference}/score`);
  await expect(page.getByText(CLOSED)).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Save|Add)/ })).toHaveCount(0);
  await expectAccessible(page);
});

test("a fix that counts as ready stands to be read, with the way to change it", async ({
  page,
  scene,
  arrange,
}) => {
  const { reference } = await makeCase(scene, arrange, "fix_ready");
  await openAsMara(page.context(), arrange);
  await page.goto(`/desk/cases/${reference}`);
  await expect(page.getByText(READY)).toBeVisible();
  await expect(page.getByText("Record the fix")).toHaveCount(0);
  await expect(page.getByText("Edit the facts")).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`a form that was open when the case closed is refused and keeps what was typed (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
    scene,
    arrange,
  }) => {
    const { id, reference } = await makeCase(scene, arrange, "accepted");
    const page = await browser.newPage({ javaScriptEnabled });
    await openAsMara(page.context(), arrange);
    await page.goto(`/desk/cases/${reference}?edit=facts`);
    const title = page.getByLabel("Title", { exact: true });
    await title.fill("Heap overflow in the archive parser");
    const closing = "state = 'closed', outcome = 'withheld', closed_at = now(), version = version + 1";
    await scene.owner.query(`update cases set ${closing} where id = $1`, [id]);
    await page.getByRole("button", { name: "Save facts" }).click();
    await expect(page.getByRole("alert").filter({ hasText: CLOSED })).toBeVisible();
    await expect(title).toHaveValue("Heap overflow in the archive parser");
    const { rows } = await scene.owner.query("select version from cases where id = $1", [id]);
    expect(rows).toEqual([{ version: 2 }]);
  });
