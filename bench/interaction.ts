import { type Browser, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "@/e2e/setup/browser";
import { quantile } from "./load";
import type { Stand } from "./measure";
import { say } from "./say";

export const INTERACTION = "interaction";

/** From a press to the next frame in which Chromium painted what came of it, in milliseconds. */
export type Interaction = {
  title: string;
  cases: number;
  presses: number;
  p50: number;
  p95: number;
  slowest: number;
};

/** Chromium reports no event that was answered sooner, and rounds the others to 8 ms. */
export const SHORTEST_MS = 16;

type Act = { title: string; begin?: string[]; keys: readonly string[]; end?: string[] };

const repeated = (times: number, ...keys: string[]) => Array.from({ length: times }, () => keys).flat();

const ACTS: readonly Act[] = [
  { title: "Next and previous row (j, k)", keys: [...repeated(30, "j"), ...repeated(30, "k")] },
  { title: "Select rows (x, J)", keys: repeated(15, "x", "J"), end: ["Escape"] },
  { title: "Peek and put away (Space, Escape)", keys: repeated(10, "j", " ", "Escape") },
  {
    title: "Next row beside the open panel (j)",
    begin: ["j", " "],
    keys: repeated(20, "j"),
    end: ["Escape"],
  },
  { title: "Command menu (Ctrl+K, Escape)", keys: repeated(10, "Control+k", "Escape") },
  {
    title: "Typing into the search box",
    begin: ["/"],
    keys: [..." severity:high overflow in the parser"].map((key) => (key === " " ? "Space" : key)),
    end: ["Escape"],
  },
];

/** Presses the keys of the board in a real browser, signed in, on the default view of each database. */
export async function measureInteraction(stands: readonly Stand[]): Promise<Interaction[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  try {
    const found: Interaction[] = [];
    for (const stand of stands) found.push(...(await measureBoard(browser, stand)));
    return found;
  } finally {
    await browser.close();
  }
}

async function measureBoard(browser: Browser, { database, web }: Stand): Promise<Interaction[]> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 900 } });
  await context.addCookies([{ name: "breakwater-staff", value: database.staffToken, url: web.origin }]);
  await context.addInitScript(observe, SHORTEST_MS);
  const page = await context.newPage();
  await page.goto(`${web.origin}/desk/board`, { waitUntil: "networkidle" });
  const found: Interaction[] = [];
  for (const act of ACTS) {
    const times = await timesOf(page, act);
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    const slowest = times.at(-1) ?? Number.NaN;
    found.push({ title: act.title, cases: database.cases, presses: times.length, p50, p95, slowest });
    say(`${act.title}, ${database.cases} cases: p95 ${p95} ms, slowest ${slowest} ms`);
  }
  await context.close();
  return found;
}

type Observed = typeof globalThis & { pressed?: Map<number, number> };

// Runs in the page. A press is one interaction: the longest of its events counts.
function observe(shortestMs: number): void {
  const pressed = new Map<number, number>();
  (globalThis as Observed).pressed = pressed;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId = 0, duration } = entry as PerformanceEventTiming & { interactionId?: number };
      if (interactionId > 0) pressed.set(interactionId, Math.max(pressed.get(interactionId) ?? 0, duration));
    }
  }).observe({ type: "event", durationThreshold: shortestMs } as PerformanceObserverInit);
}

async function timesOf(page: Page, { begin = [], keys, end = [] }: Act): Promise<number[]> {
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await painted(page);
  };
  for (const key of begin) await press(key);
  await page.evaluate(() => (globalThis as Observed).pressed?.clear());
  for (const key of keys) await press(key);
  await painted(page);
  const reported = await page.evaluate(() => [...((globalThis as Observed).pressed?.values() ?? [])]);
  for (const key of end) await press(key);
  const unreported = Array.from({ length: Math.max(0, keys.length - reported.length) }, () => SHORTEST_MS);
  return [...reported, ...unreported].sort((a, b) => a - b);
}

// Entries are handed over when the page has nothing else to do.
const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 1_000 }));
      }),
  );
