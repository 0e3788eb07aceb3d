import { createHash, createPublicKey, verify } from "node:crypto";
import { expect, test } from "@playwright/test";
import { Vault } from "@/lib/server/crypto/vault";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { openBoard } from "../support/board-desk";
import { db, deskOf, mara, noor, openTriageDesk, portalOf, sendPair } from "./scene";

openTriageDesk();

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
  const vault = new Vault(db.keyring.unwrap(caseId, rows[0].wrapped, rows[0].kek_id), caseId);
  const receipt = JSON.parse(vault.open("reports.receipt_sealed", rows[0].id, rows[0].receipt_sealed));
  return createHash("sha256").update(receipt.statement).digest("hex");
}

test("on the board the likely earlier case is offered before anything is typed", async ({ browser }) => {
  const { first, later } = await sendPair("tga");
  const page = await deskOf(browser, mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("is:open")}`);
  await page.getByRole("checkbox", { name: `Select ${later.reference}` }).check();
  await page.keyboard.press("2");
  const dialog = page.getByRole("dialog", { name: "Mark as a duplicate" });
  const box = dialog.getByRole("combobox", { name: "The earlier case" });
  await expect(box).toBeFocused();
  // Reports of other tests may be as likely.
  const likely = dialog.getByRole("listbox", { name: "Likely earlier cases" });
  await likely.getByRole("option").filter({ hasText: first.reference }).click();
  await expect(box).toHaveValue(first.reference);
});

test("what was closed as a duplicate before is only linked: no reason is asked for that nobody would read", async ({
  browser,
}) => {
  const { first, later } = await sendPair("xpm");
  await rejectCase(
    { actor: mara, now: new Date() },
    { caseId: later.caseId, outcome: "duplicate", reason: "Known since spring." },
  );
  const page = await deskOf(browser, mara);
  await page.goto(`/desk/cases/${later.reference}/duplicates`);
  await page.getByText("Link with the case it repeats").click();
  await expect(page.getByText("its reporter is sent nothing now").last()).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveCount(0);
  await page.getByLabel("Reference", { exact: true }).fill(first.reference);
  await page.getByRole("button", { name: "Link as its duplicate" }).click();
  await expect(page.getByRole("status").getByText("Linked. The case stays closed.")).toBeVisible();
  await expect(page.getByText("This is a duplicate of")).toBeVisible();
  const portal = await portalOf(browser, later);
  await expect(portal.getByText("Known since spring.")).toHaveCount(1);
  await expect(portal.getByText("We knew of this problem")).toHaveCount(0);
});

test("a split brings the case back and takes the statement away; the history stays", async ({ browser }) => {
  const { first, later } = await sendPair("qoi");
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
  await expect(portal.getByText("it is not the same problem as the other one")).toBeVisible();
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

test("a rejection as a duplicate names the other case, and a wrong reference keeps what was typed", async ({
  browser,
}) => {
  const { first, later } = await sendPair("zar");
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
