import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { newToken, readKeyring, tokenHash } from "@/lib/server/crypto/keyring";
import { type Instance, startInstance } from "../setup/instance";
import { expectAccessible } from "../support/accessible";

// How a team keeps its cases in sight: labels, snoozing, watching, naming a colleague, taking a move back, views.
const NOW = new Date("2026-11-20T14:00:00Z");

let desk: Instance;
let owner: pg.Pool;
let make: Factories;
let mara: MadePerson;
let jonas: MadePerson;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  desk = await startInstance({ BREAKWATER_FROZEN_NOW: NOW.toISOString(), BREAKWATER_ALLOW_FROZEN_NOW: "1" });
  owner = new pg.Pool({ connectionString: desk.ownerUrl, max: 2 });
  make = new Factories({ owner, keyring: readKeyring(`${desk.dataDir}/keys.json`) });
  await make.makeOrganisation();
  mara = await make.makePerson(["coordinator", "triager"], { name: "Mara Okoye" });
  jonas = await make.makePerson(["developer"], { name: "Jonas Lind" });
  await make.makePerson([], { name: "Tern Vendor" });
  await make.makeLabel("Memory safety", "warn");
  await make.makeLabel("Parser", "vendor");
  await make.makeLabel("A label that has as many words as it can", "accent");
});
test.afterAll(async () => {
  await owner?.end();
  await desk?.stop();
});

async function pageOf(
  browser: Browser,
  person: MadePerson,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const token = newToken();
  await owner.query(
    "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)",
    [randomUUID(), tokenHash(token), person.id, NOW, new Date(NOW.getTime() + 86_400_000)],
  );
  const viewport = { width: 1180, height: 900 };
  const context = await browser.newContext({ baseURL: desk.url, viewport, ...options });
  await context.addCookies([{ name: "breakwater-staff", value: token, url: desk.url }]);
  return context.newPage();
}

const caseOf = (title: string): Promise<MadeCase> =>
  make.makeCase({
    title,
    receivedAt: NOW,
    state: "acknowledged",
    clocks: false,
    reporter: { name: "Ada Example" },
  });
const side = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });

for (const javaScriptEnabled of [true, false])
  test(`labels, snoozing and watching from the case (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const title = `Kept in sight, ${javaScriptEnabled ? "on" : "off"}`;
    const made = await caseOf(title);
    const page = await pageOf(browser, mara, { javaScriptEnabled });
    const open = () => page.goto(`/desk/cases/${made.reference}`);
    await open();
    const labels = side(page, "Labels");
    await labels.getByText("Change the labels").click();
    await labels.getByRole("checkbox", { name: "Memory safety" }).check();
    await labels.getByRole("button", { name: "Save labels" }).click();
    await expect(labels.locator("p").filter({ hasText: "Memory safety" })).toBeVisible();

    await open();
    const rest = side(page, "Snooze");
    await rest.locator("summary", { hasText: "Snooze until" }).click();
    await rest.getByRole("radio", { name: "Until a day" }).check();
    await rest.getByRole("button", { name: "Snooze" }).click();
    await expect(problem(page)).toContainText("Choose the day.");
    await open();
    await rest.locator("summary", { hasText: "Snooze until" }).click();
    await rest.getByRole("radio", { name: "Until a day" }).check();
    await rest.getByLabel("The day").fill("2026-12-01");
    await rest.getByRole("button", { name: "Snooze" }).click();
    await expect(rest).toContainText("Snoozed until 1 December 2026 or a reply");
    await page.goto("/desk/board");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(title)).toHaveCount(0);
    await open();
    await rest.getByRole("button", { name: "Bring it back" }).click();
    await expect(rest).toContainText("On the board.");

    await open();
    await rest.locator("summary", { hasText: "Waits for somebody outside" }).click();
    await rest.getByLabel("Waits for", { exact: true }).selectOption("vendor");
    await rest.getByLabel("Whom exactly").fill("Tern Networks");
    await rest.getByRole("button", { name: "Save" }).click();
    await expect(rest).toContainText("Waits for a vendor: Tern Networks");

    const watching = side(page, "Watching");
    await watching.getByRole("button", { name: "Watch this case" }).click();
    await expect(watching).toContainText("Mara Okoye");
    await watching.getByRole("button", { name: "Stop watching" }).click();
    await expect(watching).toContainText("Nobody watches this case.");
  });

test("a colleague is named from the composer, and nobody who may not read the case", async ({ browser }) => {
  const made = await caseOf("Naming");
  const page = await pageOf(browser, mara);
  await page.goto(`/desk/cases/${made.reference}`);
  const text = page.getByLabel("Message", { exact: true });
  await text.fill("Could you look,");
  await page.getByRole("button", { name: "Mention a colleague" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Jonas Lind"]);
  await page.getByRole("menuitem", { name: "Jonas Lind" }).click();
  await expect(text).toHaveValue("Could you look, @Jonas Lind ");
  await expect(text).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "@Jonas Lind" })).toBeVisible();
  await expect(side(page, "Watching")).toContainText("Jonas Lind");
  await text.fill("And you, @Tern Vendor?");
  await page.keyboard.press("Control+Enter");
  await expect(problem(page)).toContainText("Tern Vendor may not read this case.");
  await expect(text).toHaveValue("And you, @Tern Vendor?");
});

test("a move that nobody outside has heard of is taken back by whoever made it", async ({ browser }) => {
  const made = await make.makeCase({
    title: "Too early",
    receivedAt: NOW,
    state: "closed",
    outcome: "not_reproducible",
    answers: null,
    clocks: false,
  });
  const page = await pageOf(browser, mara);
  await page.goto(`/desk/cases/${made.reference}?move=reopen`);
  await page.locator("#move-reopen-reason").fill("Seen again.");
  await page.locator("#move").getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByText("Done: the case is now “Investigating”.")).toBeVisible();
  const colleague = await pageOf(browser, jonas);
  await colleague.goto(`/desk/cases/${made.reference}`);
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("Too early");
  await expect(side(colleague, "Your last move")).toHaveCount(0);
  await side(page, "Your last move").getByRole("button", { name: "Take it back" }).click();
  await expect(side(page, "Your last move")).toHaveCount(0);
  await expect(page.getByLabel("The case in short")).toContainText("Closed");
});

test("the register of labels works without JavaScript", async ({ browser }) => {
  const page = await pageOf(browser, mara, { javaScriptEnabled: false });
  await page.goto("/desk/labels");
  const add = async (name: string) => {
    await page.locator("#new-label-name").fill(name);
    await page.getByRole("button", { name: "Add label" }).click();
  };
  await add("Crypto");
  await expect(page.getByText("Label added.")).toBeVisible();
  await add("crypto");
  await expect(problem(page)).toContainText("There is a label with this name.");
  await expect(page.locator("#new-label-name")).toHaveValue("crypto");
  const row = page.locator("details").filter({ hasText: "archive Crypto" });
  await row.locator("summary").click();
  await row.getByLabel("Archived").check();
  await row.getByRole("button", { name: "Save label" }).click();
  await expect(page.getByText("Label saved.")).toBeVisible();
  await page.goto("/desk/labels");
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
});

test("a search of the board is kept as a view, moved, changed and deleted without JavaScript", async ({
  browser,
}) => {
  const page = await pageOf(browser, mara, { javaScriptEnabled: false });
  for (const name of ["First", "Second"]) {
    await page.goto("/desk/board/views?q=is:open label:Parser&sort=-severity");
    await page.locator("#new-view-name").fill(name);
    await page.getByRole("button", { name: "Save view" }).first().click();
    await expect(page).toHaveURL(/\/desk\/board\?view=/);
  }
  const own = side(page, "Your views");
  const names = () => own.getByRole("link");
  await page.goto("/desk/board/views");
  await expect(names()).toHaveText(["First", "Second"]);
  await own.getByRole("button", { name: "Move up “Second”" }).click();
  await expect(names()).toHaveText(["Second", "First"]);
  await page.goto("/desk/board/views");
  await own.locator("summary", { hasText: "First" }).click();
  await own.locator("details[open]").getByLabel("Name").fill("");
  await own.locator("details[open]").getByRole("button", { name: "Save view" }).click();
  await expect(problem(page)).toContainText("Enter a name.");
  await own.getByRole("button", { name: "Delete “First”" }).click();
  await expect(names()).toHaveText(["Second"]);
});

for (const [name, address] of [
  ["a case", ""],
  ["labels", "/desk/labels"],
  ["views", "/desk/board/views?q=is:open severity:high"],
  ["account", "/desk/account"],
] as const)
  test(`the page of ${name} has no fault of accessibility and does not scroll sideways`, async ({
    browser,
  }) => {
    const made = await caseOf("Looked at");
    const page = await pageOf(browser, mara);
    await page.goto(address || `/desk/cases/${made.reference}`);
    await page.locator("main details").evaluateAll((all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    await expectAccessible(page);
  });
