import { parseArgs } from "node:util";
import type { Command } from "@/bin/command";
import { withServices } from "@/bin/start/services";
import { addKey } from "@/lib/server/crypto/keyring";
import { env } from "@/lib/server/env";
import { services, setServices } from "@/lib/server/services";
import { currentTime } from "@/lib/server/time";
import { rewrapBatch } from "@/lib/usecases/maintenance/rotate-keys";

export const rotateKeys: Command = {
  help: `
Usage: npm run -s breakwater -- rotate-keys [--resume]

Adds a new key to the key file and rewraps every data key with it, in batches, while the desk runs. Back up the key file
again afterwards; older backups still need the older keys, which stay in it.

  --resume   add no new key; go on where an interrupted rotation stopped
`,
  async run(args) {
    const { values } = parseArgs({ args, options: { resume: { type: "boolean", default: false } } });
    return withServices(async () => {
      if (!values.resume) setServices({ ...services(), keyring: addKey(env().keyFile) });
      if (!(await rewrapAll())) return 1;
      const { keyring } = services();
      process.stderr.write(
        `Done. The current key is ${keyring.currentId}. Back up ${env().keyFile} again.\n`,
      );
      for (const id of keyring.olderIds)
        process.stderr.write(`Nothing in the database needs ${id} any more; backups taken before do.\n`);
      return 0;
    });
  },
};

const WAIT_MS = 200;
const MOST_WAITS = 50;

/** Rewraps batch by batch, and waits for keys that somebody is using. False when some stay in use. */
async function rewrapAll(): Promise<boolean> {
  let total = 0;
  for (let waits = 0; ; ) {
    const caller = { actor: { type: "system", task: "rotate keys" } as const, now: currentTime() };
    const { rewrapped, left } = await rewrapBatch(caller, {});
    total += rewrapped;
    if (rewrapped > 0) process.stderr.write(`${total} data keys rewrapped\n`);
    if (left === 0) return true;
    if (rewrapped > 0) continue;
    if (waits++ >= MOST_WAITS) {
      process.stderr.write(`${left} data keys are in use. Run it again with --resume.\n`);
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
