import type pg from "pg";
import { roleUrls } from "@/db/roles";
import { type Keyring, readKeyring } from "./crypto/keyring";
import { createPool } from "./database";
import { env } from "./env";

export type Services = { pool: pg.Pool; keyring: Keyring };

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterServices?: Services };

/** The process's pool and key ring, made at first use. @throws KeyFileProblem, or an Error naming DATABASE_URL */
export function services(): Services {
  store.breakwaterServices ??= fromEnvironment();
  return store.breakwaterServices;
}

/** For tests and commands that bring their own database. */
export function setServices(own: Services): void {
  store.breakwaterServices = own;
}

function fromEnvironment(): Services {
  const { databaseUrl, databaseAppUrl, keyFile } = env();
  const keyring = readKeyring(keyFile);
  const url = databaseAppUrl ?? (databaseUrl && roleUrls(databaseUrl, keyring.derive("database-roles")).app);
  if (!url) throw new Error("DATABASE_URL is not set: start the application with `npm start`, or set it.");
  return { keyring, pool: createPool(url) };
}
