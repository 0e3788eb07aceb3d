import { withDatabase } from "@/bin/start/database";
import { prepare } from "@/bin/start/prepare";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { setServices } from "@/lib/server/services";

/** Runs a command's work with the same services as a web process, beside a running desk or alone. */
export async function withServices<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const settings = env();
  return withDatabase(settings, async (ownerUrl) => {
    const roles = await prepare(ownerUrl, settings);
    const pool = createPool(roles.app);
    setServices({ pool, keyring: readKeyring(settings.keyFile) });
    try {
      return await work(ownerUrl);
    } finally {
      await pool.end();
    }
  });
}
