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
  await page.getByRole("button", { name: "See it as the public would" }).click();
  await expect(page.getByRole("region", { name: "As the public would read it" })).toBeVisible();
  await expectAccessible(page);
});
