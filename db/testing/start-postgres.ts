import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/server/postgres/embedded";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into vitest's own.
  export interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run of integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), "breakwater-test-"));
  const server = await startEmbedded({ dir, throwaway: true, maxConnections: 200 });
  project.provide("ownerUrl", server.ownerUrl);
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
