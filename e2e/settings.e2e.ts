import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { type MailServer, startMailServer } from "@/lib/jobs/testing/mail-server";
import { type Instance, startInstance } from "./setup/instance";
import { appCode, completeSetup, givePassword, invite, join, signIn } from "./setup/people";
import { Stranger } from "./setup/stranger";

// One desk of its own: what is set here would change the others' tests. Passkeys need a host name, so: localhost.
test.describe.configure({ mode: "serial" });

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
const SECTIONS = ["", "/organisation", "/policy", "/products", "/limits", "/sign-in", "/self-check"];
let mail: MailServer;
let desk: Instance;
let origin: string;
let owner: pg.Client;

test.beforeAll(async ({ browser }) => {
  mail = await startMailServer();
  desk = await startInstance({
    BREAKWATER_RATE_LIMITS: "sign-in=1000,draft=1000",
    SMTP_URL: mail.url,
    MAIL_FROM: "desk@example.org",
  });
  origin = desk.url.replace("127.0.0.1", "localhost");
  owner = new pg.Client({ connectionString: desk.ownerUrl });
  await owner.connect();
  const page = await freshPage(browser);
  await completeSetup(page, desk.setupLink.replace("127.0.0.1", "localhost"), ada);
});
test.afterAll(async () => {
  await owner?.end();
  await desk?.stop();
  await mail?.stop();
});

async function freshPage(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

async function asAdmin(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await freshPage(browser, options);
  await signIn(page, origin, ada);
  return page;
}

const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });
const done = (page: Page) => page.getByRole("main").getByRole("status");

async function openSection(page: Page, section: string): Promise<void> {
  await page.goto(`${origin}/desk/settings/${section}`);
  await expect(page.getByRole("navigation", { name: "Sections of the settings" })).toBeVisible();
}

async function publicText(path: string): Promise<string> {
  return (await fetch(`${desk.url}${path}`)).text();
}

/** What axe finds on a page in both themes at both widths. */
async function violationsOn(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1180, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      found.push(
        ...violations.map(({ id, nodes }) => `${name} ${colorScheme} ${width} ${id} ${nodes[0]?.html}`),
      );
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) found.push(`${name} ${width} is ${wider} px too wide`);
    }
  }
  await page.setViewportSize({ width: 1180, height: 900 });
  return found;
}

test("without JavaScript the organisation is renamed; the public reads it at the next request", async ({
  browser,
}) => {
  const page = await asAdmin(browser, { javaScriptEnabled: false });
  await openSection(page, "organisation");
  await page.getByLabel("Project or organisation").fill("Example Foundation");
  await page.getByLabel("Prefix of new references").fill("no spaces");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problem(page)).toContainText("Use two to six letters A to Z or digits");
  await expect(page.getByLabel("Project or organisation")).toHaveValue("Example Foundation");
  expect(await publicText("/")).toContain("Example Project");

  await page.getByLabel("Prefix of new references").fill("EX");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("Pages, receipts and mail say so from now on");
  await expect(page.getByText("It does not name the organisation as it is called here.")).toBeVisible();
  for (const path of ["/", "/report", "/sign-in"])
    expect(await publicText(path)).toContain("Example Foundation");
});

test("of two administrators the second sees what the first saved, beside their own words", async ({
  browser,
}) => {
  const [one, two] = [await asAdmin(browser), await asAdmin(browser)];
  for (const page of [one, two]) await openSection(page, "organisation");
  await one.getByLabel("Project or organisation").fill("Saved First");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(done(one)).toBeVisible();
  await two.getByLabel("Project or organisation").fill("Saved Second");
  await two.getByRole("button", { name: "Save" }).click();
  await expect(problem(two)).toContainText("Somebody else changed the settings meanwhile");
  await expect(two.getByText("Saved by somebody else meanwhile: Saved First")).toBeVisible();
  await expect(two.getByLabel("Project or organisation")).toHaveValue("Saved Second");
  await two.getByRole("button", { name: "Save" }).click();
  await expect(done(two)).toBeVisible();
  expect(await publicText("/")).toContain("Saved Second");
});

test("without JavaScript a policy is changed, looked at and published; the old version stays readable", async ({
  browser,
}) => {
  const page = await asAdmin(browser, { javaScriptEnabled: false });
  await openSection(page, "policy");
  await page.getByLabel("Name of the contact").fill("Security team");
  await page.getByLabel("Address of the contact").fill("team@example.org");
  await page.getByLabel("Name of fallback contact 2").fill("Duty phone");
  await page.getByLabel("Address of fallback contact 2").fill("+49 30 123456");
  await page.getByLabel("First answer", { exact: true }).fill("2");
  await page.getByLabel("Unit: First answer").selectOption("businessDays");
  await page.getByLabel("Holidays").fill("25 December");
  await page.getByLabel("Steps to reproduce").check();
  await page.getByRole("button", { name: "Check the changes" }).click();
  await expect(problem(page)).toContainText("“25 December” is not a date");
  await expect(page.getByLabel("Steps to reproduce")).toBeChecked();
  await expect(page.getByLabel("Unit: First answer")).toHaveValue("businessDays");
  await expect(page.getByLabel("Address of fallback contact 2")).toHaveValue("+49 30 123456");

  await page.getByLabel("Holidays").fill("2026-12-25");
  await page.getByLabel("Known non-issues").fill("Missing headers on *static* pages.");
  await page.getByRole("button", { name: "Check the changes" }).click();
  const review = page.getByRole("region", { name: "What changes in version 2" });
  await expect(review).toContainText("Security team, team@example.org");
  await expect(review.getByText("2 business days").first()).toBeVisible();
  await expect(review.locator(".prose em", { hasText: "static" })).toBeVisible();
  expect(await publicText("/"), "nothing is published yet").not.toContain("team@example.org");

  await review.getByRole("button", { name: "Publish version 2" }).click();
  await expect(done(page)).toContainText("Version 2 is in force");
  await expect(page.getByRole("link", { name: "Version 1" })).toBeVisible();

  const home = await publicText("/");
  for (const words of [
    "2 business days",
    "team@example.org",
    "Duty phone",
    "Steps to reproduce",
    "25 Dec 2026",
  ])
    expect(home).toContain(words);
  const securityTxt = (await publicText("/.well-known/security.txt")).split("\n");
  expect(securityTxt.filter((line) => line.startsWith("Contact:")).slice(1)).toEqual([
    "Contact: mailto:team@example.org",
    "Contact: mailto:security@example.org",
    "Contact: tel:+49-30-123456",
  ]);
  expect(securityTxt).toContain(`Policy: ${desk.url}/policy/2`);
  expect(await publicText("/policy/1")).not.toContain("team@example.org");
  expect(await publicText("/policy/1")).toContain("24 hours");
});

test("the report form asks for what the new policy requires", async () => {
  const stranger = new Stranger(desk.url);
  await stranger.post("/report/start");
  await stranger.post("/report/save/what", { title: "A problem", summary: "It is one." });
  await stranger.post("/report/send", { attested: "on", rules: "1" });
  const check = await stranger.text("/report/check?problems=1");
  expect(check).toContain("Enter the steps to reproduce it");
});

test("with JavaScript the review takes the focus, and what was changed after it is shown again", async ({
  browser,
}) => {
  const page = await asAdmin(browser);
  await openSection(page, "policy");
  await page.getByRole("button", { name: "Check the changes" }).click();
  await expect(problem(page)).toContainText("Nothing differs from version 2");
  await page.getByLabel("Introduction").fill("Welcome, whoever you are.");
  await page.getByRole("button", { name: "Check the changes" }).click();
  const heading = page.getByRole("heading", { name: "What changes in version 3" });
  await expect(heading).toBeFocused();
  await page.getByLabel("Introduction").fill("Welcome.");
  await page.getByRole("button", { name: "Publish version 3" }).click();
  await expect(
    page.getByRole("region", { name: /What changes/ }).getByText("Welcome.", { exact: true }),
  ).not.toHaveCount(0);
  await expect(page.getByLabel("Introduction")).toHaveValue("Welcome.");
  expect(await publicText("/policy/3")).not.toContain("Welcome");

  // Somebody else publishes in between: nothing typed is lost, and the changes are shown against theirs.
  const other = await asAdmin(browser);
  await openSection(other, "policy");
  await other.getByLabel("Publication, at most").fill("45");
  await other.getByRole("button", { name: "Check the changes" }).click();
  await other.getByRole("button", { name: "Publish version 3" }).click();
  await expect(done(other)).toContainText("Version 3 is in force");
  await page.getByRole("button", { name: "Publish version 3" }).click();
  await expect(problem(page)).toContainText("Version 3 was published meanwhile");
  await expect(page.getByLabel("Introduction")).toHaveValue("Welcome.");
  await expect(page.getByText("Saved by somebody else meanwhile: 45")).toBeVisible();
  await page.getByLabel("Publication, at most").fill("45");
  await page.getByRole("button", { name: "Check the changes" }).click();
  await page.getByRole("button", { name: "Publish version 4" }).click();
  await expect(done(page)).toContainText("Version 4 is in force");
  await expect(page.getByRole("heading", { name: /What changes in version/ })).toHaveCount(0);
});

test("limits ask for a fresh confirmation, say what the environment overrides, and hold at once", async ({
  browser,
}) => {
  const page = await asAdmin(browser);
  await owner.query("update staff_sessions set stepped_up_at = null");
  await openSection(page, "limits");
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await page.getByLabel("Password", { exact: true }).fill(ada.password);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page).toHaveURL(`${origin}/desk/settings/limits`);
  await expect(page.getByText("BREAKWATER_RATE_LIMITS is set in the environment")).toBeVisible();
  await expect(page.getByText("1000 by the environment")).toHaveCount(2);

  await page.getByLabel("Files of one report or message").fill("many");
  await page.getByLabel("Size of one file", { exact: true }).fill("7");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problem(page)).toContainText("Set the files of one message to a whole number");
  await expect(page.getByLabel("Size of one file", { exact: true })).toHaveValue("7");
  await page.getByLabel("Files of one report or message").fill("3");
  await page.getByLabel(/^Wrong receipt codes/).fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("Saved");

  const stranger = new Stranger(desk.url);
  await stranger.post("/report/start");
  expect(await stranger.text("/report/files")).toContain("Up to 3 files, 7 MB each.");
  for (const expected of [303, 303, 303, 429])
    expect((await stranger.post("/track/open", { code: "0000" })).status).toBe(expected);
});

test("the self-check tries the mail server on demand and says what is wrong with it", async ({ browser }) => {
  const page = await asAdmin(browser);
  await openSection(page, "self-check");
  await expect(page.getByText(`Notices leave through 127.0.0.1:${mail.port}`)).toBeVisible();
  await page.getByRole("button", { name: "Try the connection" }).click();
  await expect(done(page)).toContainText(`127.0.0.1:${mail.port} answered and let us in. No mail was sent.`);
  const sent = mail.mails.length;
  await mail.stop();
  await page.getByRole("button", { name: "Try the connection" }).click();
  await expect(problem(page)).toContainText(`127.0.0.1:${mail.port} refused the connection`);
  expect(mail.mails).toHaveLength(sent);
  await expect(page.getByText("BASE_URL is not set")).toBeVisible();
});

test("an auditor reads everything and can change nothing; others do not see settings at all", async ({
  browser,
}) => {
  const admin = await asAdmin(browser);
  const audrey = { name: "Audrey Auditor", email: "audrey@example.org", password: "seven green bottles" };
  const tess = { name: "Tess Triager", email: "tess@example.org", password: "a quiet afternoon walk" };
  const auditor = await freshPage(browser);
  await join(auditor, await invite(admin, origin, { ...audrey, roles: ["auditor"] }), audrey.password);
  for (const section of SECTIONS) {
    await auditor.goto(`${origin}/desk/settings${section}`);
    const main = auditor.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(main.getByRole("button")).toHaveCount(0);
    await expect(main.locator("input, textarea, select")).toHaveCount(0);
  }
  await auditor.goto(`${origin}/desk/audit`);
  await expect(auditor.getByText("changed the organisation").first()).toBeVisible();
  await expect(auditor.getByText("published version 2 of the policy")).toBeVisible();
  await expect(auditor.getByText("Security team, team@example.org")).toBeVisible();

  const triager = await freshPage(browser);
  await join(triager, await invite(admin, origin, { ...tess, roles: ["triager"] }), tess.password);
  await expect(triager.getByRole("navigation", { name: "Desk", exact: true })).not.toContainText("Settings");
  for (const section of SECTIONS)
    expect((await triager.goto(`${origin}/desk/settings${section}`))?.status()).toBe(404);
});

test("a second factor that is required holds at the next request, with JavaScript off, until there is one", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const tess = { email: "tess@example.org", password: "a quiet afternoon walk" };
  const page = await freshPage(browser, { javaScriptEnabled: false });
  await signIn(page, origin, tess);
  await page.goto(`${origin}/desk/board`);
  await expect(page).toHaveURL(/\/desk\/board/);

  const admin = await asAdmin(browser);
  await openSection(admin, "sign-in");
  await admin.getByLabel("Required for everybody").check();
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin).toHaveURL(/\/desk\/second-factor/);

  for (const path of ["/desk/board", "/desk/account", "/desk/people", "/desk/cases/EX-2026-00000"]) {
    await page.goto(`${origin}${path}`);
    await expect(page).toHaveURL(new RegExp(`/desk/second-factor\\?next=${encodeURIComponent(path)}`));
  }
  expect((await page.request.get(`${origin}/api/v1/cases`)).status()).toBe(403);
  await expect(page.getByRole("navigation", { name: "Desk", exact: true })).toBeEmpty();
  await page.context().clearCookies();
  await signIn(page, origin, tess);
  await page.goto(`${origin}/desk/board`);
  await expect(page.getByRole("heading", { level: 1, name: "Set up a second factor" })).toBeVisible();

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
  await page.goto(`${origin}/desk/board`);
  await expect(page).toHaveURL(/\/desk\/board/);

  await page.goto(`${origin}/desk/account`);
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
  await givePassword(page, origin, ada);
  await expect(page).toHaveURL(/\/desk\/second-factor/);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page).toHaveURL(/\/desk\/board/);

  // Signed in with the password alone, the passkey is asked for, and nothing can be enrolled before.
  await owner.query("update staff_sessions set two_factors = false");
  await page.goto(`${origin}/desk/settings/sign-in`);
  await expect(page.getByRole("heading", { level: 1, name: "Prove your second factor" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Set up|Add a passkey/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(`${origin}/desk/settings/sign-in`);

  await page.goto(`${origin}/desk/people`);
  await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("passkey");
  await expect(page.getByRole("row", { name: /Tess Triager/ })).toContainText("app");
  await expect(page.getByRole("row", { name: /Audrey Auditor/ })).toContainText("no second factor yet");

  await page.goto(`${origin}/desk/settings/sign-in`);
  await page.getByLabel("Up to each person").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("It holds from everybody’s next request on");
});

test("the settings pages have no axe violation and fit, in every state, wide and narrow, light and dark", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await freshPage(browser);
  // Ada has a passkey in another browser; with the rule lifted her password is enough again.
  await signIn(page, origin, ada);
  const found: string[] = [];
  for (const section of SECTIONS) {
    await page.goto(`${origin}/desk/settings${section}`);
    found.push(...(await violationsOn(page, section)));
  }
  await openSection(page, "policy");
  await page.getByLabel("Title", { exact: true }).fill("");
  await page.getByLabel("Address of fallback contact 3").fill("nowhere");
  await page.getByLabel("First answer", { exact: true }).fill("soon");
  await page.getByRole("button", { name: "Check the changes" }).click();
  await expect(problem(page)).toBeVisible();
  found.push(...(await violationsOn(page, "policy with problems")));
  await page.getByLabel("Title", { exact: true }).fill("Our promise");
  await page.getByLabel("Address of fallback contact 3").fill("");
  await page.getByLabel("First answer", { exact: true }).fill("1");
  await page.getByLabel("Known non-issues").fill("Missing headers on some pages, and what scanners say.");
  await page.getByRole("button", { name: "Check the changes" }).click();
  await expect(page.getByRole("heading", { name: /What changes/ })).toBeVisible();
  found.push(...(await violationsOn(page, "policy under review")));
  await openSection(page, "limits");
  await page.getByLabel(/^Wrong receipt codes/).fill("none");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problem(page)).toBeVisible();
  found.push(...(await violationsOn(page, "limits with a problem")));
  for (const path of ["/desk/people", "/desk/audit", "/", "/policy/2"]) {
    await page.goto(`${origin}${path}`);
    found.push(...(await violationsOn(page, path)));
  }
  await owner.query("update staff_sessions set two_factors = false");
  await owner.query("update settings set require_second_factor = true");
  for (const setUp of ["delete from authenticators", "select 1"]) {
    await page.goto(`${origin}/desk/second-factor`);
    found.push(...(await violationsOn(page, "second factor")));
    await owner.query(setUp);
  }
  expect(found).toEqual([]);
});
