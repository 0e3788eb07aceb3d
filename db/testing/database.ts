import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { migrate } from "@/db/migrate";
import { roleUrls } from "@/db/roles";
import { type Keyring, readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { prepareInstance } from "@/lib/server/prepare-instance";
import { setServices } from "@/lib/server/services";
import { temporaryKeyFile } from "./temporary-dir";

export type TestDatabase = {
  ownerUrl: string;
  workerUrl: string;
  keyring: Keyring;
  keyFile: string;
  /** Runs SQL as the tables' owner: for arranging and for looking behind row-level security. */
  owner: pg.Pool;
  /** The pool the product uses, as the application's role. */
  pool: pg.Pool;
};

/**
 * A fresh, migrated database for this test file, behind the same services as in production.
 * @example const db = testDatabase(); test("…", async () => { await db().owner.query("…") });
 */
export function testDatabase(options: { poolSize?: number } = {}): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createDatabase(inject("ownerUrl"), options.poolSize);
  });
  afterAll(async () => {
    await database?.pool.end();
    await database?.owner.end();
  });
  return () => {
    if (!database) throw new Error("the database is made in beforeAll");
    return database;
  };
}

export async function createDatabase(serverUrl: string, poolSize = 5): Promise<TestDatabase> {
  const ownerUrl = await createEmptyDatabase(serverUrl);
  const keyFile = temporaryKeyFile();
  const keyring = readKeyring(keyFile);
  const secret = keyring.derive("database-roles");
  await migrate(ownerUrl, secret);
  await prepareInstance(ownerUrl, keyring, new Date("2026-11-01T00:00:00Z"));
  const urls = roleUrls(ownerUrl, secret);
  const pool = createPool(urls.app, poolSize);
  setServices({ pool, keyring });
  return {
    ownerUrl,
    workerUrl: urls.worker,
    keyring,
    keyFile,
    pool,
    owner: new pg.Pool({ connectionString: ownerUrl, max: 2 }),
  };
}

/** A database without a table, under a name of its own. Returns its owner's address. */
export async function createEmptyDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
