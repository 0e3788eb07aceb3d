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
      let total = 0;
      for (;;) {
        const caller = { actor: { type: "system", task: "rotate keys" } as const, now: currentTime() };
        const { rewrapped } = await rewrapBatch(caller, {});
        if (rewrapped === 0) break;
        total += rewrapped;
        process.stderr.write(`${total} data keys rewrapped\n`);
      }
      process.stderr.write(
        `Done. The current key is ${services().keyring.currentId}. Back up ${env().keyFile} again.\n`,
      );
      return 0;
    });
  },
};
