import { expect, test } from "../setup/test";
import { openPortal } from "../support/portal";
import { fillFirstStep, nextStep, pressSend, readReceipt, startReport } from "../support/report";

test.use({ javaScriptEnabled: false });

test("story 1: form, files, receipt, and the code opens the case, without JavaScript", async ({
  page,
  browser,
  desk,
}) => {
  await startReport(page);
  await fillFirstStep(page);
  await page.getByLabel("Something else", { exact: true }).check();
  await page.getByLabel("If something else: what?").fill("the admin API");
  await nextStep(page);
  await page.getByLabel("Steps to reproduce it").fill("1. sign in\n2. copy the cookie");
  await nextStep(page);
  await page.getByRole("group", { name: "Is it being exploited?" }).getByLabel("I’m not sure").check();
  await nextStep(page);
  await page
    .getByLabel("Files")
    .setInputFiles({ name: "poc.py", mimeType: "text/x-python", buffer: Buffer.from("x") });
  await nextStep(page);
  await page.getByLabel("With a pseudonym").check();
  await page.getByLabel("Name to thank you with").fill("nightjar");
  await nextStep(page);
  for (const answer of ["The token stays valid.", "the admin API", "I’m not sure", "poc.py", "nightjar"])
    await expect(page.getByRole("main")).toContainText(answer);
  await pressSend(page);
  const { code } = await readReceipt(page);
  await expect(page).toHaveTitle(/^Report [A-Z0-9]+-\d{4}-[0-9A-Z]{5} received/);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{2}$/);
  const file = await page.request.get("/report/receipt/file");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(await file.text()).toContain(code);
  // Another browser, with nothing but the code.
  const visitor = await (await browser.newContext()).newPage();
  await openPortal(visitor, desk.url, code.toLowerCase());
  await expect(visitor.getByRole("main")).toContainText("Session cookie survives sign-out");
});
