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
database that holds data, a damaged backup and a key file that does not fit. Sessions and links are not restored: people sign
in again, and invitations and links to a new password are sent anew. Prints what else to check. Start the desk afterwards.

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
      `Restored the backup of ${manifest.takenAt}. Check it with verify-audit, then start the desk.\n${toCheck(manifest.takenAt)}`,
    );
    return 0;
  },
};

// What was closed after the backup is open again, and only people remember it.
const toCheck = (takenAt: string) => `
Everything is as it was then. Undone since ${takenAt}, so do it again where it was done:
  people who were disabled or lost a role, and second factors that were reset (People);
  passwords that were changed because somebody knew them (the person's account page);
  receipt codes that were stopped or replaced: the code of that time opens the case again (Stop the code, on the case);
  cases that were restricted, and people taken off them.
Invitations and links to a new password are gone: send them anew.
`;
