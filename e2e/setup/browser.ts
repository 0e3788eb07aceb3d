import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/** Root may not use Chromium's sandbox; the other switches keep it from calling home. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-domain-reliability",
  "--disable-features=OptimizationHints,MediaRouter,Translate",
  "--no-first-run",
  "--no-default-browser-check",
  "--no-pings",
];

// The shell draws the same pages without a window around them, in two thirds of the time.
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const DEBIAN_PACKAGES = ["chromium-headless-shell", "chromium"];

/**
 * The browser for the tests: BREAKWATER_CHROMIUM, Playwright's own, one on PATH; else Playwright's is downloaded, else
 * Debian's is installed. Undefined means Playwright's own.
 */
export function findChromium(): string | undefined {
  const named = process.env.BREAKWATER_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`BREAKWATER_CHROMIUM: found "${named}", expected the path of a Chromium program`);
  }
  if (hasOwn()) return undefined;
  const found = onPath();
  if (found) return found;
  if (tried("npx", ["playwright", "install", "chromium"]) && hasOwn()) return undefined;
  const installed = process.getuid?.() === 0 && DEBIAN_PACKAGES.some(isInstalledFromDebian) && onPath();
  if (installed) return installed;
  throw new Error("The browser tests need Chromium. Install it, or set BREAKWATER_CHROMIUM to its path.");
}

const hasOwn = () => existsSync(chromium.executablePath());

const isInstalledFromDebian = (name: string) =>
  tried("apt-get", ["install", "-y", "--no-install-recommends", name]);

function onPath(): string | undefined {
  const dirs = (process.env.PATH ?? "").split(path.delimiter);
  return NAMES.flatMap((name) => dirs.map((dir) => path.join(dir, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function tried(program: string, args: string[]): boolean {
  process.stderr.write(`Looking for a browser: ${program} ${args.join(" ")} …\n`);
  try {
    execFileSync(program, args, { stdio: ["ignore", 2, 2], timeout: 300_000 });
    return true;
  } catch {
    return false;
  }
}
