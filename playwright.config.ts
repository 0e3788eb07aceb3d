import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./e2e/setup/browser";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: "test-results",
  globalSetup: "./e2e/setup/global.ts",
  fullyParallel: true,
  workers: 3,
  // In CI a test may have a second try, for the machine's sake; the summary says how many needed it.
  retries: process.env.CI ? 1 : 0,
  // A test may start a whole desk first, which takes a busy machine most of a minute.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1180, height: 900 },
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
    // Recording costs a fifth of the time of every test, so only a second try is recorded; by hand: --trace=on.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
  },
});
