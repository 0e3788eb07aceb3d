import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { Factories } from "@/db/factories";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { Vault } from "@/lib/server/crypto/vault";
import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import { type Instance, startOn } from "../setup/instance";
import { ROOT, runCommand } from "../setup/program";
import type { Scene } from "../setup/scene";
import { type Sent, Stranger } from "../setup/stranger";
import { BEHIND_PROXY, expect, test } from "../setup/test";

// security.md, faults: key rotation killed half-way, on a desk that people go on using.

const CASES = 700;

test("a rotation killed with -9 half-way goes on with --resume: all is readable, and the old key can go", async () => {
  test.setTimeout(240_000);
  const { desk, scene } = await startScene(BEHIND_PROXY);
  const environment = { BREAKWATER_DATA: desk.dataDir, DATABASE_URL: desk.ownerUrl };
  const sent: Sent[] = [];
  const report = async () =>
    sent.push(await new Stranger(desk.url).report({ title: `Report ${sent.length}`, summary: "Kept." }));
  try {
    await makeCases(desk, scene);
    await report();
    const old = readKeyring(keyFileOf(desk)).currentId;

    await killHalfWay(environment, scene.owner);
    expect(await keysInUse(scene.owner)).toHaveLength(2);
    await report();
    await everyCaseOpens(desk, scene.owner);
    await everythingShows(desk, scene, sent);

    const resumed = await runCommand(["rotate-keys", "--resume"], environment);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0, stdout: "" });
    expect(resumed.stderr).toContain(`Nothing in the database needs ${old} any more`);
    await report();
    const current = readKeyring(keyFileOf(desk)).currentId;
    expect(await keysInUse(scene.owner)).toEqual([current]);

    await takeKeyOut(desk, old);
    await everyCaseOpens(desk, scene.owner);
    const second = await startOn(desk.dataDir, { ...environment, ...BEHIND_PROXY });
    try {
      await everythingShows(second, scene, sent);
    } finally {
      await second.stop();
    }
  } finally {
    await desk.stop();
  }
});

const keyFileOf = ({ dataDir }: Pick<Instance, "dataDir">) => path.join(dataDir, "keys.json");

async function makeCases(desk: Instance, { owner }: Scene): Promise<void> {
  const make = new Factories({ owner, keyring: readKeyring(keyFileOf(desk)) });
  const receivedAt = new Date();
  const makeOne = (n: number) =>
    make.makeCase({ title: `Case ${n}`, reference: `EX-2026-${10_000 + n}`, receivedAt, clocks: false });
  for (let n = 0; n < CASES; n += 2) await Promise.all([makeOne(n), makeOne(n + 1)]);
}

/** Kills the command once its first batch is in the database and its second is under way. */
async function killHalfWay(environment: Record<string, string>, owner: pg.Pool): Promise<void> {
  // A slow database, so that the second batch is still under way when the first has been reported.
  await owner.query(`
    create function public.slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.004); return new; end $$;
    create trigger slowly before update on case_keys for each row execute function public.slowly()`);
  const command = spawn("node", ["bin/launch.mjs", "cli", "rotate-keys"], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const ended = once(command, "exit");
  await firstBatch(command);
  // The launcher and the command it started: both are gone at once, with nothing tidied up.
  process.kill(-Number(command.pid), "SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  await owner.query("drop trigger slowly on case_keys");
}

function firstBatch({ stderr }: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (/data keys rewrapped/.test(said)) resolve();
    });
    stderr?.once("end", () => reject(new Error(`it ended too soon: ${said}`)));
  });
}

async function keysInUse(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query("select kek_id from case_keys union select kek_id from scope_keys");
  return rows.map((row) => row.kek_id);
}

/** Unwraps every data key with the key file as it is now, and reads a title with it. */
async function everyCaseOpens(desk: Instance, owner: pg.Pool): Promise<void> {
  const keyring = readKeyring(keyFileOf(desk));
  const { rows } = await owner.query(
    "select k.case_id, k.wrapped, k.kek_id, c.title_sealed from case_keys k left join cases c on c.id = k.case_id",
  );
  expect(rows.length).toBeGreaterThan(CASES);
  for (const { case_id: id, wrapped, kek_id: kekId, title_sealed: title } of rows) {
    const vault = new Vault(keyring.unwrap(id, wrapped, kekId), id);
    if (title) expect(vault.open("cases.title_sealed", id, title)).not.toBe("");
  }
}

/** What people see: the reporters' own cases, the board, who is signed in. */
async function everythingShows(desk: Instance, scene: Scene, sent: readonly Sent[]): Promise<void> {
  for (const [number, { code }] of sent.entries()) {
    const reporter = new Stranger(desk.url);
    expect((await reporter.track(code)).headers.get("location")).toBe("/portal");
    expect(await reporter.text("/portal")).toContain(`Report ${number}`);
  }
  const board = await askAs(desk, scene, "/desk/board?sort=-received", "triager");
  expect(board.response.status).toBe(200);
  expect(board.body).toMatch(/\bCase \d+/);
  expect((await askAs(desk, scene, `/desk/cases/${scene.other.reference}`, "triager")).response.status).toBe(
    200,
  );
  expect((await askAs(desk, scene, "/desk/people", "admin")).body).toContain("triager@example.org");
}

async function takeKeyOut(desk: Instance, id: string): Promise<void> {
  const file = keyFileOf(desk);
  const content = JSON.parse(await readFile(file, "utf8"));
  delete content.keys[id];
  await writeFile(file, JSON.stringify(content));
}
