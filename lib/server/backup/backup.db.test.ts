import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createEmptyDatabase, testDatabase } from "@/db/testing/database";
import { temporaryDir, temporaryKeyFile } from "@/db/testing/temporary-dir";
import { addKey, readKeyring } from "@/lib/server/crypto/keyring";
import { Vault } from "@/lib/server/crypto/vault";
import { services, setServices } from "@/lib/server/services";
import { rewrapBatch } from "@/lib/usecases/maintenance/rotate-keys";
import { restoreBackup } from "./restore";
import { writeBackup } from "./write";

const db = testDatabase();
const NOW = new Date("2026-11-22T12:00:00Z");
const MIGRATIONS = path.join(process.cwd(), "db/migrations");

async function addSealedDraft(text: string): Promise<{ id: string; caseId: string }> {
  const [id, caseId] = [randomUUID(), randomUUID()];
  const { key, wrapped, kekId } = services().keyring.createDataKey(caseId);
  const sealed = new Vault(key, caseId).seal("drafts.answers_sealed", id, text);
  await db().owner.query("insert into case_keys values ($1, $2, $3)", [caseId, wrapped, kekId]);
  await db().owner.query(
    "insert into drafts (id, case_id, secret_hash, answers_sealed, created_at, expires_at) values ($1, $2, $3, $4, $5, $5)",
    [id, caseId, randomBytes(32), sealed, NOW],
  );
  return { id, caseId };
}

async function readDraft(client: pg.Pool, id: string): Promise<string> {
  const { rows } = await client.query(
    "select d.case_id, d.answers_sealed, k.wrapped, k.kek_id from drafts d join case_keys k using (case_id) where d.id = $1",
    [id],
  );
  const [row] = rows;
  const key = services().keyring.unwrap(row.case_id, row.wrapped, row.kek_id);
  return new Vault(key, row.case_id).open("drafts.answers_sealed", id, row.answers_sealed);
}

const emptyDatabase = () => createEmptyDatabase(inject("ownerUrl"));

test("a backup restored into an empty database opens and holds the same rows, and the words are nowhere in it", async () => {
  const { id } = await addSealedDraft("canary: heap overflow in the unpublished parser");
  const dir = path.join(temporaryDir(), "first");
  const manifest = await writeBackup({ ownerUrl: db().ownerUrl, dir, now: NOW });
  expect(manifest.tables.find((table) => table.name === "drafts")?.rows).toBe(1);
  for (const file of await readdir(dir)) {
    const bytes = await readFile(path.join(dir, file));
    const plain = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    expect(plain.includes("unpublished parser"), file).toBe(false);
    expect(plain.includes(Buffer.from("unpublished parser").toString("hex")), file).toBe(false);
  }

  const ownerUrl = await emptyDatabase();
  await restoreBackup({ ownerUrl, dir, keyring: db().keyring, migrationsFolder: MIGRATIONS });
  const restored = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  expect(await readDraft(restored, id)).toBe("canary: heap overflow in the unpublished parser");
  await restored.end();
});

test("no session and no link comes back, not even from a backup that holds them", async () => {
  await db().owner.query(
    "insert into links (id, kind, token_hash, created_at, expires_at) values ($1, 'invitation', $2, $3, $3)",
    [randomUUID(), randomBytes(32), NOW],
  );
  const dir = path.join(temporaryDir(), "links");
  const manifest = await writeBackup({ ownerUrl: db().ownerUrl, dir, now: NOW });
  const names = manifest.tables.map(({ name }) => name);
  for (const left of ["links", "staff_sessions", "portal_sessions"]) expect(names).not.toContain(left);

  // As earlier versions wrote it: the file need not even be read.
  const earlier = { name: "links", columns: ["id"], rows: 1, sha256: "00".repeat(32) };
  await writeFile(
    path.join(dir, "manifest.json"),
    JSON.stringify({ ...manifest, tables: [...manifest.tables, earlier] }),
  );
  const ownerUrl = await emptyDatabase();
  await restoreBackup({ ownerUrl, dir, keyring: db().keyring, migrationsFolder: MIGRATIONS });
  const restored = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  expect((await restored.query("select from links")).rowCount).toBe(0);
  await restored.end();
});

test("a restore refuses a database that holds data, a foreign key file and a damaged backup", async () => {
  const dir = path.join(temporaryDir(), "second");
  await addSealedDraft("x");
  await writeBackup({ ownerUrl: db().ownerUrl, dir, now: NOW });
  const into = (ownerUrl: string, keyring = db().keyring) =>
    restoreBackup({ ownerUrl, dir, keyring, migrationsFolder: MIGRATIONS });

  await db().owner.query(
    "insert into people (id, display_name, email_sealed, email_hash, created_at) values ($1, 'A', $2, $2, $3)",
    [randomUUID(), randomBytes(8), NOW],
  );
  await expect(into(db().ownerUrl)).rejects.toThrow(/already holds data/);

  const foreign = readKeyring(temporaryKeyFile());
  await expect(into(await emptyDatabase(), foreign)).rejects.toThrow(/does not hold key/);

  const manifest = JSON.parse(await readFile(path.join(dir, "manifest.json"), "utf8"));
  const drafts = manifest.tables.find((table: { name: string }) => table.name === "drafts");
  drafts.sha256 = drafts.sha256.replace(/^./, (c: string) => (c === "0" ? "1" : "0"));
  await writeFile(path.join(dir, "manifest.json"), JSON.stringify(manifest));
  await expect(into(await emptyDatabase())).rejects.toThrow(/damaged/);
});

test("a backup never overwrites a directory that holds something", async () => {
  const dir = temporaryDir();
  await writeFile(path.join(dir, "mine.txt"), "mine");
  await expect(writeBackup({ ownerUrl: db().ownerUrl, dir, now: NOW })).rejects.toThrow(/not empty/);
});

test("rotation rewraps every data key, goes on where it stopped, and a process with the old ring still reads", async () => {
  const drafts = await Promise.all(Array.from({ length: 3 }, (_, n) => addSealedDraft(`text ${n}`)));
  const before = services().keyring;
  const rotated = addKey(db().keyFile);
  setServices({ ...services(), keyring: rotated });
  const caller = { actor: { type: "system", task: "rotate keys" } as const, now: NOW };
  let rounds = 0;
  while ((await rewrapBatch(caller, {})).rewrapped > 0) rounds++;
  expect(rounds).toBeGreaterThan(0);
  const { rows } = await db().owner.query(
    "select distinct kek_id from case_keys union select kek_id from scope_keys",
  );
  expect(rows).toEqual([{ kek_id: rotated.currentId }]);
  for (const [n, draft] of drafts.entries()) expect(await readDraft(db().owner, draft.id)).toBe(`text ${n}`);

  setServices({ ...services(), keyring: before });
  for (const [n, draft] of drafts.entries()) expect(await readDraft(db().owner, draft.id)).toBe(`text ${n}`);
});

test("a data key that somebody holds is passed by, counted, and rewrapped once it is free", async () => {
  const { caseId } = await addSealedDraft("held");
  setServices({ ...services(), keyring: addKey(db().keyFile) });
  const caller = { actor: { type: "system", task: "rotate keys" } as const, now: NOW };
  const holder = await db().owner.connect();
  await holder.query("begin");
  await holder.query("select from case_keys where case_id = $1 for update", [caseId]);
  expect(await rewrapBatch(caller, {})).toMatchObject({ left: 1 });
  expect(await rewrapBatch(caller, {})).toEqual({ rewrapped: 0, left: 1 });
  await holder.query("rollback");
  holder.release();
  expect(await rewrapBatch(caller, {})).toEqual({ rewrapped: 1, left: 0 });
});

test("nobody but the system rotates keys", async () => {
  const actor = { type: "person", personId: randomUUID(), roles: ["admin"], steppedUpAt: NOW } as const;
  await expect(rewrapBatch({ actor, now: NOW }, {})).rejects.toMatchObject({ code: "forbidden" });
});
