import { expect, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { ago, db, deskOf, mara, openTriageDesk, portalOf } from "./scene";

openTriageDesk();

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
  await expect(portal.getByText("Your message was sent.")).toBeVisible();
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
  await page.locator("#new-reply-name").fill("Plain thanks");
  await page.locator("#new-reply-body").fill("Dear {reporter}, we read {reference}.");
  await page.getByRole("button", { name: "Add reply" }).click();
  await expect(page.getByText("Plain thanks").first()).toBeVisible();
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

test("checklists are put in order and reworded in the settings, and ticked on the case with who and when", async ({
  browser,
}) => {
  const sent = await sendReport(ago(3), { title: "Tick me" });
  const page = await deskOf(browser, mara);
  await page.goto("/desk/settings/playbooks");
  await page.getByLabel("For cases that are").selectOption({ label: "Received" });
  const adding = page.locator("section", { has: page.getByRole("heading", { name: "Add a line" }) });
  await adding.getByLabel("What is to be done").fill("Sing it a song.");
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
  const song = received.getByRole("listitem").filter({ hasText: "Sing it a song." });
  await song.getByText(/^Reword/).click();
  await song.getByLabel("What is to be done").fill("Sing it two songs.");
  await song.getByRole("button", { name: "Save line" }).click();
  await expect(received.getByText("Line saved.")).toBeVisible();
  await expect(received).toContainText("Sing it two songs.");
  await page.reload();
  await page.getByRole("button", { name: /^Archive ?: Sing it two songs\.$/ }).click();
  await expect(page.getByRole("button", { name: /^Put back ?: Sing it two songs\.$/ })).toBeVisible();
});
