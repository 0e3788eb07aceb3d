import { test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

test("the pages before and behind the door have no axe violation", async ({ page, arrange }) => {
  test.setTimeout(120_000);
  const look = async (path: string) => {
    await page.goto(path);
    await expectAccessible(page);
  };
  await look("/sign-in");
  await look("/reset/gone");
  const ada = await arrange.colleague("Ada Admin", "admin");
  await arrange.signIn(page.context(), ada);
  for (const path of ["account", "people", "confirm?next=/desk/people", `people/${ada.actor.personId}`])
    await look(`/desk/${path}`);
});
