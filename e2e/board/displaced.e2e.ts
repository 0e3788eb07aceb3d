import { expect, test } from "@playwright/test";
import { type BoardDesk, hours, openBoardDesk } from "../support/board-desk";

// One session has five streams; a board that loses its own to a newer one.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
});
test.afterAll(() => desk?.stop());

test("a board whose stream another one took says so, and asks again when somebody looks", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  const listening = page.waitForResponse((answer) => answer.url().endsWith("/api/v1/changes"));
  await page.goto("/desk/board");
  await listening;
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const ended = new AbortController();
  const newer = await Promise.all(
    Array.from({ length: 5 }, () =>
      fetch(`${desk.instance.url}/api/v1/changes`, { headers: { cookie }, signal: ended.signal }),
    ),
  );
  expect(newer.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await expect(page.getByText("this one is not kept up to date any more")).toBeVisible();
  await desk.make.makeCase({ title: "Came unheard", receivedAt: hours(1) });
  const asked = page.waitForRequest((request) => request.url().includes("/api/v1/cases"));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect((await asked).headers()["x-unattended"]).toBe("1");
  await expect(page.getByText("Came unheard")).toBeVisible();
  ended.abort();
});
