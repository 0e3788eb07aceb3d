import { test as base, expect } from "@playwright/test";
import type { TestDatabase } from "@/db/testing/database";
import { Arrange, closeDatabase, openDatabaseOf } from "./arrange";
import { startScene } from "./desk";
import type { Instance } from "./instance";
import { forwardedFor, newNetwork } from "./network";
import type { Scene } from "./scene";

type House = { desk: Instance; scene: Scene; database: TestDatabase };

/** The loopback address stands for a proxy, so that each test can come from a network of its own. */
export const BEHIND_PROXY = { TRUSTED_PROXIES: "127.0.0.1" };

/**
 * One desk with the scene for all tests of a worker that do nothing to the others' rows: each makes its own cases and
 * people. Limits are on, as in production; every test has a network of its own.
 */
export const test = base.extend<
  { network: string; arrange: Arrange },
  { house: House; desk: Instance; scene: Scene }
>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { desk, scene } = await startScene(BEHIND_PROXY);
      const database = openDatabaseOf(desk);
      await use({ desk, scene, database });
      await closeDatabase(database);
      await desk.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  desk: [async ({ house }, use) => use(house.desk), { scope: "worker" }],
  scene: [async ({ house }, use) => use(house.scene), { scope: "worker" }],
  // Made for each test: use cases in this process work on the desk that was arranged last.
  arrange: async ({ house }, use) => use(new Arrange(house.desk, house.database)),
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  network: async ({}, use) => use(newNetwork()),
  baseURL: async ({ desk }, use) => use(desk.url),
  extraHTTPHeaders: async ({ network }, use) => use(forwardedFor(network)),
});

export { expect };
