import { givePassword, sessionToken, signIn } from "../setup/people";
import { expect, test } from "../setup/test";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("password sign-in; cookie attributes; a new session id each time; sign-out is final", async ({
    page,
    desk,
    arrange,
  }) => {
    const ada = await arrange.member("Ada Admin", "triager");
    await page.goto("/desk");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk/);
    await givePassword(page, desk.url, { ...ada, password: "not the password" });
    await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
      "The e-mail address or the password is not right",
    );
    await expect(page.getByLabel("E-mail address")).toHaveValue(ada.email);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");

    await signIn(page, desk.url, ada);
    const first = await sessionToken(page.context());
    const cookie = (await page.context().cookies()).find(({ value }) => value === first);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    await signIn(page, desk.url, ada);
    expect(await sessionToken(page.context())).not.toBe(first);

    const token = await sessionToken(page.context());
    await page.goto("/desk/account");
    await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    const headers = { Cookie: `breakwater-staff=${token}` };
    const replay = await page.request.get("/desk/account", { headers, maxRedirects: 0 });
    expect(replay.status()).toBe(307);
    expect((await page.request.get("/api/v1/cases", { headers })).status()).toBe(401);
    const session = await page.request.get("/api/auth/session", { headers });
    expect(await session.json()).toBeNull();
  });
});

test("the session endpoint tells the name and never the token", async ({ page, desk, arrange }) => {
  const ada = await arrange.member("Ada Admin", "triager");
  await signIn(page, desk.url, ada);
  const body = await (await page.request.get("/api/auth/session")).text();
  expect(JSON.parse(body)).toMatchObject({ user: { name: ada.name } });
  expect(body).not.toContain(await sessionToken(page.context()));
});

test("signing out everywhere ends the other browser's session too", async ({ browser, desk, arrange }) => {
  const ada = await arrange.member("Ada Admin", "triager");
  const here = await (await browser.newContext()).newPage();
  const there = await (await browser.newContext()).newPage();
  await signIn(here, desk.url, ada);
  await signIn(there, desk.url, ada);
  await here.goto("/desk/account");
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(here).toHaveURL(/\/sign-in/);
  await there.goto("/desk/account");
  await expect(there).toHaveURL(/\/sign-in/);
});
