import { existsSync } from "node:fs";
import pg from "pg";
import { withProgress } from "@/bin/start/progress";
import { migrate } from "@/db/migrate";
import { type RoleUrls, roleUrls } from "@/db/roles";
import { createKeyFile, KeyFileProblem } from "@/lib/server/crypto/key-file";
import { readKeyring } from "@/lib/server/crypto/keyring";
import type { Env } from "@/lib/server/env";
import { prepareInstance } from "@/lib/server/prepare-instance";
import { currentTime } from "@/lib/server/time";

/** Brings a database and its key file to where the application can run on them; returns how it signs in. */
export async function prepare(ownerUrl: string, { keyFile }: Pick<Env, "keyFile">): Promise<RoleUrls> {
  if (!existsSync(keyFile)) {
    if (await holdsSealedData(ownerUrl)) {
      throw new KeyFileProblem(
        `The key file ${keyFile} is missing, and this database was sealed with it. Put the file back (or set BREAKWATER_KEY_FILE to it). Without it, what the database holds cannot be read.`,
      );
    }
    createKeyFile(keyFile);
    process.stderr.write(
      `A new key file was made: ${keyFile}\nBack it up, apart from the database: without it every report is lost, with it a stolen database can be read.\n`,
    );
  }
  const keyring = readKeyring(keyFile);
  const secret = keyring.derive("database-roles");
  await withProgress("Bringing the database up to date", () => migrate(ownerUrl, secret));
  await prepareInstance(ownerUrl, keyring, currentTime());
  return roleUrls(ownerUrl, secret);
}

async function holdsSealedData(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const table = await client.query<{ found: boolean }>(
      "select to_regclass('scope_keys') is not null as found",
    );
    if (!table.rows[0]?.found) return false;
    return ((await client.query("select from scope_keys limit 1")).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
