import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { HOSTILE_MARKDOWN } from "@/lib/server/markdown/testing/hostile-markdown";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { expect, test } from "../setup/test";

test("check 12: no hostile Markdown runs, loads or posts anything on the public page", async ({
  page,
  desk,
  arrange,
}) => {
  test.setTimeout(120_000);
  const triager = await arrange.colleague("Selin Ekici", "triager");
  const mara = await arrange.colleague("Mara Okoye", "coordinator", "publisher");
  const cast = { triager: triager.actor, coordinator: mara.actor };
  const sent = await caseReadyToPublish(cast, triager.now);
  await arrange.signIn(
    page.context(),
    await arrange.colleague("Ada Admin", "coordinator", "publisher", "triager"),
  );
  const editor = `/desk/cases/${sent.reference}/advisory`;
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
    await expect(page.getByRole("article").first()).toBeVisible();
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
  await harmless(editor);
  await harmless(`${editor}/public`);

  // Ada wrote the text, so somebody else approves and publishes it.
  const seen = { caseId: sent.caseId, seen: await advisoryVersion(sent.caseId) };
  await approveAdvisory(mara, seen);
  await page.goto(editor);
  await page.getByText("Schedule and publish", { exact: true }).click();
  await page.getByRole("button", { name: "Schedule and publish now" }).click();
  await expect(page.getByText("Somebody other than the author", { exact: false }).first()).toBeVisible();
  await scheduleAndPublish(mara, seen);
  await harmless(`/advisories/${sent.reference}`);
});
