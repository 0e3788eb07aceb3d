import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { type BoardDesk, hours, openBoardDesk } from "../support/board-desk";

// The budget of the board: what a browser loads for it.
test.describe.configure({ mode: "default" });

const MOST_KILOBYTES = 260;

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  for (let number = 1; number <= 50; number += 1)
    await desk.make.makeCase({ title: `Case ${number}`, receivedAt: hours(number), clocks: false });
});
test.afterAll(() => desk?.stop());

test(`the board loads at most ${MOST_KILOBYTES} KB of JavaScript, gzipped`, async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
  });
  await page.goto("/desk/board", { waitUntil: "networkidle" });
  await expect(page.locator("tbody tr")).toHaveCount(50);
  const bodies = await Promise.all(scripts.values());
  const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0) / 1024;
  expect(bodies.length).toBeGreaterThan(3);
  expect(kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
  test.info().annotations.push({ type: "weight", description: `${kilobytes.toFixed(1)} KB` });
});
