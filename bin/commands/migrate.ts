import { parseArgs } from "node:util";
import type { Command } from "@/bin/command";
import { withDatabase } from "@/bin/start/database";
import { prepare } from "@/bin/start/prepare";
import { env } from "@/lib/server/env";

export const migrateCommand: Command = {
  help: `
Usage: npm run -s breakwater -- migrate

Brings the database to this version, as start does. Run it once before starting several web and worker processes on one
PostgreSQL. Safe to run again, and while others run it.
`,
  async run(args) {
    parseArgs({ args, options: {} });
    const settings = env();
    await withDatabase(settings, (ownerUrl) => prepare(ownerUrl, settings));
    process.stderr.write("The database is up to date.\n");
    return 0;
  },
};
