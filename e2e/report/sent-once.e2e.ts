import { expect, test } from "../setup/test";
import { fillFirstStep, pressSend, readReceipt, startReport, toCheckPage } from "../support/report";

test("story 6: reloading the receipt, going back and sending again make no second case", async ({
  page,
  desk,
  scene,
}) => {
  const cases = async () => Number((await scene.owner.query("select count(*) from cases")).rows[0].count);
  await startReport(page);
  await fillFirstStep(page, "Only once");
  await toCheckPage(page);
  await pressSend(page);
  const { code } = await readReceipt(page);
  const before = await cases();
  await page.reload();
  expect((await readReceipt(page)).code).toBe(code);
  await page.goBack();
  await expect(page).toHaveURL(/\/report\/receipt$/);
  const again = await page.request.post("/report/send", {
    form: { attested: "on", rules: "1" },
    headers: { Origin: desk.url },
    maxRedirects: 0,
  });
  expect([again.status(), again.headers().location]).toEqual([303, "/report/receipt"]);
  expect(await cases()).toBe(before);
  await page.goto("/report/receipt");
  await page.getByRole("button", { name: "I have saved it" }).click();
  await expect(page.getByText("You saved your secret code")).toBeVisible();
  for (const secret of [code, "Only once"]) expect(await page.content()).not.toContain(secret);
  for (const file of ["file", "text"])
    expect((await page.request.get(`/report/receipt/${file}`)).status()).toBe(404);
  await expect(page.getByRole("main")).toContainText("Report text");
});
