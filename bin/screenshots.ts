import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Seeded } from "@/db/seed/seed";
import { CHROMIUM_ARGS, findChromium } from "@/e2e/setup/browser";

// Takes the pictures of README.md from the demonstration, at a fixed time, so that they change only when the pages do
// (and with the random references). Run after a build: npm run screenshots.
const DIR = "docs/screenshots";
const NOW = "2026-11-20T14:02:00Z";
const MOST_BYTES = 150 * 1024;

type Ready = { url: string; seeded: Seeded };
type Shot = {
  name: string;
  as: "anyone" | "reporter" | "coordinator";
  path: (demo: Seeded) => string;
  height?: number;
  /** What is waited for, where a page fetches something by itself. */
  whole?: (page: Page) => Promise<void>;
};

const SHOTS: Shot[] = [
  { name: "policy", as: "anyone", path: () => "/" },
  { name: "thanks", as: "anyone", path: () => "/thanks" },
  { name: "advisory", as: "anyone", path: (demo) => `/advisories/${demo.references["header-smuggling"]}` },
  { name: "portal", as: "reporter", path: () => "/portal" },
  // So much stands on it that a picture as high as the others would be too large.
  { name: "board", as: "coordinator", path: () => "/desk/board", height: 540, whole: counted },
  { name: "case", as: "coordinator", path: (demo) => `/desk/cases/${demo.portal.reference}` },
];

async function main(): Promise<void> {
  await mkdir(DIR, { recursive: true });
  const { child, ready } = startDemo();
  try {
    const demo = await ready;
    const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
    for (const theme of ["light", "dark"] as const) await takeAll(browser, theme, demo);
    await browser.close();
    await report();
  } finally {
    child.kill("SIGTERM");
  }
}

async function takeAll(browser: Browser, theme: "light" | "dark", { url, seeded }: Ready): Promise<void> {
  for (const who of ["anyone", "reporter", "coordinator"] as const) {
    const context = await browser.newContext({
      viewport: { width: 1180, height: 660 },
      colorScheme: theme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    if (who === "reporter") await openPortal(page, url, seeded);
    if (who === "coordinator") await signIn(page, url, seeded);
    for (const shot of SHOTS.filter((one) => one.as === who)) {
      await page.setViewportSize({ width: 1180, height: shot.height ?? 660 });
      await page.goto(url + shot.path(seeded));
      // A busy machine may show a text plain at its first try.
      await page.reload();
      await page.evaluate(() => document.fonts.ready);
      await shot.whole?.(page);
      await page.screenshot({ path: path.join(DIR, `${shot.name}-${theme}.png`), caret: "hide" });
    }
    await context.close();
  }
}

// The counts of the rail come after the page.
async function counted(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^All open/ })
    .getByText(/^\d/)
    .waitFor();
}

async function openPortal(page: Page, url: string, { portal }: Seeded): Promise<void> {
  await page.goto(`${url}/track`);
  await page.getByLabel(/code/i).fill(portal.code);
  await page.getByRole("main").getByRole("button").first().click();
  await page.waitForURL(/\/portal/);
}

async function signIn(page: Page, url: string, { logins, password }: Seeded): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page
    .getByLabel("E-mail address")
    .fill(logins.find(({ role }) => role === "coordinator")?.email ?? "");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/desk/);
}

function startDemo(): { child: ChildProcess; ready: Promise<Ready> } {
  const child = spawn(process.execPath, [...process.execArgv, "bin/breakwater.ts", "demo"], {
    env: { ...process.env, BREAKWATER_FROZEN_NOW: NOW, BREAKWATER_ALLOW_FROZEN_NOW: "1", LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ready = new Promise<Ready>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Ready));
    child.once("exit", (code) => reject(new Error(`The demonstration ended with ${code}.`)));
  });
  return { child, ready };
}

async function report(): Promise<void> {
  for (const name of (await readdir(DIR)).sort()) {
    const file = path.join(DIR, name);
    const { size } = await stat(file);
    process.stderr.write(`${file}: ${Math.round(size / 1024)} KB\n`);
    if (size > MOST_BYTES) {
      await rm(file);
      throw new Error(`${file} is larger than ${MOST_BYTES / 1024} KB: show less of the page.`);
    }
  }
}

await main();
process.exit(0);
