import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { type Instance, startInstance } from "./setup/instance";
import { appCode, completeSetup, givePassword, invite, join, sessionToken, signIn } from "./setup/people";

// One desk of its own: what is tested here begins before anybody is there. Passkeys need a host name, so: localhost.
test.describe.configure({ mode: "serial" });

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
let desk: Instance;
let origin: string;

test.beforeAll(async () => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "sign-in=1000" });
  origin = desk.url.replace("127.0.0.1", "localhost");
});
test.afterAll(async () => desk?.stop());

const setupLink = () => desk.setupLink.replace("127.0.0.1", "localhost");

const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });

async function openPerson(admin: Page, name: string): Promise<void> {
  await admin.getByRole("rowheader").getByRole("link", { name }).click();
  await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function freshPage(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

test("story 30: the set-up link works once, with JavaScript off", async ({ browser }) => {
  const page = await freshPage(browser, { javaScriptEnabled: false });
  await page.goto(setupLink());
  await page.getByRole("button", { name: "Finish and open the desk" }).click();
  await expect(problem(page)).toContainText("Enter the name of the project or organisation");
  await completeSetup(page, setupLink(), ada);
  await expect(page.getByRole("banner")).toContainText("Ada Admin");
  await page.goto(setupLink());
  await expect(page.locator("form")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("does not work any more");
});

test("password sign-in without JavaScript; cookie attributes; a new session id each time; sign-out is final", async ({
  browser,
}) => {
  const page = await freshPage(browser, { javaScriptEnabled: false });
  await page.goto(`${origin}/desk`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk/);
  await givePassword(page, origin, { ...ada, password: "not the password" });
  await expect(problem(page)).toContainText("The e-mail address or the password is not right");
  await expect(page.getByLabel("E-mail address")).toHaveValue(ada.email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");

  await signIn(page, origin, ada);
  const first = await sessionToken(page.context());
  const cookie = (await page.context().cookies()).find(({ value }) => value === first);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await signIn(page, origin, ada);
  expect(await sessionToken(page.context())).not.toBe(first);

  const token = await sessionToken(page.context());
  await page.goto(`${origin}/desk/account`);
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  const replay = await page.request.get(`${origin}/desk/account`, {
    headers: { Cookie: `breakwater-staff=${token}` },
    maxRedirects: 0,
  });
  expect(replay.status()).toBe(307);
  const session = await page.request.get(`${origin}/api/auth/session`, {
    headers: { Cookie: `breakwater-staff=${token}` },
  });
  expect(await session.json()).toBeNull();
});

test("the session endpoint tells the name and never the token", async ({ browser }) => {
  const page = await freshPage(browser);
  await signIn(page, origin, ada);
  const answer = await page.request.get(`${origin}/api/auth/session`);
  const body = await answer.text();
  expect(JSON.parse(body)).toMatchObject({ user: { name: ada.name } });
  expect(body).not.toContain(await sessionToken(page.context()));
});

test("an authenticator app: set up, asked for, each code once, recovery codes once", async ({ browser }) => {
  const page = await freshPage(browser, { javaScriptEnabled: false });
  const tess = { name: "Tess Triager", email: "tess@example.org", password: "seven green bottles" };
  const admin = await freshPage(browser);
  await signIn(admin, origin, ada);
  await join(page, await invite(admin, origin, { ...tess, roles: ["triager"] }), tess.password);

  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = page.getByText("Or enter this key by hand").locator("bdi");
  const secret = ((await key.textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code the app shows").fill(appCode(secret, -1));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await page.getByRole("button", { name: "Make recovery codes" }).click();
  const codes = await page.getByRole("region", { name: "Recovery codes" }).locator("bdi").textContent();
  const [recovery = ""] = codes?.split("\n") ?? [];
  expect(codes?.split("\n")).toHaveLength(10);

  await page.context().clearCookies();
  await givePassword(page, origin, tess);
  await expect(page).toHaveURL(/\/sign-in\/code/);
  const code = appCode(secret, 0);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/desk/);

  await page.context().clearCookies();
  await givePassword(page, origin, tess);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("was used before");
  await page.getByLabel("Code").fill(recovery);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/desk/);

  await page.context().clearCookies();
  await givePassword(page, origin, tess);
  await page.getByLabel("Code").fill(recovery);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("was used before");
});

test("story 29: a passkey is added, signs in, and cannot be removed while it is the last way in", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  const kim = { name: "Kim Key", email: "kim@example.org", password: "a quiet afternoon walk" };
  const admin = await freshPage(browser);
  await signIn(admin, origin, ada);
  await join(page, await invite(admin, origin, { ...kim, roles: ["developer"] }), kim.password);
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

  await page.getByRole("button", { name: "Remove the password" }).click();
  await expect(problem(page)).toContainText("Your password is your only way to sign in");
  await page.getByLabel("Name of the new passkey").fill("Blue key");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Blue key", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${origin}/sign-in?next=/desk/account`);
  // The virtual authenticator answers the address field's suggestion by itself; elsewhere the button does it.
  await page
    .getByRole("button", { name: "Sign in with a passkey" })
    .click({ timeout: 5_000 })
    .catch(() => {});
  await expect(page).toHaveURL(/\/desk\/account/);
  await expect(page.getByRole("banner")).toContainText("Kim Key");

  await page.getByRole("button", { name: "Remove the password" }).click();
  await expect(page.getByText("No password is set.")).toBeVisible();
  await page.getByText("Remove", { exact: true }).click();
  await page.getByRole("button", { name: "Remove this passkey" }).click();
  await expect(problem(page)).toContainText("This passkey is your only way to sign in");
  await page.reload();
  await expect(page.getByText("Blue key", { exact: true })).toBeVisible();
});

test("signing out everywhere ends the other browser's session too", async ({ browser }) => {
  const here = await freshPage(browser);
  const there = await freshPage(browser);
  await signIn(here, origin, ada);
  await signIn(there, origin, ada);
  await here.goto(`${origin}/desk/account`);
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(here).toHaveURL(/\/sign-in/);
  await there.goto(`${origin}/desk/account`);
  await expect(there).toHaveURL(/\/sign-in/);
});

test("roles and disabling hold at the next request; a reset link sets a password and signs nobody in", async ({
  browser,
}) => {
  const admin = await freshPage(browser);
  await signIn(admin, origin, ada);
  const sam = { name: "Sam Second", email: "sam@example.org", password: "plenty of marmalade" };
  const page = await freshPage(browser);
  await join(page, await invite(admin, origin, { ...sam, roles: ["admin"] }), sam.password);
  expect((await page.goto(`${origin}/desk/people`))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Invite somebody" })).toBeVisible();

  await admin.goto(`${origin}/desk/people`);
  await openPerson(admin, sam.name);
  await admin.locator("input[name=roles][value=admin]").uncheck();
  await admin.locator("input[name=roles][value=auditor]").check();
  await admin.getByRole("button", { name: "Change the roles" }).click();
  await expect(admin.getByRole("status").first()).toContainText("The roles are changed");
  await page.goto(`${origin}/desk/people`);
  await expect(page.getByRole("heading", { name: "Invite somebody" })).toHaveCount(0);

  await admin.getByRole("button", { name: "Make a reset link" }).click();
  const link = await admin.getByRole("region", { name: "Reset link" }).locator("bdi").textContent();
  const fresh = await freshPage(browser, { javaScriptEnabled: false });
  await fresh.goto(link ?? "");
  await fresh.getByLabel("Your password").fill("a new day, a new word");
  await fresh.getByRole("button", { name: "Set the password" }).click();
  await expect(fresh).toHaveURL(/\/sign-in\?reset=done/);
  expect(await sessionToken(fresh.context())).toBe("");
  await page.goto(`${origin}/desk/people`);
  await expect(page).toHaveURL(/\/sign-in/);

  await signIn(page, origin, { ...sam, password: "a new day, a new word" });
  await admin.getByRole("button", { name: "Disable the account" }).click();
  await expect(admin.getByRole("button", { name: "Enable the account" })).toBeVisible();
  await page.goto(`${origin}/desk/account`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the key of an app is shown only after a fresh confirmation, which leads back and nowhere else", async ({
  browser,
}) => {
  const owner = new pg.Client({ connectionString: desk.ownerUrl });
  await owner.connect();
  try {
    const page = await freshPage(browser, { javaScriptEnabled: false });
    await signIn(page, origin, ada);
    await page.goto(`${origin}/desk/account`);
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    await expect(page.getByText("Or enter this key by hand")).toBeVisible();
    await owner.query("update staff_sessions set stepped_up_at = null");
    await page.goto(`${origin}/desk/account`);
    await expect(page.getByText("Or enter this key by hand")).toHaveCount(0);
    await page.getByRole("link", { name: "Confirm that it is you" }).click();
    await expect(page).toHaveURL(/\/desk\/confirm\?next=%2Fdesk%2Faccount/);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(problem(page)).toContainText("The password is not right");
    await page.getByLabel("Password", { exact: true }).fill(ada.password);
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(page).toHaveURL(`${origin}/desk/account`);
    await expect(page.getByText("Or enter this key by hand")).toBeVisible();

    await page.goto(`${origin}/desk/confirm?next=https://evil.example/`);
    await page.getByLabel("Password", { exact: true }).fill(ada.password);
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`^${origin}/desk`));
  } finally {
    await owner.end();
  }
});

test("after five wrong codes the second step asks for two in a row, says so, and lets their owner in", async ({
  browser,
}) => {
  const page = await freshPage(browser, { javaScriptEnabled: false });
  const wes = { name: "Wes Wary", email: "wes@example.org", password: "eleven grey pigeons" };
  const admin = await freshPage(browser);
  await signIn(admin, origin, ada);
  await join(page, await invite(admin, origin, { ...wes, roles: ["triager"] }), wes.password);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = page.getByText("Or enter this key by hand").locator("bdi");
  const secret = ((await key.textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code the app shows").fill(appCode(secret, -1));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await expect(page.getByRole("button", { name: "Make recovery codes" })).toBeVisible();

  // Somebody with scripts guesses; the page asks for the second code as soon as one is not enough.
  const guesser = await freshPage(browser);
  await givePassword(guesser, origin, wes);
  for (let i = 0; i < 5; i++) {
    const code = guesser.getByLabel("Code", { exact: true });
    await code.fill("000000");
    const answered = guesser.waitForResponse((response) => response.request().method() === "POST");
    await guesser.getByRole("button", { name: "Continue" }).click();
    await answered;
    // The answer hands no code back: the field is empty once it is shown.
    await expect(code).toHaveValue("");
    await expect(problem(guesser)).toContainText(
      i < 4 ? "This code is not right" : "Enter two codes in a row",
    );
  }
  await expect(guesser.getByLabel("The code after it")).toBeVisible();

  await page.context().clearCookies();
  await givePassword(page, origin, wes);
  await expect(page.getByText("Too many wrong codes were entered for your account today")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(appCode(secret, 0));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("Enter two codes in a row");
  expect((await new AxeBuilder({ page: guesser }).withTags(WCAG).analyze()).violations).toEqual([]);
  const [first, next] = [appCode(secret, 0), appCode(secret, 1)];
  await page.getByLabel("Code", { exact: true }).fill(first);
  await page.getByLabel("The code after it").fill(next);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/desk/);
  await page.goto(`${origin}/desk/account`);
  await expect(page.getByText("Many wrong codes were entered for your account today.")).toBeVisible();
});

test("the pages before and behind the door have no axe violation, wide and narrow, light and dark", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await freshPage(browser);
  const found: string[] = [];
  const look = async (path: string) => {
    await page.goto(`${origin}${path}`);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1180, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        found.push(
          ...violations.map(({ id, nodes }) => `${path} ${colorScheme} ${width} ${id} ${nodes[0]?.html}`),
        );
      }
    }
  };
  await look("/sign-in");
  await look("/reset/gone");
  await signIn(page, origin, ada);
  for (const path of ["/desk/account", "/desk/people", "/desk/confirm?next=/desk/people"]) await look(path);
  await page.goto(`${origin}/desk/people`);
  await openPerson(page, ada.name);
  await look(new URL(page.url()).pathname);
  expect(found).toEqual([]);
});

test("the last administrator stays one", async ({ browser }) => {
  const admin = await freshPage(browser);
  await signIn(admin, origin, ada);
  await admin.goto(`${origin}/desk/people`);
  await openPerson(admin, ada.name);
  await admin.locator("input[name=roles][value=admin]").uncheck();
  await admin.getByRole("button", { name: "Change the roles" }).click();
  await expect(problem(admin)).toContainText("This is the last administrator");
});
