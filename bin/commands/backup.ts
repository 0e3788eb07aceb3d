import { constants, copyFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Command, UsageError, userPath } from "@/bin/command";
import { withDatabase } from "@/bin/start/database";
import { onServices } from "@/bin/start/services";
import { roleUrls } from "@/db/roles";
import type { Manifest } from "@/lib/server/backup/manifest";
import { writeBackup } from "@/lib/server/backup/write";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { env } from "@/lib/server/env";
import { currentTime } from "@/lib/server/time";
import { recordBackup } from "@/lib/usecases/maintenance/record-backup";

export const backup: Command = {
  help: `
Usage: npm run -s breakwater -- backup DIR [--key-to FILE]

Writes the whole database, files included, to the new directory DIR, while the desk runs or stands still. What is sealed
stays sealed. The key file is not in it: keep that in another place, since either is useless without the other.

  --key-to FILE   also copy the key file to FILE, which must not lie in DIR
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { "key-to": { type: "string" } },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError("backup takes one directory.");
    const dir = userPath(name);
    const keyTo = values["key-to"] === undefined ? undefined : userPath(values["key-to"]);
    if (keyTo !== undefined && !path.relative(dir, keyTo).startsWith(".."))
      throw new UsageError(
        "--key-to must not lie in the backup itself: whoever finds both can read everything.",
      );
    const settings = env();
    const manifest = await withDatabase(settings, async (ownerUrl) => {
      const written = await writeBackup({
        ownerUrl,
        dir,
        now: currentTime(),
        onTable: (table, rows) => process.stderr.write(`${table}: ${rows} rows\n`),
      });
      await note(ownerUrl, written);
      return written;
    });
    if (keyTo !== undefined) await copyFile(settings.keyFile, keyTo, constants.COPYFILE_EXCL);
    const rows = rowsOf(manifest);
    process.stderr.write(`Backed up ${manifest.tables.length} tables, ${rows} rows, to ${dir}\n`);
    process.stderr.write(
      keyTo
        ? `Key file copied to ${keyTo}\n`
        : `The key file is not in it: keep a copy of ${settings.keyFile} elsewhere.\n`,
    );
    return 0;
  },
};

const rowsOf = ({ tables }: Manifest) => tables.reduce((sum, table) => sum + table.rows, 0);

/** Tells the desk of the backup. One of a desk that was never migrated to this version is whole all the same. */
async function note(ownerUrl: string, manifest: Manifest): Promise<void> {
  const { keyFile } = env();
  const caller = { actor: { type: "system", task: "backup" } as const, now: currentTime() };
  try {
    const roles = roleUrls(ownerUrl, readKeyring(keyFile).derive("database-roles"));
    await onServices(roles, { keyFile }, () =>
      recordBackup(caller, { tables: manifest.tables.length, rows: rowsOf(manifest) }),
    );
  } catch {
    process.stderr.write("The backup is complete; that there is one could not be noted on the desk.\n");
  }
}
