import { existsSync } from "node:fs";
import { constants, copyFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Command, UsageError, userPath } from "@/bin/command";
import { withDatabase } from "@/bin/start/database";
import { restoreBackup } from "@/lib/server/backup/restore";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { env } from "@/lib/server/env";

export const restore: Command = {
  help: `
Usage: npm run -s breakwater -- restore DIR [--key FILE]

Fills an empty database (a new BREAKWATER_DATA, or an empty database at DATABASE_URL) from the backup in DIR. Refuses a
database that holds data, a damaged backup and a key file that does not fit. Sessions are not restored: people sign in
again. Start the desk afterwards.

  --key FILE   the key file the backup was sealed with; it is copied to its place if there is none yet
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: "string" } },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError("restore takes one directory.");
    const settings = env();
    const given = values.key === undefined ? settings.keyFile : userPath(values.key);
    const keyring = readKeyring(given);
    const manifest = await withDatabase(settings, (ownerUrl) =>
      restoreBackup({
        ownerUrl,
        dir: userPath(name),
        keyring,
        migrationsFolder: path.join(process.cwd(), "db/migrations"),
        onTable: (table, rows) => process.stderr.write(`${table}: ${rows} rows\n`),
      }),
    );
    if (!existsSync(settings.keyFile)) await copyFile(given, settings.keyFile, constants.COPYFILE_EXCL);
    process.stderr.write(
      `Restored the backup of ${manifest.takenAt}. Check it with verify-audit, then start the desk.\n`,
    );
    return 0;
  },
};
