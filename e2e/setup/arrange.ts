import pg from "pg";
import { roleUrls } from "@/db/roles";
import type { TestDatabase } from "@/db/testing/database";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { setServices } from "@/lib/server/services";
import type { Instance } from "./instance";

/** Lets a test run use cases against a desk that is up, to arrange what no story is about. */
export function openDatabaseOf(desk: Pick<Instance, "ownerUrl" | "dataDir">): TestDatabase {
  const keyFile = `${desk.dataDir}/keys.json`;
  const keyring = readKeyring(keyFile);
  const urls = roleUrls(desk.ownerUrl, keyring.derive("database-roles"));
  const pool = createPool(urls.app, 3);
  setServices({ pool, keyring });
  return {
    ownerUrl: desk.ownerUrl,
    workerUrl: urls.worker,
    keyring,
    keyFile,
    pool,
    owner: new pg.Pool({ connectionString: desk.ownerUrl, max: 2 }),
  };
}
