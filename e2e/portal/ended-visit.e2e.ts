import { expect, test } from "../setup/test";
import { newPortalPage } from "../support/portal";

for (const javaScriptEnabled of [false, true])
  test(`a visit that ended while somebody wrote costs them no word (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
    desk,
    scene,
    arrange,
  }) => {
    const { code, caseId } = await arrange.report();
    const page = await newPortalPage(browser, desk.url, code, { javaScriptEnabled });
    await page.getByText("Correct something in it").click();
    await page.getByLabel("Correction", { exact: true }).fill("It is 2.8.4,\nnot 2.8.3.");
    await scene.owner.query("delete from portal_sessions where case_id = $1", [caseId]);
    await page.getByRole("button", { name: "Send the correction" }).click();
    await expect(page.getByText("Your visit has ended, and nothing was sent.").first()).toBeVisible();
    const kept = page.locator(javaScriptEnabled ? "#correction" : "textarea[readonly]");
    await expect(kept).toHaveValue("It is 2.8.4,\nnot 2.8.3.");
    const link = page.getByRole("link", { name: /^Enter your code/ });
    await expect(link).toHaveAttribute("href", "/track");
    if (!javaScriptEnabled) return;
    const [beside] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    await beside.getByLabel("Secret code").fill(code);
    await beside.getByRole("button", { name: "Open the case" }).click();
    await expect(beside).toHaveURL(/\/portal$/);
    await page.getByRole("button", { name: "Send the correction" }).click();
    await expect(page.getByText("Your correction was sent.")).toBeVisible();
  });
