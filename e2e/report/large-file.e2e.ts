import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { largeFile } from "../support/large-file";
import { fillFirstStep, nextStep, startReport } from "../support/report";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("story 5: a file that is too large names the limit and keeps the answers", async ({ page }) => {
      await startReport(page);
      await fillFirstStep(page, "Kept beside a large file");
      await page.goto("/report/files");
      const small = { name: "poc.py", mimeType: "text/plain", buffer: Buffer.from("print(1)") };
      await page.getByLabel("Files").setInputFiles(small);
      await page.getByRole("button", { name: "Upload these and choose more" }).click();
      await expect(page.getByRole("list", { name: "Attached" })).toContainText("poc.py");
      await page.getByLabel("Files").setInputFiles(largeFile("capture-full.pcapng", 27_000_000));
      await nextStep(page);
      await expect(page.getByRole("alert").filter({ hasText: "capture-full.pcapng" })).toContainText(
        "The limit is 25 MB a file",
      );
      await page.goto("/report/check");
      await expect(page.getByRole("main")).toContainText("Kept beside a large file");
      await expect(page.getByRole("main")).toContainText("poc.py");
      await expect(page.getByRole("main")).not.toContainText("capture-full.pcapng");
    });
  });
}

test("chosen files are named with their sizes, and one beyond the limit is said and taken out before anything is sent", async ({
  page,
}) => {
  await startReport(page);
  await page.goto("/report/files");
  await page
    .getByLabel("Files")
    .setInputFiles([largeFile("poc.bin", 2048), largeFile("capture-full.pcapng", 27_000_000)]);
  const chosen = page.getByRole("list", { name: "Chosen, not sent yet" });
  await expect(chosen.getByRole("listitem")).toHaveText([
    /^poc\.bin2 KBTake out/,
    /^capture-full\.pcapng26 MB, too large/,
  ]);
  await expect(page.getByText("capture-full.pcapng is too large. The limit is 25 MB a file.")).toBeVisible();
  await nextStep(page);
  await expect(page.getByRole("alert").filter({ hasText: "capture-full" })).toContainText("Nothing was sent");
  await page.getByRole("button", { name: "Take out capture-full.pcapng" }).click();
  await expect(chosen.getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);
  await nextStep(page);
  await expect(page).toHaveURL(/\/report\/you$/);
  await page.goto("/report/files");
  await expect(page.getByRole("list", { name: "Attached" }).getByRole("listitem")).toHaveText([/poc\.bin/]);
});

test("refused before a file was read, the choice is still there; refused after, what arrived is listed and not chosen", async ({
  page,
}) => {
  await startReport(page);
  await page.goto("/report/files");
  const small = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => largeFile(`part-${from + n}.txt`, 16));
  const chosen = page.getByRole("list", { name: "Chosen, not sent yet" }).getByRole("listitem");
  const attached = page.getByRole("list", { name: "Attached" }).getByRole("listitem");
  await page.getByLabel("Files").setInputFiles(small(9));
  await page.route("**/report/upload*", (route) =>
    route.fulfill({ status: 503, json: { error: { code: "busy", message: "Many people write just now." } } }),
  );
  await nextStep(page);
  const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problem).toContainText("Many people write just now.");
  await expect(problem).toContainText("Nothing was sent, and your choice is still there.");
  await expect(chosen).toHaveCount(9);
  await page.unroute("**/report/upload*");
  await page.getByRole("button", { name: "Upload these and choose more" }).click();
  await expect(attached).toHaveCount(9);

  await page.getByLabel("Files").setInputFiles(small(2, 9));
  await nextStep(page);
  await expect(problem).toContainText("one file too many");
  await expect(problem).toContainText("The files that arrived are listed below.");
  await expect(attached).toHaveCount(10);
  await expect(chosen).toHaveCount(0);
});
