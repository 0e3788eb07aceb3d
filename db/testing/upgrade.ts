import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import pg from "pg";
import { migrate } from "@/db/migrate";
import { migrationsUpTo } from "@/db/migrations-up-to";
import { createEmptyDatabase } from "./database";

const FOLDER = "db/migrations";

/** A database as it was before one migration, told by the end of its name; `upgrade` brings it to this version. */
export async function databaseBefore(
  serverUrl: string,
  migration: string,
): Promise<{ owner: pg.Client; upgrade: () => Promise<void> }> {
  const ownerUrl = await createEmptyDatabase(serverUrl);
  const secret = randomBytes(32);
  const journal = JSON.parse(await readFile(`${FOLDER}/meta/_journal.json`, "utf8"));
  const position = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith(migration));
  const before = (await migrationsUpTo(FOLDER, position)) ?? "";
  await migrate(ownerUrl, secret, before);
  await rm(before, { recursive: true });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return { owner, upgrade: () => migrate(ownerUrl, secret, FOLDER) };
}
