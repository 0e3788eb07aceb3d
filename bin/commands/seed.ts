import { parseArgs } from "node:util";
import { type Command, UsageError } from "@/bin/command";
import { fillDemo, guideTo } from "@/bin/start/demo";
import { withServices } from "@/bin/start/services";
import { env } from "@/lib/server/env";

export const seed: Command = {
  help: `
Usage: npm run -s breakwater -- seed

Fills an empty database with the demonstration: an invented organisation with its team, products, some forty cases and
three years of thanks, all times counted back from now. Prints the logins and one reporter's code. Refuses a desk that
is set up, and one that sends mail. "npm run demo" does the same on a database of its own and starts the desk.
`,
  async run(args) {
    parseArgs({ args, options: {} });
    if (env().smtpUrl)
      throw new UsageError(
        "Unset SMTP_URL first: the invented people have addresses, and notices would be sent.",
      );
    const seeded = await withServices(() => fillDemo());
    process.stdout.write(guideTo(seeded, null));
    return 0;
  },
};
