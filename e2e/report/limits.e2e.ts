import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import { forwardedFor } from "../setup/network";
import { Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";
import { fillFirstStep, pressSend, startReport, toCheckPage } from "../support/report";

test.use({ javaScriptEnabled: false });

test("over the limit of an hour a report is refused for now, with its answers kept", async ({
  page,
  desk,
  network,
}) => {
  for (let i = 0; i < RATE_LIMITS.report.tries; i++) {
    const neighbour = new Stranger(desk.url, forwardedFor(network));
    await neighbour.report({ title: `Report ${i}`, summary: "It breaks." });
  }
  await startReport(page);
  await fillFirstStep(page, "One too many");
  await toCheckPage(page);
  const answer = page.waitForResponse((response) => response.url().endsWith("/report/send"));
  await pressSend(page);
  expect((await answer).status()).toBe(429);
  expect(Number((await answer).headers()["retry-after"])).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Back to your answers, which are kept" }).click();
  await expect(page.getByRole("main")).toContainText("One too many");
});

test("answers that cannot be saved for now are handed back with their questions", async ({
  desk,
  network,
}) => {
  const from = forwardedFor(network);
  for (let i = 0; i < RATE_LIMITS.draft.tries; i++) await new Stranger(desk.url, from).post("/report/start");
  const typed = { title: "One too many", summary: "It <breaks>." };
  const answer = await new Stranger(desk.url, from).post("/report/save/what", typed);
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain(
    "Title\nOne too many\n\nWhat happens, and why it is a problem\nIt &lt;breaks&gt;.</textarea>",
  );
});

test("story 7: wrong codes get one neutral answer, and the sixth try is limited", async ({ page }) => {
  const tries = ["x", "7KQM 2XFA 9TRC 4HWD VN3E 8PYJ 6B", "'; --", "0".repeat(26), "\u202E7KQM"];
  for (const code of tries) {
    await page.goto("/track");
    await page.getByLabel("Secret code").fill(code);
    await page.getByRole("button", { name: "Open the case" }).click();
    await expect(page).toHaveTitle(/^Error: Track a report/);
    await expect(page.getByRole("alert").first()).toContainText("This code does not open a case");
    expect(page.url()).not.toContain("7KQM");
  }
  await page.getByLabel("Secret code").fill("one more");
  const answer = page.waitForResponse((response) => response.url().endsWith("/track/open"));
  await page.getByRole("button", { name: "Open the case" }).click();
  expect((await answer).status()).toBe(429);
  expect(Number((await answer).headers()["retry-after"])).toBeGreaterThan(0);
  await expect(page.getByRole("alert")).toContainText("Too many tries");
});
