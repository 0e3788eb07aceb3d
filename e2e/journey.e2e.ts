import { type Browser, expect, type Page, test } from "@playwright/test";
import { startDesk } from "./setup/desk";
import type { Instance } from "./setup/instance";
import { completeSetup, invite, join } from "./setup/people";
import { CaseDesk } from "./support/desk";
import { acceptCredit, openPortal, replyInPortal } from "./support/portal";
import { sendReport } from "./support/report";

const PASSWORD = "a stranger reports, a team answers";
const TITLE = "Session cookie survives sign-out on the admin API";
const NOTE = "Not for the reporter: the staging key was in that log too.";
const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N";

let desk: Instance;
test.beforeAll(async () => {
  desk = await startDesk({ BREAKWATER_RATE_LIMITS: "sign-in=1000,track=1000" });
});
test.afterAll(async () => desk?.stop());

async function browserOf(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** Four people with one role each, signed in, in browsers of their own. */
async function gatherTeam(browser: Browser) {
  const admin = await browserOf(browser);
  await completeSetup(admin, desk.setupLink, {
    name: "Noor Adeyemi",
    email: "noor@example.org",
    password: PASSWORD,
  });
  const joined = async (name: string, role: string) => {
    const email = `${name.split(" ")[0]?.toLowerCase()}@example.org`;
    const link = await invite(admin, desk.url, { name, email, roles: [role] });
    const page = await browserOf(browser);
    await join(page, link, PASSWORD);
    return page;
  };
  return {
    triager: await joined("Selin Ekici", "triager"),
    coordinator: await joined("Mara Okoye", "coordinator"),
    developer: await joined("Jonas Lind", "developer"),
    publisher: await joined("Tomas Rehn", "publisher"),
  };
}

type Journey = {
  /** The stranger's browser, without JavaScript. */
  reporter: Page;
  reference: string;
  code: string;
  triager: CaseDesk;
  coordinator: CaseDesk;
  developer: CaseDesk;
  publisher: CaseDesk;
};

test("a stranger reports, the team triages and publishes, the finder is thanked", async ({ browser }) => {
  test.setTimeout(180_000);
  const team = await gatherTeam(browser);
  const reporter = await browserOf(browser, { javaScriptEnabled: false });
  const { reference, code } = await test.step("a stranger reports", () => report(reporter));
  const on = (page: Page) => new CaseDesk(page, desk.url, reference);
  const journey: Journey = {
    reporter,
    reference,
    code,
    triager: on(team.triager),
    coordinator: on(team.coordinator),
    developer: on(team.developer),
    publisher: on(team.publisher),
  };
  await test.step("a triager answers, notes and asks", () => firstAnswers(journey));
  await test.step("the reporter answers with nothing but the code", () => reply(journey));
  await test.step("the triager scores and accepts, the coordinator plans", () => acceptAndPlan(journey));
  await test.step("the developer decides each branch and says how the fix was tested", () => fix(journey));
  await test.step("the advisory is written, the thanks offered and accepted", () => writeAndThank(journey));
  await test.step("a second person approves, and it is published", () => publish(journey));
  await test.step("everybody reads the advisory and the thanks, nobody the note", () =>
    readInPublic(journey));
  await test.step("the case is closed and the reporter told", () => close(journey));
});

function report(page: Page) {
  return sendReport(page, desk.url, {
    title: TITLE,
    summary: "After `DELETE /session` the old cookie still opens **/admin/users**.",
    product: "Example Server",
    version: "2.0.1",
    steps: "1. Sign in.\n2. Sign out.\n3. Send the old cookie again.",
    impact: "Whoever copied a cookie keeps their access after it was ended.",
    files: [{ name: "replay.txt", text: "GET /admin/users\nCookie: session=old\n" }],
    name: "Ada Example",
    creditName: "Ada Example",
  });
}

async function firstAnswers({ triager }: Journey): Promise<void> {
  await triager.page.goto(`${desk.url}/desk/board`);
  await expect(triager.page.getByRole("table")).toContainText(TITLE);
  await triager.move("acknowledge", "Acknowledge", "Investigating", (form) =>
    form.getByLabel("Message to the reporter").fill("Thank you. We are reproducing it now."),
  );
  await triager.note(NOTE);
  await triager.move("ask", "Ask the reporter", "Waiting: reporter", (form) =>
    form.getByLabel("Question to the reporter").fill("Which store do your sessions use?"),
  );
}

async function reply({ reporter, code }: Journey): Promise<void> {
  await openPortal(reporter, desk.url, code);
  await expect(reporter.getByRole("main")).toContainText("Which store do your sessions use?");
  await replyInPortal(reporter, "Your answer", "The default one, in files.");
  expect(await reporter.content()).not.toContain("staging key");
}

async function acceptAndPlan({ triager, coordinator }: Journey): Promise<void> {
  await triager.score(VECTOR, {
    confidentiality: { level: "total", why: "The list of users and their mail can be read." },
  });
  await triager.affected("Example Server", "2.0.0", "2.0.2");
  await triager.move("accept", "Accept", "Accepted");
  await expect(triager.page.getByText(/^Waiting for a coordinator \(.+\) to plan the fix\.$/)).toBeVisible();
  await coordinator.move("plan", "Plan the fix", "Fixing", async (form) => {
    await form.getByLabel("Assignee").selectOption({ label: "Jonas Lind" });
    await form.getByLabel("Expected resolution").fill("2031-01-15");
  });
}

async function fix({ developer }: Journey): Promise<void> {
  await developer.decideBranch("1.0", "Not affected");
  await developer.decideBranch("2.0", "Gets the fix");
  await developer.move("fix_ready", "Fix is ready", "Fix ready", async (form) => {
    await form.getByLabel("Fix", { exact: false }).first().fill("commit a41f9c2");
    await form.getByLabel("Test evidence").fill("Run 2207: the old cookie is refused on 2.0.2.");
  });
}

async function writeAndThank({ coordinator, reporter, code }: Journey): Promise<void> {
  await coordinator.writeAdvisory({
    summary: "A session cookie stayed valid after sign-out. Upgrade to 2.0.2.",
    details: "Sign-out removed the cookie from the browser, not the session from the server.",
  });
  await coordinator.press("Offer this credit", "Credit offered.");
  await openPortal(reporter, desk.url, code);
  await acceptCredit(reporter);
  const thanks = await reporter.request.get(`${desk.url}/thanks`);
  expect(thanks.status()).toBe(200);
  expect(await thanks.text()).not.toContain("Ada Example");
}

async function publish({ coordinator, publisher, reporter, reference }: Journey): Promise<void> {
  await publisher.press("Approve this text", "Approved.");
  await coordinator.move("schedule", "Schedule publication", "Scheduled");
  const waiting = /^Waiting for a publisher \(.+\) to publish it on the Advisory tab/;
  await expect(coordinator.page.getByRole("link", { name: waiting })).toBeVisible();
  await publisher.open();
  await publisher.page.getByRole("link", { name: "Yours: publish it on the Advisory tab" }).click();
  await expect(publisher.page.getByRole("button", { name: "Publish now" })).toBeVisible();
  for (const path of [`/advisories/${reference}`, `/advisories/${reference}.json`])
    expect((await reporter.request.get(desk.url + path)).status(), path).toBe(404);
  await publisher.press("Publish now", "Published.");
}

async function readInPublic({ reporter, reference, code }: Journey): Promise<void> {
  const response = await reporter.goto(`${desk.url}/advisories/${reference}`);
  expect(response?.status()).toBe(200);
  const main = reporter.getByRole("main");
  await expect(reporter.getByRole("heading", { level: 1 })).toContainText(TITLE);
  await expect(main).toContainText("Ada Example");
  await reporter.goto(`${desk.url}/thanks`);
  await expect(main).toContainText("Ada Example");
  await expect(main.getByRole("link", { name: TITLE })).toHaveAttribute("href", new RegExp(reference));
  await openPortal(reporter, desk.url, code);
  await expect(main).toContainText("Published");
  for (const path of [
    "/portal",
    `/advisories/${reference}`,
    `/advisories/${reference}.json`,
    "/thanks.json",
  ]) {
    const text = await (await reporter.request.get(desk.url + path)).text();
    expect(text, path).toContain(path === "/thanks.json" ? "Ada Example" : TITLE);
    expect(text, path).not.toContain("staging key");
  }
}

async function close({ coordinator, reporter, code }: Journey): Promise<void> {
  await coordinator.move("close", "Close", "Closed", (form) =>
    form.getByLabel("Tell the reporter that it is fixed").fill("2.0.2 is out. Thank you for waiting for us."),
  );
  await openPortal(reporter, desk.url, code);
  await expect(reporter.getByRole("main")).toContainText("2.0.2 is out.");
}
