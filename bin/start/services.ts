import { withDatabase } from "@/bin/start/database";
import { prepare } from "@/bin/start/prepare";
import type { RoleUrls } from "@/db/roles";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { type Env, env } from "@/lib/server/env";
import { setServices } from "@/lib/server/services";

/** Runs a command's work with the same services as a web process, beside a running desk or alone. */
export async function withServices<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const settings = env();
  return withDatabase(settings, async (ownerUrl) => {
    const roles = await prepare(ownerUrl, settings);
    return onServices(roles, settings, () => work(ownerUrl));
  });
}

/** The same on a database that is ready; the pool ends with the work. */
export async function onServices<T>(
  roles: RoleUrls,
  { keyFile }: Pick<Env, "keyFile">,
  work: () => Promise<T>,
): Promise<T> {
  const pool = createPool(roles.app);
  setServices({ pool, keyring: readKeyring(keyFile) });
  try {
    return await work();
  } finally {
    await pool.end();
  }
}
