import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { hasDebianPostgres, startDebianPostgres } from "../setup/debian-postgres";
import { createDatabase } from "../setup/desk";
import { type Instance, startOn } from "../setup/instance";
import { signIn } from "../setup/people";
import { runCommand } from "../setup/program";
import { PASSWORD, type Scene, setScene } from "../setup/scene";
import { type Sent, Stranger } from "../setup/stranger";
import { temporaryDir } from "../setup/temporary-dir";

// security.md, faults: "restore of a backup on an empty machine", with the commands as somebody types them.

type Environment = Record<string, string>;
/** A machine with a desk on it, and an empty one. */
type Machines = { from: Environment; to: Environment; clear(): Promise<void> };

async function ownPostgres(): Promise<Machines> {
  const [from, to] = [temporaryDir(), temporaryDir()];
  return {
    from: { BREAKWATER_DATA: from },
    to: { BREAKWATER_DATA: to },
    async clear() {
      for (const dir of [from, to]) await rm(dir, { recursive: true, force: true });
    },
  };
}

async function externalPostgres(): Promise<Machines> {
  const server = await startDebianPostgres();
  const { from, to, clear } = await ownPostgres();
  return {
    from: { ...from, DATABASE_URL: await createDatabase(server.serverUrl, "first") },
    to: { ...to, DATABASE_URL: await createDatabase(server.serverUrl, "second") },
    async clear() {
      await clear();
      await server.stop();
    },
  };
}

for (const [database, machines] of [
  ["its own PostgreSQL", ownPostgres],
  ["Debian's PostgreSQL 15", externalPostgres],
] as const) {
  test.describe(`on ${database}`, () => {
    test.skip(
      machines === externalPostgres && !hasDebianPostgres(),
      "PostgreSQL 15 of Debian is not installed",
    );

    test("backup, restore on an empty machine, start: codes, files, passwords and the audit trail hold", async ({
      page,
    }) => {
      test.setTimeout(240_000);
      const { from, to, clear } = await machines();
      const kept = temporaryDir();
      try {
        const [backup, key] = [path.join(kept, "backup"), path.join(kept, "keys.json")];
        const before = await fillAndBackUp(from, backup, key);
        await restoreAndVerify(to, backup, key);
        const desk = await startOn(to.BREAKWATER_DATA ?? "", to);
        try {
          await everythingOpens(desk, before);
          await signIn(page, desk.url, { email: "triager@example.org", password: PASSWORD });
          await page.goto(`${desk.url}/desk/cases/${before.sent.reference}`);
          await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kept by the backup");
          await aForgedRowIsNamed(desk, to);
        } finally {
          await desk.stop();
        }
      } finally {
        await clear();
        await rm(kept, { recursive: true, force: true });
      }
    });
  });
}

type Before = { sent: Sent; files: Map<string, Buffer>; code: string; oldCookie: string };

async function fillAndBackUp(machine: Environment, dir: string, key: string): Promise<Before> {
  const desk = await startOn(machine.BREAKWATER_DATA ?? "", machine);
  let scene: Scene | undefined;
  try {
    scene = await setScene(desk);
    // Over the size of a frame, at it, and nothing at all.
    const files = new Map([200_000, 65_536, 1].map((size) => [`${size}.bin`, randomBytes(size)] as const));
    const parts = [...files].map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
    const sent = await new Stranger(desk.url).report(
      { title: "Kept by the backup", summary: "It has to open again." },
      parts,
    );
    const taken = await runCommand(["backup", dir, "--key-to", key], machine);
    expect(taken, taken.stderr).toMatchObject({ code: 0, stdout: "" });
    expect(taken.stderr).toMatch(/Backed up \d+ tables, \d+ rows/);
    expect(await runCommand(["verify-audit"], machine)).toMatchObject({ code: 0, stdout: "" });
    const again = await runCommand(["backup", dir], machine);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("is not empty") });
    return { sent, files, code: scene.own.code, oldCookie: scene.cookies.triager };
  } finally {
    await scene?.close();
    await desk.stop();
  }
}

async function restoreAndVerify(machine: Environment, dir: string, key: string): Promise<void> {
  const withoutKey = await runCommand(["restore", dir], machine);
  expect(withoutKey).toMatchObject({ code: 1, stderr: expect.stringContaining("key file") });
  const restored = await runCommand(["restore", dir, "--key", key], machine);
  expect(restored, restored.stderr).toMatchObject({ code: 0, stdout: "" });
  const verified = await runCommand(["verify-audit"], machine);
  expect(verified).toMatchObject({ code: 0, stdout: "" });
  expect(verified.stderr).toMatch(/[1-9]\d* events in [1-9]\d* chains, 0 chains do not fit/);
  const twice = await runCommand(["restore", dir, "--key", key], machine);
  expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining("already holds data") });
}

async function everythingOpens(desk: Instance, { sent, files, code, oldCookie }: Before): Promise<void> {
  const reporter = new Stranger(desk.url);
  expect((await reporter.track(sent.code)).headers.get("location")).toBe("/portal");
  const portal = await reporter.text("/portal");
  expect(portal).toContain("Kept by the backup");
  const links = [...portal.matchAll(/href="(\/portal\/files\/[^"]+)"[^>]*>(?:<[^>]*>)*([^<]+)/g)];
  const found = new Map<string, Buffer>();
  for (const [, href = "", name = ""] of links)
    found.set(name, Buffer.from(await (await reporter.get(href)).arrayBuffer()));
  expect(found).toEqual(files);
  const other = new Stranger(desk.url);
  expect((await other.track(code)).headers.get("location")).toBe("/portal");
  // Sessions are not restored, and people go on working.
  const staff = await fetch(`${desk.url}/desk/board`, { headers: { cookie: oldCookie }, redirect: "manual" });
  expect(staff.headers.get("location")).toContain("/sign-in");
  const next = await new Stranger(desk.url).report({ title: "After it", summary: "It goes on." });
  expect(next.reference).not.toBe(sent.reference);
}

async function aForgedRowIsNamed({ ownerUrl }: Instance, machine: Environment): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    "update events set action = 'case.nothing' where chain_kind = 'case' and seq = 2 and chain_id = (select min(chain_id::text)::uuid from events where chain_kind = 'case' and seq = 2) returning chain_id",
  );
  await client.end();
  const verified = await runCommand(["verify-audit"], machine);
  expect(verified.code).toBe(1);
  expect(verified.stdout).toMatch(new RegExp(`^case[/: ]?${rows[0].chain_id}\\t2\\t.+\\n$`));
}
