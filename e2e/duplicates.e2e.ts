import { createHash, createPublicKey, randomUUID, verify } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { addPerson, sendReport } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { openDatabaseOf } from "./setup/arrange";
import { type Instance, startInstance } from "./setup/instance";
import { openPortal } from "./support/portal";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ORIGINAL = "Canary-original: negative entry count in exa_index_read";
const TELLING =
  "The exaReader trusts exaEntryCount; exa_index_read() in src/exa/index.c:214 writes past exaBuffer.";

let desk: Instance;
let db: TestDatabase;
let mara: PersonActor;
let noor: PersonActor;
let admin: PersonActor;

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "track=1000,upload=1000,draft=1000,report=1000" });
  db = openDatabaseOf(desk);
  await setUpInstance(db.owner);
  const now = new Date();
  mara = await addPerson(db, { name: "Mara Okoye", roles: ["triager", "coordinator"], now });
  noor = await addPerson(db, { name: "Noor Haddad", roles: ["coordinator", "publisher"], now });
  admin = await addPerson(db, { name: "Ines Sato", roles: ["admin"], now });
});
test.afterAll(async () => {
  await db?.pool.end();
  await db?.owner.end();
  await desk?.stop();
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function deskOf(
  browser: Browser,
  person: PersonActor,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const token = newToken();
  await db.owner.query(
    "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at, stepped_up_at) values ($1, $2, $3, now(), now(), now() + interval '1 day', now())",
    [randomUUID(), tokenHash(token), person.personId],
  );
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 1180, height: 900 },
    ...options,
  });
  await context.addCookies([{ name: "breakwater-staff", value: token, url: desk.url }]);
  return context.newPage();
}

async function portalOf(browser: Browser, { code }: { code: string }, options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext({ baseURL: desk.url, ...options })).newPage();
  await openPortal(page, desk.url, code);
  return page;
}

/** Both reports, and the worker's index of the first one. */
async function sendPair() {
  const first = await sendReport(ago(40), { title: ORIGINAL, summary: TELLING, steps: "Open the file." });
  const later = await sendReport(ago(10), {
    title: "Heap overflow when a crafted archive is opened",
    summary:
      "exa_index_read() in src/exa/index.c:214 takes exaEntryCount as it comes, so exaReader overruns exaBuffer.",
    name: "Ada Example",
    reporter_kind: "researcher",
  });
  await expect
    .poll(
      async () =>
        (
          await db.owner.query("select from case_words where case_id = any($1)", [
            [first.caseId, later.caseId],
          ])
        ).rowCount,
    )
    .toBe(2);
  return { first, later };
}

test("story 17: a duplicate is linked from its suggestion, and its reporter sees no title or reference of the other", async ({
  browser,
}) => {
  const { first, later } = await sendPair();
  const page = await deskOf(browser, mara);
  await page.goto(`/desk/cases/${later.reference}`);
  const hint = page
    .getByRole("region", { name: "Likely earlier reports" })
    .or(page.locator("section", { has: page.getByRole("heading", { name: "Likely earlier reports" }) }));
  await expect(hint.getByRole("link", { name: first.reference })).toBeVisible();
  await hint.getByRole("link", { name: "Compare" }).click();

  const likely = page.getByRole("article").filter({ hasText: first.reference });
  await expect(likely.getByText(/of 100/)).toBeVisible();
  await expect(likely.getByText("src/exa/index.c")).toBeVisible();
  await likely.getByText("Link as a duplicate").click();
  await expect(likely.getByLabel("Reason")).toHaveValue(/We knew of this problem/);
  await likely.getByRole("button", { name: `Close as a duplicate of ${first.reference}` }).click();
  await expect(page.getByRole("status").getByText("Linked.")).toBeVisible();
  await expect(page.getByText("This is a duplicate of")).toBeVisible();

  const portal = await portalOf(browser, later);
  await expect(portal.getByText("Somebody reported this problem before you.")).toBeVisible();
  await expect(portal.getByRole("heading", { name: "Reported before you" })).toBeVisible();
  const statement = await (await portal.request.get("/portal/earlier")).text();
  for (const text of [await portal.content(), statement]) {
    expect(text).not.toContain(first.reference);
    expect(text).not.toContain(first.caseId);
    expect(text).not.toContain("Canary-original");
    expect(text).not.toContain("exaReader trusts");
  }

  // Signed with the published key, and the earlier receipt, once shown, has the hash.
  const lines = /-----BEGIN STATEMENT-----\n([\s\S]*?)-----END STATEMENT-----/.exec(statement)?.[1] ?? "";
  const signature = /Signature \(Ed25519, base64\): (\S+)/.exec(statement)?.[1] ?? "";
  const key = (await (await portal.request.get("/.well-known/breakwater-receipt-key")).text()).replace(
    /^[\s\S]*?\n\n/,
    "",
  );
  expect(verify(null, Buffer.from(lines), createPublicKey(key), Buffer.from(signature, "base64"))).toBe(true);
  expect(lines).toContain(`reference: ${later.reference}\n`);
  expect(lines).toContain(`earlier-receipt-sha256: ${await receiptHashOf(first.caseId)}\n`);

  // The canonical case lists it, with who reported and when.
  await page.goto(`/desk/cases/${first.reference}/duplicates`);
  const row = page.getByRole("row").filter({ hasText: later.reference });
  await expect(row).toContainText("researcher or finder");
  await expect(row).toContainText("by Mara Okoye");
  await page.goto(`/desk/cases/${first.reference}`);
  await expect(page.getByRole("navigation", { name: "Case" }).getByText("Duplicates 1")).toBeVisible();
});

/** The hash of the signed lines of a receipt, as its holder would compute it. */
async function receiptHashOf(caseId: string): Promise<string> {
  const { rows } = await db.owner.query(
    "select r.id, r.receipt_sealed, k.wrapped, k.kek_id from reports r join case_keys k using (case_id) where r.case_id = $1",
    [caseId],
  );
  const { Vault } = await import("@/lib/server/crypto/vault");
  const vault = new Vault(db.keyring.unwrap(caseId, rows[0].wrapped, rows[0].kek_id), caseId);
  const receipt = JSON.parse(vault.open("reports.receipt_sealed", rows[0].id, rows[0].receipt_sealed));
  return createHash("sha256").update(receipt.statement).digest("hex");
}

test("a split brings the case back and takes the statement away; the history stays", async ({ browser }) => {
  const { first, later } = await sendPair();
  await linkDuplicate(
    { actor: mara, now: new Date() },
    { caseId: later.caseId, duplicateOf: first.reference, reason: "We knew of it." },
  );
  const page = await deskOf(browser, noor);
  await page.goto(`/desk/cases/${later.reference}/duplicates`);
  await page.getByText("Not the same after all: split").click();
  await page.getByRole("button", { name: "Split and open again" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
    "Say why these are not the same.",
  );
  await page.getByLabel("Why these are not the same").fill("Another parser.");
  await page.getByRole("button", { name: "Split and open again" }).click();
  await expect(page.getByRole("status").getByText("Split.")).toBeVisible();
  await expect(page.getByText(/linked by Mara Okoye.*split by Noor Haddad/)).toBeVisible();
  const portal = await portalOf(browser, later);
  await expect(portal.getByText("Being looked at", { exact: true })).toBeVisible();
  await expect(portal.getByText("it is not the same as the earlier one")).toBeVisible();
  await expect(portal.getByRole("heading", { name: "Reported before you" })).toHaveCount(0);
  await expect(
    portal.getByText("the statement about an earlier report does not hold any more").last(),
  ).toBeVisible();
  expect((await portal.request.get("/portal/earlier")).status()).toBe(404);

  // "Not the same" is remembered.
  await page
    .getByRole("article")
    .filter({ hasText: first.reference })
    .getByRole("button", { name: /Not the same/ })
    .click();
  await expect(page.getByRole("status").getByText("Noted.")).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: first.reference })).toHaveCount(0);
});

test("what the reporter of the canonical case is told at publication reaches the other reporter", async ({
  browser,
}) => {
  const first = await caseReadyToPublish({ triager: mara, coordinator: mara }, ago(50), { title: ORIGINAL });
  const later = await sendReport(ago(5), { title: "The same again" });
  await linkDuplicate(
    { actor: mara, now: ago(4) },
    { caseId: later.caseId, duplicateOf: first.reference, reason: "We knew of it." },
  );
  const by = { actor: { ...noor, steppedUpAt: new Date() }, now: new Date() };
  const seen = await advisoryVersion(first.caseId);
  await approveAdvisory(by, { caseId: first.caseId, seen });
  await scheduleAndPublish(by, { caseId: first.caseId, seen });
  const portal = await portalOf(browser, later);
  await expect(async () => {
    await portal.reload();
    await expect(portal.getByRole("link", { name: "Read the public advisory" })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await portal.getByRole("link", { name: "Read the public advisory" }).click();
  await expect(portal).toHaveURL(new RegExp(`/advisories/${first.reference}`));
});

test("a rejection as a duplicate names the other case, and a wrong reference keeps what was typed", async ({
  browser,
}) => {
  const { first, later } = await sendPair();
  const page = await deskOf(browser, mara);
  await page.goto(`/desk/cases/${later.reference}?move=reject`);
  const panel = page.getByRole("region", { name: "Next move" });
  await panel.getByRole("radio", { name: "Duplicate", exact: true }).check();
  await panel.getByLabel("Duplicate of").fill("EX-2026-ZZZZZ");
  await panel.getByLabel("Reason").fill("We knew of it before.");
  await panel.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(panel.getByText("There is no case with this reference.").first()).toBeVisible();
  await expect(panel.getByLabel("Reason")).toHaveValue("We knew of it before.");
  await panel.getByLabel("Duplicate of").fill(first.reference.toLowerCase());
  await panel.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByText("Done: the case is now “Closed”.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Duplicate of" })).toBeVisible();
});

test("missing evidence is asked for in words that are ready, and the answer counts", async ({ browser }) => {
  const sent = await sendReport(ago(3), { title: "It crashes", summary: "It crashes when I open it." });
  const page = await deskOf(browser, mara);
  await page.goto(`/desk/cases/${sent.reference}`);
  await expect(page.getByText("Needs evidence").first()).toBeVisible();
  await page.getByRole("link", { name: "Ask for it" }).click();
  const message = page.getByLabel("Message to the reporter");
  await expect(message).toHaveValue(/- Which version, tag or commit did you test\?/);
  await page.getByRole("button", { name: "Acknowledge", exact: true }).click();
  await expect(page.getByText("Done: the case is now “Investigating”.")).toBeVisible();
  const portal = await portalOf(browser, sent);
  await expect(portal.getByText("Which version, tag or commit did you test?")).toBeVisible();
  await portal.getByLabel("Reply", { exact: true }).fill("It was 2.8.3.");
  await portal.getByRole("button", { name: "Send to the team" }).click();
  await page.reload();
  await page.getByText("What was found, and the points for it").click();
  await expect(page.getByText("A version is named.")).toBeVisible();
});

test("a canned reply is written with fields, shown as it reads on a case, put into the answer and changed", async ({
  browser,
}) => {
  const sent = await sendReport(ago(3), { title: "Reply to this", name: "Ada Example" });
  const page = await deskOf(browser, mara);
  await page.goto("/desk/settings/replies");
  await page.getByLabel("Name", { exact: true }).fill("Thanks");
  await page.getByLabel("Text", { exact: true }).fill("Hello {reporter},\nthank you for {refrence}.");
  await page.getByRole("button", { name: "Add reply" }).click();
  await expect(
    page.getByText("Line 2, character 15: there is no field {refrence}. Is {reference} meant?").first(),
  ).toBeVisible();
  await page
    .getByLabel("Text", { exact: true })
    .fill("Hello {reporter},\nthank you for {reference}, {product}.");
  await page.getByRole("button", { name: "Add reply" }).click();
  await expect(page.getByText("Reply added.")).toBeVisible();

  await page.goto(`/desk/cases/${sent.reference}?move=acknowledge`);
  const panel = page.getByRole("region", { name: "Next move" });
  await panel.getByText("Canned replies").click();
  await panel.getByLabel("Reply", { exact: true }).selectOption({ label: "Thanks" });
  await expect(panel.getByText(`thank you for ${sent.reference}, [product].`)).toBeVisible();
  await expect(panel.getByText("This case has nothing for product: write over the brackets.")).toBeVisible();
  const message = panel.getByLabel("Message to the reporter");
  await message.fill("First line.");
  await panel.getByRole("button", { name: "Insert" }).click();
  await expect(message).toHaveValue(
    `First line.\n\nHello Ada Example,\nthank you for ${sent.reference}, [product].`,
  );
  await expect(message).toBeFocused();
  await page.keyboard.type(" And more.");
  await panel.getByRole("button", { name: "Acknowledge", exact: true }).click();
  await expect(page.getByText("Done: the case is now “Investigating”.")).toBeVisible();
  await expect(page.getByText(/\[product\]\. And more\./)).toBeVisible();

  // Into the composer too; nothing is sent by choosing.
  await page.getByText("Canned replies").last().click();
  await page.locator("#write-reply").selectOption({ label: "Thanks" });
  await page.getByRole("button", { name: "Insert" }).last().click();
  await expect(page.locator("#body")).toHaveValue(/^Hello Ada Example/);
  const { rowCount } = await db.owner.query("select from messages where case_id = $1", [sent.caseId]);
  expect(rowCount).toBe(1);
});

test("without JavaScript a reply is chosen, read and sent, and a line of the checklist is ticked", async ({
  browser,
}) => {
  const sent = await sendReport(ago(3), { title: "No scripts", name: "Ada Example" });
  const page = await deskOf(browser, mara, { javaScriptEnabled: false });
  await page.goto("/desk/settings/replies");
  await page.getByLabel("Name", { exact: true }).fill("Plain thanks");
  await page.getByLabel("Text", { exact: true }).fill("Dear {reporter}, we read {reference}.");
  await page.getByRole("button", { name: "Add reply" }).click();
  await page.goto(`/desk/cases/${sent.reference}?move=acknowledge`);
  const panel = page.getByRole("region", { name: "Next move" });
  await panel.locator("summary", { hasText: "Canned replies" }).click();
  await panel.getByLabel("Reply", { exact: true }).selectOption({ label: "Plain thanks" });
  await panel.getByRole("button", { name: "Put it into the field" }).click();
  await expect(panel.getByLabel("Message to the reporter")).toHaveValue(
    `Dear Ada Example, we read ${sent.reference}.`,
  );
  await page.getByRole("button", { name: "Read all of it before answering." }).click();
  await expect(page.getByText(/^Mara Okoye,/).first()).toBeVisible();
});

test("checklists are put in order in the settings, and ticked on the case with who and when", async ({
  browser,
}) => {
  const sent = await sendReport(ago(3), { title: "Tick me" });
  const page = await deskOf(browser, mara);
  await page.goto("/desk/settings/playbooks");
  await page.getByLabel("For cases that are").selectOption({ label: "Received" });
  await page.getByLabel("What is to be done").fill("Sing it a song.");
  await page.getByRole("button", { name: "Add line" }).click();
  await expect(page.getByText("Line added.")).toBeVisible();
  const received = page.locator("section", {
    has: page.getByRole("heading", { name: "Received", exact: true }),
  });
  await expect(received.getByRole("listitem").last()).toContainText("Sing it a song.");
  await page.getByRole("button", { name: "Move Sing it a song. up" }).click();
  await expect(received.getByRole("listitem").last()).not.toContainText("Sing it a song.");

  await page.goto(`/desk/cases/${sent.reference}`);
  const tick = page.getByRole("button", { name: "Sing it a song." });
  await tick.click();
  await expect(tick).toHaveAttribute("aria-pressed", "true");
  const line = page.getByRole("listitem").filter({ hasText: "Sing it a song." });
  await expect(line).toContainText("Mara Okoye,");
  await tick.click();
  await expect(tick).toHaveAttribute("aria-pressed", "false");

  await page.goto("/desk/settings/playbooks");
  await page.getByRole("button", { name: "Archive: Sing it a song." }).click();
  await expect(page.getByRole("button", { name: "Put back: Sing it a song." })).toBeVisible();
});

test("the index of words is switched off and on again in the settings", async ({ browser }) => {
  const words = async () => (await db.owner.query("select from case_words")).rowCount ?? 0;
  await expect.poll(words).toBeGreaterThan(0);
  const page = await deskOf(browser, admin);
  await page.goto("/desk/settings/search");
  await page.getByRole("radio", { name: "Off" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").getByText("Switched off.")).toBeVisible();
  expect(await words()).toBe(0);
  await page.getByRole("radio", { name: "On", exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").getByText("Switched on.")).toBeVisible();
  const cases = (await db.owner.query("select from cases")).rowCount ?? 0;
  await expect.poll(words).toBe(cases);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1180, 390]) {
    test(`no page of this has an accessibility fault (${colorScheme}, ${width} px)`, async ({ browser }) => {
      test.setTimeout(120_000);
      const { first, later } = await sendPair();
      const third = await sendReport(ago(2), { title: "Overflow in exa_index_read", summary: TELLING });
      await linkDuplicate(
        { actor: mara, now: new Date() },
        { caseId: later.caseId, duplicateOf: first.reference, reason: "We knew of it." },
      );
      const options = { colorScheme, viewport: { width, height: 900 } };
      const team = await deskOf(browser, mara, options);
      const steering = await deskOf(browser, admin, options);
      const portal = await portalOf(browser, later, options);
      const shots: [Page, string, string][] = [
        [team, `/desk/cases/${third.reference}/duplicates`, "likely"],
        [team, `/desk/cases/${first.reference}/duplicates`, "canonical"],
        [team, `/desk/cases/${later.reference}/duplicates`, "duplicate"],
        [team, `/desk/cases/${third.reference}?move=acknowledge&reply=evidence`, "case"],
        [team, "/desk/settings/playbooks", "playbooks"],
        [team, "/desk/settings/replies", "replies"],
        [steering, "/desk/settings/search", "search"],
        [portal, "/portal", "portal"],
      ];
      for (const [page, address, name] of shots) {
        await page.goto(address);
        for (const summary of await page.locator("details:not([open]) > summary").all())
          await summary.click();
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
          width,
        );
        if (process.env.SHOTS)
          await page.screenshot({
            path: `${process.env.SHOTS}/${name}-${colorScheme}-${width}.png`,
            fullPage: true,
          });
      }
    });
  }
}
