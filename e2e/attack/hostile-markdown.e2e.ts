import type { Page } from "@playwright/test";
import { HOSTILE_MARKDOWN } from "@/lib/server/markdown/testing/hostile-markdown";
import { askAs } from "../setup/everyone";
import { type Sent, Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// security.md, checks 12, 45 and 50: what people write runs nothing, fetches nothing and delays nobody.
test.describe.configure({ mode: "default" });

let stranger: Stranger;
let sent: Sent;

test.beforeAll(async ({ desk }) => {
  stranger = new Stranger(desk.url);
  const hostile = HOSTILE_MARKDOWN.join("\n\n").replaceAll("\0", "");
  const title = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  sent = await stranger.report({ title, summary: hostile, steps: hostile, impact: hostile, name: title });
  await stranger.track(sent.code);
  for (const text of HOSTILE_MARKDOWN.slice(0, 25)) await reply(text || "empty");
});

async function reply(text: string): Promise<void> {
  const form = new FormData();
  form.append("body", text);
  await stranger.post("/portal/reply", form);
}

for (const who of ["the reporter", "the team"] as const) {
  test(`hostile Markdown does nothing in the browser of ${who}`, async ({ page, context, desk, scene }) => {
    test.setTimeout(120_000);
    const events = watch(page, desk.url);
    const [path, cookie] =
      who === "the reporter"
        ? ["/portal", stranger.cookie()]
        : [`/desk/cases/${sent.reference}`, scene.cookies.triager];
    for (const pair of cookie.split("; ")) {
      const [name = "", value = ""] = pair.split("=");
      await context.addCookies([{ name, value, url: desk.url }]);
    }
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const inside = page.locator("main");
    await expect(inside).toContainText("onerror=alert(1)");
    for (const bad of [
      "img",
      "iframe",
      "object",
      "embed",
      "form[action^='http']",
      "svg[onload]",
      "a[href^='javascript']",
      "a[href^='data']",
    ])
      expect(await inside.locator(bad).count(), bad).toBe(0);
    for (const link of await inside.locator("a[href]").all())
      expect((await link.getAttribute("href")) ?? "").toMatch(/^(https:|mailto:|\/|#|\?)/);
    expect(events).toEqual([]);
  });
}

/** Everything the page does that it must not: dialogs, requests to elsewhere, violations of the policy. */
function watch(page: Page, origin: string): string[] {
  const events: string[] = [];
  page.on("dialog", (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) events.push(request.url());
  });
  page.on("console", (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) events.push(message.text());
  });
  return events;
}

test("a text that takes a parser seconds delays no other page", async ({ desk }) => {
  await reply("[a](".repeat(15_000));
  const finished: string[] = [];
  const slow = stranger.text("/portal").then(() => finished.push("slow"));
  const others = Array.from({ length: 5 }, () =>
    fetch(`${desk.url}/api/health`).then(() => finished.push("other")),
  );
  await Promise.all([slow, ...others]);
  expect(finished.at(-1)).toBe("slow");
});

test("a report that repeats a long address makes pages of its own size", async ({ desk, scene }) => {
  test.setTimeout(120_000);
  const text = `[a]: https://x/${"u".repeat(30_000)}\n\n${"[a] ".repeat(1_900)}`;
  const another = new Stranger(desk.url);
  const fields = ["summary", "steps", "proof_of_concept", "impact", "configuration"];
  const { code, reference } = await another.report({
    title: "Repeated",
    ...Object.fromEntries(fields.map((field) => [field, text])),
  });
  await another.track(code);
  for (const page of [
    await another.text("/portal"),
    (await askAs(desk, scene, `/desk/cases/${reference}`, "triager")).body,
  ]) {
    expect(page).toContain("[a] [a] [a]");
    expect(page.length).toBeLessThan(4 * fields.length * text.length);
  }
});
