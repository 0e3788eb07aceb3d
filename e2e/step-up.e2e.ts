import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { addPerson } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import {
  ADVISORY_TEXT,
  acceptedCase,
  advisoryVersion,
  caseReadyToPublish,
  caseRow,
} from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import { openDatabaseOf } from "./setup/arrange";
import { type Instance, startInstance } from "./setup/instance";
import { completeSetup, invite, join, signIn } from "./setup/people";
import { everything } from "./setup/scene";

// Sensitive acts whose proof of identity ran out while somebody was typing. Passkeys need a host name, so: localhost.
test.describe.configure({ mode: "serial" });

const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
const CANARY = "canary-reason-v8s3";
const REASON = `${CANARY} It is exploited in the wild. `.repeat(60).trim();
const WAYS = [{ javaScriptEnabled: false }, { javaScriptEnabled: true }];

let desk: Instance;
let origin: string;
let database: TestDatabase;
let triager: PersonActor;
let coordinator: PersonActor;

test.beforeAll(async ({ browser }) => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "sign-in=1000" });
  origin = desk.url.replace("127.0.0.1", "localhost");
  await completeSetup(await browser.newPage(), desk.setupLink.replace("127.0.0.1", "localhost"), ada);
  database = openDatabaseOf(desk);
  triager = await addPerson(database, { name: "Selin Ekici", roles: ["triager"], now: new Date() });
  coordinator = await addPerson(database, { name: "Mara Okoye", roles: ["coordinator"], now: new Date() });
});
test.afterAll(async () => {
  await database?.pool.end();
  await database?.owner.end();
  await desk?.stop();
});

async function staff(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, origin, ada);
  return page;
}

/** As if ten minutes had passed since everybody's last proof. */
const letProofsRunOut = () => database.owner.query("update staff_sessions set stepped_up_at = null");

const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });
const proof = (page: Page) => page.getByRole("region", { name: "Confirm that it is you" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function prove(page: Page, name: string, password = ada.password): Promise<void> {
  await proof(page).getByLabel("Your password").fill(password);
  await button(page, name).click();
}

const EMERGENCY = "Publish in an emergency";

/** A case that may be published in an emergency, its advisory open on the page and the reason typed. */
async function typeReason(page: Page): Promise<{ caseId: string; reference: string }> {
  const now = new Date();
  const { caseId, reference } = await acceptedCase(triager, now);
  const seen = await advisoryVersion(caseId);
  const text = { ...ADVISORY_TEXT, workaround: "Switch the parser off." };
  await saveAdvisory({ actor: triager, now }, { caseId, seen, ...text });
  await page.goto(`${origin}/desk/cases/${reference}/advisory`);
  await page.getByText("Publish in an emergency, before there is a fix").click();
  await page.getByLabel("Why it cannot wait").fill(REASON);
  return { caseId, reference };
}

for (const way of WAYS)
  test(`an emergency is published with the reason as it was typed, JavaScript ${way.javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    const page = await staff(browser, way);
    const { caseId } = await typeReason(page);
    await letProofsRunOut();
    await button(page, EMERGENCY).click();
    await expect(proof(page)).toBeFocused();
    await expect(problem(page)).toHaveCount(0);
    await expect(page).toHaveURL(/\/advisory$/);
    await expect(page.getByLabel("Why it cannot wait")).toHaveValue(REASON);
    expect((await caseRow(caseId))?.state).toBe("accepted");

    await prove(page, EMERGENCY, "not the password");
    await expect(problem(page)).toContainText("The password is not right");
    await problem(page).getByRole("link", { name: "The password is not right" }).click();
    await expect(proof(page).getByLabel("Your password")).toBeFocused();
    await expect(page.getByLabel("Why it cannot wait")).toHaveValue(REASON);
    expect((await caseRow(caseId))?.state).toBe("accepted");

    await prove(page, EMERGENCY);
    await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
    expect((await caseRow(caseId))?.state).toBe("published");
  });

test("while the proof is missing the reason is in no table, no log and no other page: of nobody else, nor of the same person elsewhere", async ({
  browser,
}) => {
  const page = await staff(browser, { javaScriptEnabled: false });
  const { reference } = await typeReason(page);
  const admin = await staff(browser);
  const eve = { name: "Eve Second", email: "eve@example.org", password: "another long password" };
  const other = await (await browser.newContext()).newPage();
  await join(other, await invite(admin, origin, { ...eve, roles: ["admin", "coordinator"] }), eve.password);
  await letProofsRunOut();
  await button(page, EMERGENCY).click();
  await expect(proof(page)).toBeVisible();

  const rows = Object.values(await everything(database.owner)).join("\n");
  expect(rows).not.toContain(CANARY);
  expect(rows).not.toContain(Buffer.from(CANARY).toString("hex"));
  expect(desk.logs()).not.toContain(CANARY);
  for (const visitor of [admin, other])
    for (const path of [`/desk/cases/${reference}/advisory`, "/desk/confirm", "/desk/account"]) {
      const answer = await visitor.request.get(`${origin}${path}`);
      expect(answer.status()).toBe(200);
      expect(await answer.text()).not.toContain(CANARY);
    }
  // Nor on a page that this browser merely opens: only the answer to the form had it.
  expect(await (await page.request.get(`${origin}/desk/cases/${reference}/advisory`)).text()).not.toContain(
    CANARY,
  );
});

for (const way of WAYS)
  test(`roles are changed as they were ticked, JavaScript ${way.javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    const page = await staff(browser, way);
    const { personId } = await addPerson(database, {
      name: "Sam Second",
      roles: ["triager", "auditor"],
      now: new Date(),
    });
    const box = (role: string) => page.locator(`input[name=roles][value=${role}]`);
    const ticked = async () =>
      page
        .locator("input[name=roles]:checked")
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const roles = async () => {
      const { rows } = await database.owner.query(
        "select role from person_roles where person_id = $1 order by role",
        [personId],
      );
      return rows.map(({ role }) => role);
    };
    await page.goto(`${origin}/desk/people/${personId}`);
    await box("auditor").uncheck();
    await box("triager").uncheck();
    await box("developer").check();
    await box("publisher").check();
    await letProofsRunOut();
    await button(page, "Change the roles").click();
    await expect(proof(page)).toBeFocused();
    expect(await ticked()).toEqual(["developer", "publisher"]);
    expect(await roles()).toEqual(["auditor", "triager"]);
    await prove(page, "Change the roles", "not the password");
    await expect(problem(page)).toContainText("The password is not right");
    expect(await ticked()).toEqual(["developer", "publisher"]);
    await prove(page, "Change the roles");
    await expect(page.getByRole("status").filter({ hasText: "The roles are changed" })).toBeVisible();
    expect(await roles()).toEqual(["developer", "publisher"]);
    expect(await ticked()).toEqual(["developer", "publisher"]);
  });

test("a text that somebody changed meanwhile is not published by a confirmation of what was seen before", async ({
  browser,
}) => {
  const now = new Date();
  const { caseId, reference } = await caseReadyToPublish({ triager, coordinator }, now);
  const publisher = await addPerson(database, { roles: ["publisher"], now });
  await approveAdvisory({ actor: publisher, now }, { caseId, seen: await advisoryVersion(caseId) });
  const page = await staff(browser, { javaScriptEnabled: false });
  await page.goto(`${origin}/desk/cases/${reference}/advisory`);
  const seen = await advisoryVersion(caseId);
  await saveAdvisory({ actor: triager, now }, { caseId, seen, ...ADVISORY_TEXT, summary: "Another text." });
  const fresh = await advisoryVersion(caseId);
  await approveAdvisory({ actor: publisher, now }, { caseId, seen: fresh });
  await letProofsRunOut();
  // The page that asks for the proof is built anew and shows the other text; the press was about the first.
  await button(page, "Schedule and publish now").click();
  await expect(page.getByLabel("Summary", { exact: true })).toHaveValue("Another text.");
  await prove(page, "Schedule and publish now");
  await expect(problem(page)).toBeVisible();
  expect((await caseRow(caseId))?.isPublic).toBe(false);
  await button(page, "Schedule and publish now").click();
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
});

test("approving, inviting, ending factors: each keeps what was typed and asks for secrets again", async ({
  browser,
}) => {
  const page = await staff(browser);
  await page.goto(`${origin}/desk/people`);
  await page.getByLabel("Name", { exact: true }).fill("Lena Late");
  await page.getByLabel("E-mail address").fill("lena@example.org");
  await page.locator("input[name=roles][value=triager]").check();
  await letProofsRunOut();
  await button(page, "Make an invitation").click();
  await expect(proof(page)).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue("lena@example.org");
  await prove(page, "Make an invitation");
  await expect(page.getByRole("region", { name: "Invitation link" })).toBeVisible();

  await page.goto(`${origin}/desk/account`);
  await page.getByLabel("New password").fill("a word that is new today");
  await letProofsRunOut();
  await button(page, "Change the password").click();
  await expect(proof(page)).toContainText("Passwords and codes are not sent back to you");
  await expect(page.getByLabel("New password")).toHaveValue("");
  await page.getByLabel("New password").fill(ada.password);
  await prove(page, "Change the password");
  await expect(page.getByText("Your password is changed.")).toBeVisible();

  const { caseId, reference } = await caseReadyToPublish({ triager, coordinator }, new Date());
  await page.goto(`${origin}/desk/cases/${reference}/advisory`);
  await letProofsRunOut();
  await button(page, "Approve this text").click();
  await prove(page, "Approve this text");
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  const { rows } = await database.owner.query("select from advisory_approvals where case_id = $1", [caseId]);
  expect(rows).toHaveLength(1);
});

test("a reporter's code is stopped and allowed again, with the reason kept over a confirmation", async ({
  browser,
}) => {
  const { reference, code } = await acceptedCase(triager, new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  await page.goto(`${origin}/desk/cases/${reference}`);
  await page.getByText("Stop the reporter’s code", { exact: true }).click();
  await page.getByLabel("Why, and who asked for it").fill(REASON);
  await letProofsRunOut();
  await button(page, "Stop the code").click();
  await expect(page.getByLabel("Why, and who asked for it")).toHaveValue(REASON);
  await prove(page, "Stop the code");
  await expect(page.getByText("Stopped: the reporter’s code opens nothing.")).toBeVisible();
  const reporter = await (await browser.newContext()).newPage();
  const track = async () => {
    await reporter.goto(`${origin}/track`);
    await reporter.getByLabel("Secret code").fill(code);
    await reporter.getByRole("button", { name: "Open the case" }).click();
  };
  await track();
  await expect(problem(reporter)).toContainText("This code does not open a case");
  await page.goto(`${origin}/desk/cases/${reference}`);
  await page.getByText("Allow the reporter’s code again").click();
  await page.getByLabel("Why it is safe again").fill("It was not the reporter who wrote to us.");
  await button(page, "Allow the code again").click();
  await track();
  await expect(reporter).toHaveURL(/\/portal$/);
});

test("with a passkey, proof and act are one press; a passkey made too late is added after a proof, not made twice", async ({
  browser,
}) => {
  const page = await staff(browser);
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${origin}/desk/account`);
  await page.getByLabel("Name of the new passkey").fill("Blue key");
  await letProofsRunOut();
  await button(page, "Add a passkey").click();
  await expect(proof(page)).toBeFocused();
  await expect(page.getByLabel("Name of the new passkey")).toHaveValue("Blue key");
  await prove(page, "Add a passkey");
  await expect(page.getByText("Blue key", { exact: true })).toBeVisible();
  expect((await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials).toHaveLength(1);

  const { personId } = await addPerson(database, {
    name: "Pat Passkey",
    roles: ["triager"],
    now: new Date(),
  });
  await page.goto(`${origin}/desk/people/${personId}`);
  await page.locator("input[name=roles][value=auditor]").check();
  await letProofsRunOut();
  await button(page, "Change the roles").click();
  await button(page, "Change the roles, with a passkey").click();
  await expect(page.getByRole("status").filter({ hasText: "The roles are changed" })).toBeVisible();
  const { rows } = await database.owner.query(
    "select role from person_roles where person_id = $1 order by role",
    [personId],
  );
  expect(rows.map(({ role }) => role)).toEqual(["auditor", "triager"]);
});

test("when the session ends while somebody types, the form stays: signing in beside it is enough", async ({
  browser,
}) => {
  const { caseId, reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  const signInBeside = async () => {
    const [beside] = await Promise.all([
      page.context().waitForEvent("page"),
      problem(page).getByRole("link", { name: "Sign in (new tab)" }).click(),
    ]);
    await beside.getByLabel("E-mail address").fill(ada.email);
    await beside.getByLabel("Password", { exact: true }).fill(ada.password);
    await beside.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(beside).toHaveURL(new RegExp(`/desk/cases/${reference}`));
    await beside.close();
  };
  await page.goto(`${origin}/desk/cases/${reference}?move=ask`);
  const question = page.getByLabel("Question to the reporter");
  await question.fill("Which version do you run, and on which system?");
  await database.owner.query("delete from staff_sessions");
  await button(page, "Ask the reporter").click();
  await expect(problem(page)).toContainText("Your session has ended, and nothing was saved.");
  await expect(question).toHaveValue("Which version do you run, and on which system?");
  await signInBeside();
  await button(page, "Ask the reporter").click();
  await expect(page.getByText("Done: the case is now")).toBeVisible();
  expect((await caseRow(caseId))?.state).toBe("needs_info");

  const note = page.getByLabel("Message", { exact: true });
  await note.fill("A note of some length.");
  await page
    .getByLabel(/^Files/)
    .setInputFiles({ name: "trace.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  await database.owner.query("delete from staff_sessions");
  await page.getByRole("button", { name: /^Add note for/ }).click();
  await expect(problem(page)).toContainText("Your session has ended and nothing was sent.");
  await expect(note).toHaveValue("A note of some length.");
  await signInBeside();
  await page.getByRole("button", { name: /^Add note for/ }).click();
  await expect(page.getByText("A note of some length.")).toBeVisible();
  await expect(page.getByRole("link", { name: "trace.txt" })).toBeVisible();
});

test("without JavaScript a session that ended shows what was typed, to be copied, and leads back to the page", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  await page.goto(`${origin}/desk/cases/${reference}?move=ask`);
  await page.getByLabel("Question to the reporter").fill(`${CANARY}\nWhich version <do> you run?`);
  await database.owner.query("delete from staff_sessions");
  await button(page, "Ask the reporter").click();
  await expect(page.getByRole("alert")).toContainText("Your session has ended, and nothing was saved.");
  await expect(page.getByLabel("Your text, to copy")).toHaveValue(`${CANARY}\nWhich version <do> you run?`);
  expect(Object.values(await everything(database.owner)).join("\n")).not.toContain(CANARY);
  await page.getByRole("link", { name: "Sign in, and back to the page" }).click();
  await page.getByLabel("E-mail address").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill(ada.password);
  await button(page, "Sign in").click();
  await expect(page).toHaveURL(new RegExp(`/desk/cases/${reference}`));

  await page.goto(`${origin}/desk/account`);
  await page.getByLabel("New password").fill("canary-pass-of-mine");
  await database.owner.query("delete from staff_sessions");
  await button(page, "Change the password").click();
  await expect(page.getByRole("alert")).toContainText("Your session has ended");
  expect(await page.content()).not.toContain("canary-pass-of-mine");
});

test("asked for inside a form, the proof has no axe violation and fits, wide and narrow, light and dark", async ({
  browser,
}) => {
  const page = await staff(browser);
  const { personId } = await addPerson(database, { name: "Lou Last", roles: ["triager"], now: new Date() });
  for (const refused of [false, true]) {
    await page.goto(`${origin}/desk/people/${personId}`);
    await letProofsRunOut();
    await button(page, "Change the roles").click();
    await expect(proof(page)).toBeVisible();
    if (refused) await prove(page, "Change the roles", "not the password");
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1180, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
  }
});
