import { expect, type Page, test } from "@playwright/test";
import type { MadeCase } from "@/db/factories";
import { type BoardDesk, hours, openBoardDesk } from "../support/board-desk";

// An open case hears what others do to it, and leaves alone what is being typed.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
});
test.afterAll(() => desk?.stop());

const made = (title: string) =>
  desk.make.makeCase({ title, receivedAt: hours(9), state: "acknowledged", clocks: false });
const notice = (page: Page) => page.getByText("This case was changed meanwhile.");

/** Opens the case and waits until it listens. */
async function listening(page: Page, { reference }: MadeCase, query = ""): Promise<void> {
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/api/v1/changes")),
    page.goto(`/desk/cases/${reference}${query}`),
  ]);
}

async function assignToJonas(page: Page, { id }: MadeCase): Promise<void> {
  const { rows } = await desk.owner.query("select version from cases where id = $1", [id]);
  const done = await page.request.post("/api/v1/cases/acts", {
    headers: { origin: desk.instance.url },
    data: {
      act: "assign",
      input: { personId: desk.jonas.id },
      cases: [{ id, version: Number(rows[0].version) }],
    },
  });
  expect((await done.json()).results[0].done).toBe(true);
}

test("what a colleague changed is offered and shown, and a half-written note stays", async ({ browser }) => {
  const one = await made("Changed by a colleague");
  const page = await desk.pageOf(browser, desk.mara);
  await listening(page, one);
  const note = page.getByRole("textbox", { name: "Message", exact: true });
  await note.fill("Half a thou");
  await assignToJonas(await desk.pageOf(browser, desk.jonas), one);
  await expect(notice(page)).toBeVisible();
  await expect(page.getByLabel("The case in short")).toContainText("nobody");
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(page.getByLabel("The case in short")).toContainText("Jonas Lind");
  await expect(notice(page)).toHaveCount(0);
  await expect(note).toHaveValue("Half a thou");
});

test("a form that is filled in goes on knowing the version it was made on", async ({ browser }) => {
  const one = await made("Edited by two");
  const page = await desk.pageOf(browser, desk.mara);
  await listening(page, one, "?edit=facts");
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.fill("A better title");
  await assignToJonas(await desk.pageOf(browser, desk.jonas), one);
  await expect(notice(page)).toBeVisible();
  const [other] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: "Show it" }).click(),
  ]);
  await expect(other.getByLabel("The case in short")).toContainText("Jonas Lind");
  await expect(title).toHaveValue("A better title");
  await expect(notice(page)).toBeVisible();
});

test("what happens to another case says nothing here", async ({ browser }) => {
  const [one, other] = [await made("Looked at"), await made("Elsewhere")];
  const page = await desk.pageOf(browser, desk.mara);
  await listening(page, one);
  const theirs = await desk.pageOf(browser, desk.jonas);
  await listening(theirs, other);
  await assignToJonas(theirs, other);
  await expect(notice(theirs)).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});
