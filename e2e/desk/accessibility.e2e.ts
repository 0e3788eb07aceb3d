import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

test("board, case and the form for a new case have no axe violation", async ({ page, scene, arrange }) => {
  test.setTimeout(120_000);
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager", "coordinator"));
  for (const path of ["/desk/board", `/desk/cases/${scene.other.reference}`, "/desk/cases/new"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("at 390 px the tables of the desk are lines, none scrolls sideways, and they stay tables to a reader", async ({
  page,
  arrange,
}) => {
  await arrange.signIn(page.context(), await arrange.colleague("Ada Example", "admin", "coordinator"));
  for (const path of ["/desk/people", "/desk/outbox", "/desk/audit", "/desk/advisories"]) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const table of await page.locator("section:has(> table)").all())
      expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth), path).toBe(0);
    await expect(page.getByRole("table").first().getByRole("columnheader").first()).toBeAttached();
  }
});
