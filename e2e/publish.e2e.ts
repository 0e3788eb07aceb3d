import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { addPerson } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { HOSTILE_MARKDOWN } from "@/lib/server/markdown/testing/hostile-markdown";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { answerCredit } from "@/lib/usecases/credits/answer";
import { openDatabaseOf } from "./setup/arrange";
import { type Instance, startInstance } from "./setup/instance";
import { completeSetup, signIn } from "./setup/people";

// One desk for the stories from approval to thanks. Ada holds every role and signs in; the others wrote what she approves.
test.describe.configure({ mode: "serial" });

const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
let desk: Instance;
let database: TestDatabase;
let triager: PersonActor;
let coordinator: PersonActor;

test.beforeAll(async ({ browser }) => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "sign-in=1000" });
  await completeSetup(await browser.newPage(), desk.setupLink, ada);
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
  await signIn(page, desk.url, ada);
  return page;
}

test("stories 24 and 25: 404 before, published by one act, then page, JSON and hall of fame agree", async ({
  browser,
}) => {
  const sent = await caseReadyToPublish({ triager, coordinator }, new Date(), {
    credit: "pseudonym",
    credit_name: "nightjar",
  });
  const { reference } = sent;
  const stranger = await (await browser.newContext()).newPage();
  const publicPaths = [`/advisories/${reference}`, `/advisories/${reference}.json`];
  for (const path of publicPaths)
    expect((await stranger.request.get(desk.url + path)).status(), path).toBe(404);
  for (const path of ["/advisories", "/advisories.json", "/thanks", "/thanks.json"])
    expect(await (await stranger.request.get(desk.url + path)).text()).not.toContain(reference);

  const page = await staff(browser);
  const editor = `${desk.url}/desk/cases/${reference}/advisory`;
  await page.goto(editor);
  await expect(page.getByText("None. The text can be approved.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Offer this credit" }).click();
  await expect(page.getByText("offered, waiting for the reporter")).toBeVisible();
  const { rows } = await database.owner.query("select id from credits where case_id = $1", [sent.caseId]);
  await answerCredit(
    { actor: sent.actor, now: new Date() },
    { caseId: sent.caseId, creditId: rows[0].id, answer: "as_shown" },
  );
  await page.getByRole("button", { name: "Approve this text" }).click();
  await expect(page.getByText(/^Approved by Ada Admin/)).toBeVisible();
  await page.getByRole("button", { name: "Schedule and publish now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();

  for (const path of publicPaths)
    expect((await stranger.request.get(desk.url + path)).status(), path).toBe(200);
  await stranger.goto(`${desk.url}/advisories/${reference}`);
  const json = await (await stranger.request.get(`${desk.url}/advisories/${reference}.json`)).json();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(json.title);
  await expect(stranger.getByRole("definition").filter({ hasText: "Critical 9.3" })).toBeVisible();
  expect(json).toMatchObject({
    id: reference,
    severity: "critical",
    revision: 1,
    credits: [{ name: "nightjar", type: "finder", link: null }],
    affected: [{ product: "Example Server", fixed: "2.8.4" }],
  });
  await expect(stranger.getByText("nightjar")).toBeVisible();
  await stranger.goto(`${desk.url}/thanks`);
  const line = stranger.getByRole("listitem").filter({ hasText: reference });
  await expect(line).toContainText("nightjar");
  await expect(line.getByRole("link", { name: json.title })).toHaveAttribute(
    "href",
    `/advisories/${reference}`,
  );
  const thanks = await (await stranger.request.get(`${desk.url}/thanks.json`)).json();
  expect(JSON.stringify(thanks)).toContain(`"name":"nightjar"`);

  await page.goto(editor);
  await page.getByRole("button", { name: "Withdraw this credit" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Credit withdrawn" })).toBeVisible();
  for (const path of [...publicPaths, "/thanks", "/thanks.json"])
    expect(await (await stranger.request.get(desk.url + path)).text(), path).not.toContain("nightjar");
});

test("check 12: no hostile Markdown runs, loads or posts anything on the public page", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const sent = await caseReadyToPublish({ triager, coordinator }, new Date());
  const page = await staff(browser);
  const editor = `${desk.url}/desk/cases/${sent.reference}/advisory`;
  await page.goto(editor);
  // A form with a NUL in it is refused whole, so the corpus goes without.
  const hostile = HOSTILE_MARKDOWN.map((text) => text.replaceAll("\0", ""));
  await page.getByLabel("Details").fill(hostile.join("\n\n"));
  await page.getByLabel("Workaround").fill(hostile.slice(0, 30).join("\n\n"));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();

  const outside: string[] = [];
  page.on("dialog", (dialog) => {
    outside.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(desk.url)) outside.push(request.url());
  });
  const harmless = async (address: string) => {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    const prose = page.getByRole("article").locator(".prose");
    await expect(prose.first()).toBeVisible();
    for (const link of await prose.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href"))))
      expect(link).toMatch(/^(https:|mailto:|#)/);
    await expect(
      prose.locator("script, img, iframe, svg, style, form, input, object, [onclick], [onerror], [style]"),
    ).toHaveCount(0);
    expect(outside).toEqual([]);
  };
  await harmless(`${editor}?view=preview`);

  // Ada wrote the text, so somebody else approves and publishes it.
  const now = new Date();
  const mara = { actor: { ...coordinator, steppedUpAt: now }, now };
  const seen = { caseId: sent.caseId, seen: await advisoryVersion(sent.caseId) };
  await approveAdvisory(mara, seen);
  await page.goto(editor);
  await page.getByRole("button", { name: "Schedule and publish now" }).click();
  await expect(page.getByText("Somebody other than the author", { exact: false }).first()).toBeVisible();
  await scheduleAndPublish(mara, seen);
  await harmless(`${desk.url}/advisories/${sent.reference}`);
});

test("story 27: the public record and the desk's own pages for it have no axe violation, wide and narrow, light and dark", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { rows } = await database.owner.query("select public_id from advisory_revisions limit 1");
  const reference: string = rows[0].public_id;
  const page = await staff(browser);
  const paths = [
    "/advisories",
    `/advisories/${reference}`,
    "/thanks",
    "/desk/advisories",
    `/desk/cases/${reference}/score?cwe=overflow`,
    `/desk/cases/${reference}/advisory`,
    `/desk/cases/${reference}/advisory?view=preview`,
  ];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1180, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(desk.url + path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
          `${path} ${width} ${colorScheme}`,
        ).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  }
});
