import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { setServices } from "@/lib/server/services";
import { currentTime } from "@/lib/server/time";
import { issueSetupLink } from "@/lib/usecases/setup/issue-link";

/** Prints the one-time link behind which the first administrator is made; nothing once set-up is complete. */
export async function printSetupLink(options: {
  appUrl: string;
  keyFile: string;
  origin: string;
}): Promise<void> {
  const keyring = readKeyring(options.keyFile);
  const pool = createPool(options.appUrl, 1);
  setServices({ pool, keyring });
  try {
    const link = await issueSetupLink({ actor: { type: "system", task: "start" }, now: currentTime() }, {});
    if (!link) return;
    process.stderr.write(
      `\nNobody has set this desk up yet. Open this link to do so; it works once, and until the next start:\n  ${options.origin}${link.path}\n\n`,
    );
  } finally {
    await pool.end();
  }
}
