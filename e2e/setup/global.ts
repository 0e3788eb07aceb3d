import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepare } from "@/bin/start/prepare";
import { createKeyFile } from "@/lib/server/crypto/key-file";
import { loadAccess, superuserUrl } from "@/lib/server/postgres/access";
import { startEmbedded } from "@/lib/server/postgres/embedded";
import { createDatabase } from "./desk";
import type { Run } from "./run";
import { fillScene } from "./scene";

/** One PostgreSQL for the whole run, and the scene once: each desk gets a copy of it, so that none sees another's doings. */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), "breakwater-e2e-"));
  // Some servers of the tests run as users of their own, and have their directories in here.
  await chmod(dir, 0o755);
  const server = await startEmbedded({ dir, throwaway: true, maxConnections: 300 });
  const database = "scene";
  const ownerUrl = await createDatabase(server.ownerUrl, database);
  const keyFile = path.join(dir, "keys.json");
  createKeyFile(keyFile);
  await prepare(ownerUrl, { keyFile });
  const cast = await fillScene({ ownerUrl, dataDir: dir });
  const run: Run = {
    dir,
    serverUrl: server.ownerUrl,
    superuserUrl: superuserUrl(await loadAccess(dir)),
    serverDir: path.join(dir, "postgres"),
    scene: { database, keyFile, cast },
  };
  process.env.BREAKWATER_E2E = JSON.stringify(run);
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
