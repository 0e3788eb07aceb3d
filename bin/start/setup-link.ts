import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { setServices } from "@/lib/server/services";
import { currentTime } from "@/lib/server/time";
import { issueSetupLink } from "@/lib/usecases/setup/issue-link";

/** The path behind which the first administrator is made, or null once set-up is complete. */
export async function newSetupPath(appUrl: string, keyFile: string): Promise<string | null> {
  const pool = createPool(appUrl, 1);
  setServices({ pool, keyring: readKeyring(keyFile) });
  try {
    const link = await issueSetupLink({ actor: { type: "system", task: "start" }, now: currentTime() }, {});
    return link?.path ?? null;
  } finally {
    await pool.end();
  }
}
