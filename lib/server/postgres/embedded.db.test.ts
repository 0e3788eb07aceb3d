import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attachEmbedded, startEmbedded } from "@/lib/server/postgres/embedded";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "breakwater embedded-"));
});
afterEach(async () => {
  await (await attachEmbedded(dir))?.stop();
  await rm(dir, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test("data is there again after a stop and a start", async () => {
  const first = await startEmbedded({ dir });
  await query(first.ownerUrl, "create table kept as select 'yes' as word");
  await first.stop();
  expect(await attachEmbedded(dir)).toBeNull();

  const second = await startEmbedded({ dir });
  expect(second.reattached).toBe(false);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await query(second.ownerUrl, "select word from kept")).toEqual([{ word: "yes" }]);
});

test("a server that outlived its launcher is taken over, not started twice", async () => {
  const first = await startEmbedded({ dir });
  const second = await startEmbedded({ dir });
  expect(second).toMatchObject({ reattached: true, pid: first.pid, ownerUrl: first.ownerUrl });
  await second.stop();
  await first.exited;
});

test("kill -9 in the middle of writing loses no acknowledged row", async () => {
  const server = await startEmbedded({ dir });
  await query(server.ownerUrl, "create table receipts (id int primary key)");
  const client = new pg.Client({ connectionString: server.ownerUrl });
  client.on("error", () => {});
  await client.connect();
  const acknowledged: number[] = [];
  const writing = (async () => {
    for (let id = 1; ; id++) {
      await client.query("insert into receipts values ($1)", [id]);
      acknowledged.push(id);
      if (id === 300) process.kill(server.pid, "SIGKILL");
    }
  })();
  await expect(writing).rejects.toThrow();
  await server.exited;

  const again = await startEmbedded({ dir });
  const rows = await query<{ id: number }>(again.ownerUrl, "select id from receipts");
  const stored = new Set(rows.map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

test("a lock file whose process id now belongs to another program does not stop the start", async () => {
  await (await startEmbedded({ dir })).stop();
  const lock = [process.pid, "/nowhere", 1_700_000_000, 5432, "", "127.0.0.1", "", "ready"].join("\n");
  await writeFile(path.join(dir, "postgres", "postmaster.pid"), `${lock}\n`);
  expect((await startEmbedded({ dir })).reattached).toBe(false);
});

test("data of another major version is refused and left alone", async () => {
  await (await startEmbedded({ dir })).stop();
  await writeFile(path.join(dir, "postgres", "PG_VERSION"), "17\n");
  await expect(startEmbedded({ dir })).rejects.toThrow(/PostgreSQL 17.*runs PostgreSQL 18/);
  await writeFile(path.join(dir, "postgres", "PG_VERSION"), "18\n");
  expect((await startEmbedded({ dir })).reattached).toBe(false);
});

test("a folder that others may not enter will do", async () => {
  await chmod(dir, 0o700);
  const inside = path.join(dir, "private", "data");
  const server = await startEmbedded({ dir: inside });
  expect(await query(server.ownerUrl, "show fsync")).toEqual([{ fsync: "on" }]);
  await server.stop();
});

test("what people wrote stays out of the server's log", async () => {
  const server = await startEmbedded({ dir });
  await query(server.ownerUrl, "create table words (word text unique)");
  await query(server.ownerUrl, "insert into words values ('canary')");
  await expect(query(server.ownerUrl, "insert into words values ('canary')")).rejects.toThrow();
  await expect(query(server.ownerUrl, "select canary")).rejects.toThrow();
  const log = await readFile(path.join(dir, "postgres.log"), "utf8");
  expect(log).toContain("duplicate key");
  expect(log).not.toContain("(word)=(canary)");
  expect(log).not.toContain("insert into");
});
