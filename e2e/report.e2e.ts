import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import pg from "pg";
import { type Instance, startInstance } from "./setup/instance";
import { completeSetup } from "./setup/people";

// Desks of its own: limits by address would count all tests of a run together.
const test = base.extend<object, { desk: Instance }>({
  desk: [
    async ({ browser }, use) => {
      const desk = await startInstance({
        BREAKWATER_RATE_LIMITS: "report=1000,draft=1000,upload=1000",
        LOG_LEVEL: "info",
      });
      await setUp(browser, desk);
      await use(desk);
      await desk.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

async function setUp(browser: Browser, desk: Instance): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await completeSetup(page, desk.setupLink, {
    email: "mara@example.org",
    password: "a passphrase of five words",
    name: "Mara Okoye",
  });
  await context.close();
}

async function withoutScripts(browser: Browser, desk: Instance): Promise<BrowserContext> {
  return browser.newContext({ javaScriptEnabled: false, baseURL: desk.url });
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const next = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

async function start(page: Page): Promise<void> {
  await page.goto("/report");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What did you find?");
}

async function fillWhat(page: Page, title = "Session cookie survives sign-out"): Promise<void> {
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("What happens, and why is it a problem?").fill("The token stays valid.\nFor hours.");
  await next(page);
  await expect(page).toHaveURL(/\/report\/where$/);
}

/** From any step to the page where the answers are checked. */
async function toCheck(page: Page): Promise<void> {
  while (!page.url().endsWith("/report/check")) {
    const before = page.url();
    await next(page);
    await page.waitForURL((url) => url.href !== before);
  }
}

async function send(page: Page): Promise<void> {
  await page.getByLabel("I kept to these rules, and will.").check();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page).toHaveURL(/\/report\/receipt$/);
}

async function count(desk: Instance, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: desk.ownerUrl });
  await client.connect();
  try {
    return Number((await client.query(sql)).rows[0].count);
  } finally {
    await client.end();
  }
}

const codeOf = async (page: Page) => (await page.locator(".select-all").textContent())?.trim() ?? "";

test("without JavaScript: form, files, receipt, and the code opens the case (story 1)", async ({
  browser,
  desk,
}) => {
  const context = await withoutScripts(browser, desk);
  const page = await context.newPage();
  await start(page);
  await fillWhat(page);
  await page.getByLabel("Something else", { exact: true }).check();
  await page.getByLabel("If something else: what?").fill("the admin API");
  await next(page);
  await page.getByLabel("Steps to reproduce it").fill("1. sign in\n2. copy the cookie");
  await next(page);
  await page.getByRole("group", { name: "Is it being exploited?" }).getByLabel("I’m not sure").check();
  await next(page);
  await page
    .getByLabel("Files")
    .setInputFiles({ name: "poc.py", mimeType: "text/x-python", buffer: Buffer.from("x") });
  await next(page);
  await page.getByLabel("With a pseudonym").check();
  await page.getByLabel("Name to thank you with").fill("nightjar");
  await next(page);
  for (const answer of ["The token stays valid.", "the admin API", "I’m not sure", "poc.py", "nightjar"])
    await expect(page.getByRole("main")).toContainText(answer);
  await send(page);
  await expect(page).toHaveTitle(/^Report [A-Z0-9]+-\d{4}-[0-9A-Z]{5} received/);
  const code = await codeOf(page);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{2}$/);
  const file = await page.request.get("/report/receipt/file");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(await file.text()).toContain(code);
  // Another browser, with nothing but the code.
  const other = await withoutScripts(browser, desk);
  const visitor = await other.newPage();
  await visitor.goto("/track");
  await visitor.getByLabel("Secret code").fill(code.toLowerCase());
  await visitor.getByRole("button", { name: "Open the case" }).click();
  await expect(visitor).toHaveURL(/\/portal/);
  await expect(visitor.getByRole("main")).toContainText("Session cookie survives sign-out");
  await context.close();
  await other.close();
});

for (const scripts of [true, false]) {
  test(`an empty title is named in the page title, a focused summary and beside the field (story 2), ${scripts ? "with" : "without"} JavaScript`, async ({
    browser,
    desk,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: scripts, baseURL: desk.url });
    const page = await context.newPage();
    await start(page);
    await page.getByLabel("What happens, and why is it a problem?").fill("Kept text");
    await next(page);
    await expect(page).toHaveTitle(/^Error: What did you find\?/);
    const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(summary).toBeFocused();
    await expect(page.getByLabel("What happens, and why is it a problem?")).toHaveValue("Kept text");
    const title = page.getByLabel("Title");
    await expect(title).toHaveAccessibleDescription(/Error: Enter one line that says what you found/);
    await summary.getByRole("link", { name: "Enter one line that says what you found" }).click();
    await expect(title).toBeFocused();
    await context.close();
  });
}

test("the browser's Back at step 4 keeps every answer (story 3)", async ({ browser, desk }) => {
  const page = await browser.newPage({ baseURL: desk.url });
  await start(page);
  await fillWhat(page, "Kept over Back");
  await page.getByLabel("Version, tag, branch or commit").fill("2.8.3");
  await next(page);
  await page.getByLabel("Steps to reproduce it").fill("one, two");
  await next(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact");
  await page.goBack();
  await expect(page.getByLabel("Steps to reproduce it")).toHaveValue("one, two");
  await page.goBack();
  await expect(page.getByLabel("Version, tag, branch or commit")).toHaveValue("2.8.3");
  await page.goto("/report/what");
  await expect(page.getByLabel("Title")).toHaveValue("Kept over Back");
  await page.close();
});

test("“Change” goes to one step and straight back to the check page (story 4)", async ({ browser, desk }) => {
  const page = await browser.newPage({ baseURL: desk.url });
  await start(page);
  await fillWhat(page);
  await toCheck(page);
  await page.getByRole("link", { name: /^Change\s+What did you find\?$/ }).click();
  await page.getByLabel("Title").fill("");
  await next(page);
  await expect(page).toHaveTitle(/^Error:/);
  await page.getByLabel("Title").fill("A better title");
  await next(page);
  await expect(page).toHaveURL(/\/report\/check$/);
  await expect(page.getByRole("main")).toContainText("A better title");
  await page.close();
});

for (const scripts of [true, false]) {
  test(`a file that is too large names the limit and keeps the answers (story 5), ${scripts ? "with" : "without"} JavaScript`, async ({
    browser,
    desk,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: scripts, baseURL: desk.url });
    const page = await context.newPage();
    await start(page);
    await fillWhat(page, "Kept beside a large file");
    await page.goto("/report/files");
    const small = { name: "poc.py", mimeType: "text/plain", buffer: Buffer.from("print(1)") };
    await page.getByLabel("Files").setInputFiles(small);
    await page.getByRole("button", { name: "Upload and add more" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "poc.py" })).toBeVisible();
    const large = { name: "capture-full.pcapng", mimeType: "x/y", buffer: Buffer.alloc(27_000_000, 7) };
    await page.getByLabel("Files").setInputFiles(large);
    await next(page);
    await expect(page.getByRole("alert").filter({ hasText: "capture-full.pcapng" })).toContainText(
      "The limit is 25 MB a file",
    );
    await page.goto("/report/check");
    await expect(page.getByRole("main")).toContainText("Kept beside a large file");
    await expect(page.getByRole("main")).toContainText("poc.py");
    await expect(page.getByRole("main")).not.toContainText("capture-full.pcapng");
    await context.close();
  });
}

test("reloading the receipt, going back and sending again make no second case (story 6)", async ({
  browser,
  desk,
}) => {
  const page = await browser.newPage({ baseURL: desk.url });
  await start(page);
  await fillWhat(page, "Only once");
  await toCheck(page);
  await send(page);
  const before = await count(desk, "select count(*) from cases");
  const code = await codeOf(page);
  await page.reload();
  expect(await codeOf(page)).toBe(code);
  await page.goBack();
  await expect(page).toHaveURL(/\/report\/receipt$/);
  const again = await page.request.post("/report/send", {
    form: { attested: "on", rules: "1" },
    headers: { Origin: desk.url },
    maxRedirects: 0,
  });
  expect([again.status(), again.headers().location]).toEqual([303, "/report/receipt"]);
  expect(await count(desk, "select count(*) from cases")).toBe(before);
  await page.goto("/report/receipt");
  await page.getByRole("button", { name: "I have saved it" }).click();
  await expect(page.getByText("You saved your secret code")).toBeVisible();
  expect(await page.content()).not.toContain(code);
  await page.close();
});

test("malformed requests get a plain 4xx page without a trace of our insides", async ({
  playwright,
  desk,
}) => {
  const request = await playwright.request.newContext({ baseURL: desk.url });
  const headers = { Origin: desk.url };
  const form = (text: string) => ({
    headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded" },
    data: text,
    maxRedirects: 0,
  });
  const cut = { ...headers, "Content-Type": "multipart/form-data; boundary=b" };
  const answers = [
    [400, await request.post("/report/save/what", form("title=a&title=b"))],
    [400, await request.post("/report/save/what", form("__proto__=a&title=b"))],
    [400, await request.post("/report/save/what", { headers, data: { title: "a" } })],
    [404, await request.post("/report/save/nowhere", form("title=a"))],
    [404, await request.post("/report/save/constructor", form("title=a"))],
    [400, await request.post("/report/upload", { headers: cut, data: "--b\r\nContent-Dispo" })],
    [400, await request.post("/report/upload", form("files=x"))],
    [400, await request.post("/track/open", form("code=a&code=b"))],
    [403, await request.post("/report/save/what", { ...form("title=a"), headers: { Origin: "null" } })],
    [405, await request.get("/report/send")],
    [404, await request.get("/report/receipt/file")],
  ] as const;
  for (const [status, response] of answers) {
    expect(response.status(), response.url()).toBe(status);
    const body = await response.text();
    expect(body).not.toMatch(/\bat .*\.(?:ts|js|mjs):\d|node_modules|Error:.*\n\s+at /);
  }
});

test("over the limit of an hour a report is refused for now, with its answers kept", async ({ browser }) => {
  test.setTimeout(120_000);
  const desk = await startInstance({ BREAKWATER_RATE_LIMITS: "report=1" });
  try {
    await setUp(browser, desk);
    const context = await withoutScripts(browser, desk);
    const page = await context.newPage();
    await start(page);
    await fillWhat(page, "The first");
    await toCheck(page);
    await send(page);
    await start(page);
    await fillWhat(page, "The second");
    await toCheck(page);
    await page.getByLabel("I kept to these rules, and will.").check();
    const [limited] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/report/send")),
      page.getByRole("button", { name: "Send the report" }).click(),
    ]);
    expect(limited.status()).toBe(429);
    expect(Number(limited.headers()["retry-after"])).toBeGreaterThan(0);
    await page.getByRole("link", { name: "Back to your answers, which are kept" }).click();
    await expect(page.getByRole("main")).toContainText("The second");
    await context.close();
  } finally {
    await desk.stop();
  }
});

test("a report that fills the decoy is held, not lost", async ({ browser, desk }) => {
  const page = await browser.newPage({ baseURL: desk.url });
  await start(page);
  await fillWhat(page, "Sent by a program");
  await toCheck(page);
  await page.locator("[name=website]").evaluate((field: HTMLInputElement) => {
    field.value = "https://spam.example";
  });
  const before = await count(desk, "select count(*) from cases where held");
  await send(page);
  expect(await count(desk, "select count(*) from cases where held")).toBe(before + 1);
  await page.close();
});

for (const [width, colorScheme] of [
  [1180, "light"],
  [390, "dark"],
] as const) {
  test(`pages of the report have no accessibility violation, ${colorScheme} at ${width}`, async ({
    browser,
    desk,
  }) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      baseURL: desk.url,
      bypassCSP: true,
    });
    const page = await context.newPage();
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      expect(found, page.url()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    for (const path of ["/", "/policy/1", "/track?wrong=1", "/report"]) {
      await page.goto(path);
      await check();
    }
    await start(page);
    await next(page);
    await check();
    await fillWhat(page);
    for (const step of ["where", "how", "impact", "files", "you", "check?problems=1"]) {
      await page.goto(`/report/${step}`);
      await check();
    }
    await send(page);
    await check();
    await context.close();
  });
}

test("no address of a reporter is in the database or the log", async ({ browser, desk }) => {
  const page = await browser.newPage({ baseURL: desk.url });
  await start(page);
  await fillWhat(page);
  const client = new pg.Client({ connectionString: desk.ownerUrl });
  await client.connect();
  const tables = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public'",
  );
  for (const { tablename } of tables.rows) {
    const { rows } = await client.query(
      `select coalesce(string_agg(t::text, ' '), '') as text from "${tablename}" t`,
    );
    expect(rows[0].text, tablename).not.toContain("127.0.0.1");
  }
  await client.end();
  await page.close();
});

test("wrong codes get one neutral answer, and the sixth try is limited (story 7)", async ({ browser }) => {
  test.setTimeout(120_000);
  const desk = await startInstance();
  try {
    await setUp(browser, desk);
    const context = await withoutScripts(browser, desk);
    const page = await context.newPage();
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
    const [limited] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/track/open")),
      page.getByRole("button", { name: "Open the case" }).click(),
    ]);
    expect(limited.status()).toBe(429);
    expect(Number(limited.headers()["retry-after"])).toBeGreaterThan(0);
    await expect(page.getByRole("alert")).toContainText("Too many tries");
    await context.close();
  } finally {
    await desk.stop();
  }
});

test("before set-up every public page says so", async ({ browser }) => {
  test.setTimeout(120_000);
  const desk = await startInstance();
  try {
    const page = await browser.newPage({ baseURL: desk.url });
    for (const path of ["/", "/report", "/report/what", "/track", "/thanks", "/advisories"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("This desk is not set up yet");
    }
  } finally {
    await desk.stop();
  }
});
