import { test as base, expect } from "@playwright/test";
import type { Instance } from "./instance";

type Shared = Omit<Instance, "stop" | "logs">;

/** The desk that the run shares. */
export function sharedInstance(): Shared {
  return JSON.parse(process.env.BREAKWATER_E2E ?? "") as Shared;
}

export const test = base.extend<{ instance: Shared }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  instance: async ({}, use) => use(sharedInstance()),
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  baseURL: async ({}, use) => use(sharedInstance().url),
});

export { expect };
