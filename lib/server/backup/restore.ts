import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate } from "@/db/migrate";
import { migrationsUpTo } from "@/db/migrations-up-to";
import type { Keyring } from "@/lib/server/crypto/keyring";
import { type Manifest, readManifest, tableFile } from "./manifest";
import { isRestored } from "./tables";

type Options = {
  ownerUrl: string;
  dir: string;
  keyring: Keyring;
  migrationsFolder: string;
  onTable?: (name: string, rows: number) => void;
};

/**
 * Fills an empty database from a backup: migrates it to the point the backup was taken at, loads every table in one
 * transaction, then migrates to this version. Refuses a database that holds cases, a key file that does not fit, and a
 * file that is not what the manifest says; the database is then as empty as before.
 */
export async function restoreBackup({
  ownerUrl,
  dir,
  keyring,
  migrationsFolder,
  onTable,
}: Options): Promise<Manifest> {
  const manifest = await readManifest(dir);
  for (const id of manifest.keyIds) {
    if (!keyring.holds(id))
      throw new Error(
        `The key file does not hold key ${id}, which this backup was sealed with. Give the key file that was in use then.`,
      );
  }
  const secret = keyring.derive("database-roles");
  const partial = await migrationsUpTo(migrationsFolder, manifest.migrations);
  if (partial === null)
    throw new Error("This backup was taken by a newer version of Breakwater. Restore it with that version.");
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "breakwater restore" });
  await client.connect();
  try {
    await assertEmpty(client);
    await migrate(ownerUrl, secret, partial);
    await client.query("begin");
    await client.query("delete from scope_keys");
    for (const table of manifest.tables.filter(({ name }) => isRestored(name))) {
      await loadTable(client, dir, table);
      onTable?.(table.name, table.rows);
    }
    await client.query("commit");
    await migrate(ownerUrl, secret, migrationsFolder);
    await requeueNotices(client);
    return manifest;
  } finally {
    await client.end();
    await rm(partial, { recursive: true, force: true });
  }
}

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: string | null }>(
    "select to_regclass('public.cases')::text as there",
  );
  if (rows[0]?.there === null) return;
  const found = await client.query("select from cases union all select from people limit 1");
  if (found.rowCount)
    throw new Error("This database already holds data. Restore into an empty one; nothing was changed.");
}

async function loadTable(client: pg.Client, dir: string, table: Manifest["tables"][number]): Promise<void> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const target = client.query(
    copyFrom(`copy ${client.escapeIdentifier(table.name)} (${columns}) from stdin`),
  );
  const hash = createHash("sha256");
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(tableFile(dir, table.name)), createGunzip(), tap, target);
  if (hash.digest("hex") !== table.sha256 || target.rowCount !== table.rows)
    throw new Error(
      `${tableFile(dir, table.name)} is not what the manifest says: the backup is damaged. Nothing was restored.`,
    );
}

// Jobs are not part of a backup; what still had to be sent is asked for again.
async function requeueNotices(client: pg.Client): Promise<void> {
  await client.query(`
    select graphile_worker.add_job('send-notice', json_build_object('noticeId', id), job_key => 'notice-' || id)
    from notices where state = 'pending'`);
}
