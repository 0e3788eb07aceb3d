import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

test("story 27: the public record has no axe violation", async ({ page, scene }) => {
  test.setTimeout(120_000);
  for (const path of ["/advisories", `/advisories/${scene.publicId}`, "/thanks"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("nor have the desk's own pages for it", async ({ page, scene, arrange }) => {
  test.setTimeout(120_000);
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager", "coordinator"));
  const paths = ["/score?cwe=overflow", "/advisory"].map((part) => `/desk/cases/${scene.publicId}${part}`);
  for (const path of ["/desk/advisories", ...paths]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.getByLabel("Summary").fill("");
  const preview = page.getByRole("region", { name: "As the public would read it, not saved yet" });
  await expect(preview).toBeVisible();
  await page.setViewportSize({ width: 390, height: 900 });
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(preview).toBeVisible();
  await expectAccessible(page);
});
