import { expect, test } from "@playwright/test";
import { type MailServer, startMailServer } from "@/lib/jobs/testing/mail-server";
import { invite, join } from "../setup/people";
import { Stranger } from "../setup/stranger";
import { expectAccessible } from "../support/accessible";
import { done, freshPage, problem, SECTIONS, SettingsDesk } from "./desk";

test.describe.configure({ mode: "serial" });

let mail: MailServer;
let desk: SettingsDesk;

test.beforeAll(async ({ browser }) => {
  mail = await startMailServer();
  desk = await SettingsDesk.start(browser, { SMTP_URL: mail.url, MAIL_FROM: "desk@example.org" });
});
test.afterAll(async () => {
  await desk?.stop();
  await mail?.stop();
});

test("without JavaScript the organisation is renamed; the public reads it at the next request", async ({
  browser,
}) => {
  const page = await desk.asAdmin(browser, { javaScriptEnabled: false });
  await desk.open(page, "organisation");
  await page.getByLabel("Project or organisation").fill("Example Foundation");
  await page.getByLabel("Prefix of new references").fill("no spaces");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problem(page)).toContainText("Use two to six letters A to Z or digits");
  await expect(page.getByLabel("Project or organisation")).toHaveValue("Example Foundation");
  expect(await desk.publicText("/")).toContain("Example Project");

  await page.getByLabel("Prefix of new references").fill("EX");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("Pages, receipts and mail say so from now on");
  await expect(page.getByText("It does not name the organisation as it is called here.")).toBeVisible();
  for (const path of ["/", "/report", "/sign-in"])
    expect(await desk.publicText(path)).toContain("Example Foundation");
});

test("of two administrators the second sees what the first saved, beside their own words", async ({
  browser,
}) => {
  const [one, two] = [await desk.asAdmin(browser), await desk.asAdmin(browser)];
  for (const page of [one, two]) await desk.open(page, "organisation");
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
  expect(await desk.publicText("/")).toContain("Saved Second");
});

test("without JavaScript a policy is changed, looked at and published; the old version stays readable", async ({
  browser,
}) => {
  const page = await desk.asAdmin(browser, { javaScriptEnabled: false });
  await desk.open(page, "policy");
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
  expect(await desk.publicText("/"), "nothing is published yet").not.toContain("team@example.org");

  await review.getByRole("button", { name: "Publish version 2" }).click();
  await expect(done(page)).toContainText("Version 2 is in force");
  await expect(page.getByRole("link", { name: "Version 1" })).toBeVisible();

  const home = await desk.publicText("/");
  for (const words of [
    "2 business days",
    "team@example.org",
    "Duty phone",
    "Steps to reproduce",
    "25 Dec 2026",
  ])
    expect(home).toContain(words);
  const securityTxt = (await desk.publicText("/.well-known/security.txt")).split("\n");
  expect(securityTxt.filter((line) => line.startsWith("Contact:")).slice(1)).toEqual([
    "Contact: mailto:team@example.org",
    "Contact: mailto:security@example.org",
    "Contact: tel:+49-30-123456",
  ]);
  expect(securityTxt).toContain(`Policy: ${desk.instance.url}/policy/2`);
  expect(await desk.publicText("/policy/1")).not.toContain("team@example.org");
  expect(await desk.publicText("/policy/1")).toContain("24 hours");
});

test("the report form asks for what the new policy requires", async () => {
  const stranger = new Stranger(desk.instance.url);
  await stranger.post("/report/start");
  await stranger.post("/report/save/what", { title: "A problem", summary: "It is one." });
  await stranger.post("/report/send", { attested: "on", rules: "1" });
  const check = await stranger.text("/report/check?problems=1");
  expect(check).toContain("Enter the steps to reproduce it");
});

test("with JavaScript the review takes the focus, and what was changed after it is shown again", async ({
  browser,
}) => {
  const page = await desk.asAdmin(browser);
  await desk.open(page, "policy");
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
  expect(await desk.publicText("/policy/3")).not.toContain("Welcome");

  // Somebody else publishes in between: nothing typed is lost, and the changes are shown against theirs.
  const other = await desk.asAdmin(browser);
  await desk.open(other, "policy");
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

test("the self-check tries the mail server on demand and says what is wrong with it", async ({ browser }) => {
  const page = await desk.asAdmin(browser);
  await desk.open(page, "self-check");
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
  const admin = await desk.asAdmin(browser);
  const audrey = { name: "Audrey Auditor", email: "audrey@example.org", password: "seven green bottles" };
  const tess = { name: "Tess Triager", email: "tess@example.org", password: "a quiet afternoon walk" };
  const auditor = await freshPage(browser);
  await join(auditor, await invite(admin, desk.origin, { ...audrey, roles: ["auditor"] }), audrey.password);
  for (const section of SECTIONS) {
    await auditor.goto(`${desk.origin}/desk/settings${section}`);
    const main = auditor.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(main.getByRole("button")).toHaveCount(0);
    await expect(main.locator("input, textarea, select")).toHaveCount(0);
  }
  await auditor.goto(`${desk.origin}/desk/audit`);
  await expect(auditor.getByText("changed the organisation").first()).toBeVisible();
  await expect(auditor.getByText("published version 2 of the policy")).toBeVisible();
  await expect(auditor.getByText("Security team, team@example.org")).toBeVisible();

  const triager = await freshPage(browser);
  await join(triager, await invite(admin, desk.origin, { ...tess, roles: ["triager"] }), tess.password);
  await expect(triager.getByRole("navigation", { name: "Desk", exact: true })).not.toContainText("Settings");
  for (const section of SECTIONS)
    expect((await triager.goto(`${desk.origin}/desk/settings${section}`))?.status()).toBe(404);
});

test("the index and the button of the long policy form stay in reach, and hide nothing that is jumped to", async ({
  browser,
}) => {
  const page = await desk.asAdmin(browser);
  await desk.open(page, "policy");
  const check = page.getByRole("button", { name: "Check the changes" });
  const index = page.getByRole("navigation", { name: "On this page" });
  for (const width of [1180, 390]) {
    await page.setViewportSize({ width, height: 700 });
    for (const part of ["The report form", "Whom to turn to"]) {
      await index.getByRole("link", { name: part }).click();
      await expect(page.getByRole("heading", { level: 2, name: part })).toBeInViewport();
      await expect(check).toBeInViewport();
      const [heading, bar] = await Promise.all([
        page.getByRole("heading", { level: 2, name: part }).boundingBox(),
        index.boundingBox(),
      ]);
      expect(heading?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    }
  }
});

test("the settings pages have no axe violation and fit, wide and narrow, light and dark", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await desk.asAdmin(browser);
  const settings = SECTIONS.map((section) => `/desk/settings${section}`);
  for (const path of [...settings, "/desk/people", "/desk/audit", "/", "/policy/2"]) {
    await page.goto(`${desk.origin}${path}`);
    await expectAccessible(page);
  }
});

test("nor have they with problems or with changes under review", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await desk.asAdmin(browser);
  await desk.open(page, "policy");
  await page.getByLabel("Title", { exact: true }).fill("");
  await page.getByLabel("Address of fallback contact 3").fill("nowhere");
  await page.getByLabel("First answer", { exact: true }).fill("soon");
  await page.getByRole("button", { name: "Check the changes" }).click();
  await expect(problem(page)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Title", { exact: true }).fill("Our promise");
  await page.getByLabel("Address of fallback contact 3").fill("");
  await page.getByLabel("First answer", { exact: true }).fill("1");
  await page.getByLabel("Known non-issues").fill("Missing headers on some pages, and what scanners say.");
  await page.getByRole("button", { name: "Check the changes" }).click();
  await expect(page.getByRole("heading", { name: /What changes/ })).toBeVisible();
  await expectAccessible(page);
  await desk.open(page, "limits");
  await page.getByLabel(/^Wrong receipt codes/).fill("none");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problem(page)).toBeVisible();
  await expectAccessible(page);
});
