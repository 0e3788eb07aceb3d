import { test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

test("board, case and the form for a new case have no axe violation", async ({ page, scene, arrange }) => {
  test.setTimeout(120_000);
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager", "coordinator"));
  for (const path of ["/desk/board", `/desk/cases/${scene.other.reference}`, "/desk/cases/new"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
