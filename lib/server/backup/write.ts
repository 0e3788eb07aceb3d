import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { MANIFEST_FILE, type Manifest, tableFile } from "./manifest";
import { type BackupTable, backupTables } from "./tables";

type Options = { ownerUrl: string; dir: string; now: Date; onTable?: (name: string, rows: number) => void };

/**
 * Writes every table to `dir` as compressed COPY text, all from one snapshot: a backup taken while people work is as
 * consistent as a stopped one. What is sealed in the database stays sealed; the key file is not part of it.
 * The manifest is written last, so that a directory without one is never taken for a backup.
 */
export async function writeBackup({ ownerUrl, dir, now, onTable }: Options): Promise<Manifest> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if ((await readdir(dir)).length > 0)
    throw new Error(`${dir} is not empty. Name a new directory for each backup.`);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "breakwater backup" });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const tables: Manifest["tables"] = [];
    for (const table of await backupTables(client)) {
      const written = await writeTable(client, dir, table);
      tables.push({ ...table, ...written });
      onTable?.(table.name, written.rows);
    }
    const manifest: Manifest = {
      format: "breakwater-backup/1",
      takenAt: now.toISOString(),
      migrations: await countOf(client, "select count(*)::int as n from drizzle.__drizzle_migrations"),
      keyIds: await keyIds(client),
      tables,
    };
    const file = path.join(dir, MANIFEST_FILE);
    await writeFile(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return manifest;
  } finally {
    await client.end();
  }
}

async function writeTable(
  client: pg.Client,
  dir: string,
  table: BackupTable,
): Promise<{ rows: number; sha256: string }> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const source = client.query(
    copyTo(`copy (select ${columns} from ${client.escapeIdentifier(table.name)}) to stdout`),
  );
  const hash = createHash("sha256");
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = createWriteStream(tableFile(dir, table.name), { mode: 0o600, flush: true });
  await pipeline(source, tap, createGzip({ level: 1 }), target);
  return { rows: source.rowCount, sha256: hash.digest("hex") };
}

async function keyIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ kek_id: string }>(
    "select kek_id from case_keys union select kek_id from scope_keys",
  );
  return rows.map((row) => row.kek_id);
}

async function countOf(client: pg.Client, query: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(query);
  return rows[0]?.n ?? 0;
}
