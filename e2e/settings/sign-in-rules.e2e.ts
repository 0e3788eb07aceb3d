import { expect, type Page, test } from "@playwright/test";
import { appCode, givePassword, invite, join, signIn } from "../setup/people";
import { expectAccessible } from "../support/accessible";
import { ada, done, freshPage, problem, proof, SettingsDesk } from "./desk";

// A desk that asks everybody for a second factor.
test.describe.configure({ mode: "serial" });

const tess = { name: "Tess Triager", email: "tess@example.org", password: "a quiet afternoon walk" };
let desk: SettingsDesk;

test.beforeAll(async ({ browser }) => {
  desk = await SettingsDesk.start(browser);
  const admin = await desk.asAdmin(browser);
  const link = await invite(admin, desk.origin, { ...tess, roles: ["triager"] });
  await join(await freshPage(browser), link, tess.password);
});
test.afterAll(async () => {
  await desk?.stop();
});

const isRequired = async () =>
  (await desk.owner.query("select require_second_factor as required from settings")).rows[0]?.required;

test("whoever is writing when the rule begins loses no word, and who begins it is led to their own", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const writers: Page[] = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await freshPage(browser, { javaScriptEnabled });
    await signIn(page, desk.origin, tess);
    await page.goto(`${desk.origin}/desk/cases/new`);
    await page.getByLabel("Title").fill("A key that <lies> about");
    await page.getByLabel("What was found").fill("In the old backup.");
    writers.push(page);
  }

  const admin = await desk.asAdmin(browser, { javaScriptEnabled: false });
  await desk.open(admin, "sign-in");
  await admin.getByLabel("Required for everybody").check();
  await admin.getByLabel("Signed out without use after", { exact: true }).fill("7");
  await desk.letProofsRunOut();
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(proof(admin)).toBeVisible();
  await expect(admin.getByLabel("Required for everybody")).toBeChecked();
  await expect(admin.getByLabel("Signed out without use after", { exact: true })).toHaveValue("7");
  expect(await isRequired()).toBe(false);
  await proof(admin).getByLabel("Your password").fill(ada.password);
  await admin.getByRole("button", { name: "Save", exact: true }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "Set up a second factor" })).toBeVisible();
  expect(await isRequired()).toBe(true);

  const [scripted, plain] = writers as [Page, Page];
  for (const page of writers) await page.getByRole("button", { name: "Open the case" }).click();
  await expect(problem(scripted)).toContainText("This desk asks everybody for a second factor now");
  await expect(scripted.getByLabel("Title")).toHaveValue("A key that <lies> about");
  await expect(scripted.getByRole("link", { name: "Second factor (new tab)" })).toHaveAttribute(
    "href",
    "/desk/second-factor?next=%2Fdesk%2Fcases%2Fnew",
  );
  await expect(plain.getByRole("alert")).toContainText("A second factor is asked for first");
  await expect(plain.getByLabel("Your text, to copy")).toHaveValue(
    "A key that <lies> about\n\nIn the old backup.",
  );
  await plain.getByRole("link", { name: "Second factor, and back to the page" }).click();
  await expect(plain).toHaveURL(/\/desk\/second-factor\?next=%2Fdesk%2Fcases%2Fnew/);
});

test("a second factor that is required holds at the next request, with JavaScript off, until there is one", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await freshPage(browser, { javaScriptEnabled: false });
  await signIn(page, desk.origin, tess);
  for (const path of ["/desk/board", "/desk/account", "/desk/people", "/desk/cases/EX-2026-00000"]) {
    await page.goto(`${desk.origin}${path}`);
    await expect(page).toHaveURL(new RegExp(`/desk/second-factor\\?next=${encodeURIComponent(path)}`));
  }
  expect((await page.request.get(`${desk.origin}/api/v1/cases`)).status()).toBe(403);
  await expect(page.getByRole("navigation", { name: "Desk", exact: true })).toBeEmpty();
  await page.context().clearCookies();
  await signIn(page, desk.origin, tess);
  await page.goto(`${desk.origin}/desk/board`);
  await expect(page.getByRole("heading", { level: 1, name: "Set up a second factor" })).toBeVisible();

  await desk.letProofsRunOut();
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await proof(page).getByLabel("Your password").fill(tess.password);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = await page.getByText("Or enter this key by hand").locator("bdi").textContent();
  const secret = (key ?? "").replace(/\s/g, "");
  await page.getByLabel("Code the app shows").fill("000000");
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await expect(problem(page)).toContainText("This code is not right");
  await page.getByLabel("Code the app shows").fill(appCode(secret, 0));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  // Without recovery codes the next broken phone would lock them out: so the account page first.
  await expect(page).toHaveURL(/\/desk\/account/);
  await page.goto(`${desk.origin}/desk/board`);
  await expect(page).toHaveURL(/\/desk\/board/);

  await page.goto(`${desk.origin}/desk/account`);
  await page.getByRole("button", { name: "Remove the authenticator app" }).click();
  await expect(problem(page)).toContainText("this is your only one");
});

test("a passkey counts as two factors; a password beside it does not", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await freshPage(browser);
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await givePassword(page, desk.origin, ada);
  await expect(page).toHaveURL(/\/desk\/second-factor/);
  await desk.letProofsRunOut();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await proof(page).getByLabel("Your password").fill(ada.password);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page).toHaveURL(/\/desk\/board/);

  // Signed in with the password alone, the passkey is asked for, and nothing can be enrolled before.
  await desk.owner.query("update staff_sessions set two_factors = false");
  await page.goto(`${desk.origin}/desk/settings/sign-in`);
  await expect(page.getByRole("heading", { level: 1, name: "Prove your second factor" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Set up|Add a passkey/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(`${desk.origin}/desk/settings/sign-in`);

  await page.goto(`${desk.origin}/desk/people`);
  await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("passkey");
  await expect(page.getByRole("row", { name: /Tess Triager/ })).toContainText("app");

  await page.goto(`${desk.origin}/desk/settings/sign-in`);
  await page.getByLabel("Up to each person").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("It holds from everybody’s next request on");
});

test("the page that asks for a second factor has no axe violation and fits, in every state", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await desk.asAdmin(browser);
  await desk.owner.query("update staff_sessions set two_factors = false");
  await desk.owner.query("update settings set require_second_factor = true");
  const open = () => page.goto(`${desk.origin}/desk/second-factor`);
  await open();
  await expect(page.getByRole("heading", { level: 1, name: "Prove your second factor" })).toBeVisible();
  await expectAccessible(page);
  await desk.owner.query("delete from authenticators");
  await open();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.getByText("Or enter this key by hand")).toBeVisible();
  await expectAccessible(page);
  await desk.letProofsRunOut();
  await page.getByRole("button", { name: "Start again with a new key" }).click();
  await expect(proof(page)).toBeVisible();
  await expectAccessible(page);
});
