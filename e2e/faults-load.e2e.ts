import { execFile, execFileSync } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { type Instance, startInstance, startSecondServer } from "./setup/instance";
import { type Scene, setScene } from "./setup/scene";
import { type Sent, Stranger } from "./setup/stranger";
import { expect, test } from "./setup/test";

// security.md, faults: what was promised on a receipt holds, whatever is killed while reports come in.
test.describe.configure({ mode: "default" });

const LIMITS = "report=100000,draft=100000,track=100000";

let desk: Instance;
let scene: Scene;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: LIMITS });
  scene = await setScene(desk);
});
test.afterAll(async () => {
  await scene.close();
  await desk.stop();
});

/** Processes of this desk whose command line holds `words`. */
function processes(words: string): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, , parent, args]) => Number(parent) === desk.pid && args?.includes(words))
    .map(([, pid]) => Number(pid));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 60) throw error;
      await pause(500);
    }
  }
}

/** One report, sent the way a patient person does: again until there is a receipt. Returns what the receipt says. */
async function sendUntilReceipt(number: number, first = desk.url): Promise<Sent> {
  const stranger = new Stranger(first);
  await persistently(() =>
    stranger.report({ title: `Report ${number}`, summary: "It breaks." }).catch(async () => {
      stranger.url = desk.url;
      // The answer may have been lost, not the report: the same browser finds its receipt again.
      await stranger.receipt();
    }),
  );
  return persistently(() => stranger.receipt());
}

test("every receipt that was shown opens its case, and no case is half there", async () => {
  test.setTimeout(240_000);
  const victims: [string, NodeJS.Signals][] = [
    ["--only web", "SIGKILL"],
    ["breakwater.ts worker", "SIGKILL"],
    // SIGQUIT is PostgreSQL's immediate shutdown.
    ["postgres -D", "SIGQUIT"],
    ["--only web", "SIGKILL"],
    ["postgres -D", "SIGKILL"],
  ];
  let killing = true;
  const killer = (async () => {
    for (const [words, signal] of victims) {
      await pause(500 + Math.random() * 1_500);
      for (const pid of processes(words)) process.kill(pid, signal);
      await persistently(async () => expect((await fetch(`${desk.url}/api/health`)).status).toBe(200));
    }
    killing = false;
  })();
  const receipts: Sent[] = [];
  const people = Array.from({ length: 3 }, async (_, person) => {
    for (let n = 0; (killing || receipts.length < 6) && n < 100; n++)
      receipts.push(await sendUntilReceipt(person * 100 + n));
  });
  await Promise.all([killer, ...people]);
  expect(receipts.length).toBeGreaterThan(3);
  await everyReceiptOpens(receipts);
  await noHalfCase();
});

async function everyReceiptOpens(receipts: readonly Sent[]): Promise<void> {
  expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(receipts.length);
  for (const { code, reference } of receipts) {
    const reader = new Stranger(desk.url);
    expect((await reader.track(code)).headers.get("location"), reference).toBe("/portal");
    expect(await reader.text("/portal")).toContain(reference);
  }
}

test("of two web servers on one database one dies in the middle: nothing is lost and nothing is there twice", async () => {
  test.setTimeout(180_000);
  const second = await startSecondServer(desk, { BREAKWATER_RATE_LIMITS: LIMITS });
  const receipts: Sent[] = [];
  const sending = Array.from({ length: 6 }, async (_, person) => {
    for (let n = 0; n < 3; n++)
      receipts.push(await sendUntilReceipt(1_000 + person * 10 + n, person % 2 ? second.url : desk.url));
  });
  const dying = (async () => {
    while (receipts.length < 4) await pause(50);
    second.kill();
  })();
  await Promise.all([dying, ...sending]);
  expect(receipts).toHaveLength(18);
  await everyReceiptOpens(receipts);
  await noHalfCase();
});

async function noHalfCase(): Promise<void> {
  const count = async (sql: string) => Number((await scene.owner.query(sql)).rows[0]?.count);
  const without = (table: string, column = "case_id") =>
    count(
      `select count(*) from cases c where c.id <> '${scene.restricted.caseId}' and not exists (select from ${table} x where x.${column} = c.id)`,
    );
  for (const table of ["reports", "participants", "case_keys", "clocks", "vulnerabilities"])
    expect(await without(table), `cases without ${table}`).toBe(0);
  expect(await without("events", "chain_id"), "cases without events").toBe(0);
  expect(
    await count("select count(*) from (select case_id from reports group by 1 having count(*) > 1) twice"),
  ).toBe(0);
  const root = path.resolve(import.meta.dirname, "..");
  const loaders = ["--import", "tsx", "--import", "./bin/launch/register.mjs"];
  await promisify(execFile)(
    path.join(root, "node_modules/.bin/node"),
    [...loaders, "bin/breakwater.ts", "verify-audit"],
    { cwd: root, env: { ...process.env, BREAKWATER_DATA: desk.dataDir, DATABASE_URL: desk.ownerUrl } },
  );
}

test("with every connection taken, people are told within seconds, and all is well afterwards", async () => {
  test.setTimeout(120_000);
  const client = await scene.owner.connect();
  await client.query("begin; lock table settings, policy_versions, staff_sessions in access exclusive mode");
  const began = performance.now();
  const stuck = Array.from({ length: 30 }, () =>
    fetch(`${desk.url}/desk/board`, { headers: { cookie: scene.cookies.admin } }).then(
      ({ status }) => status,
    ),
  );
  await pause(200);
  const asked = performance.now();
  const health = await fetch(`${desk.url}/api/health`);
  expect(health.status).toBe(503);
  expect(performance.now() - asked).toBeLessThan(15_000);
  const statuses = await Promise.all(stuck);
  expect(statuses.every((status) => status >= 500)).toBe(true);
  expect(performance.now() - began).toBeLessThan(60_000);
  await client.query("rollback");
  client.release();
  await expect.poll(async () => (await fetch(`${desk.url}/api/health`)).status, { timeout: 5_000 }).toBe(200);
  const board = await fetch(`${desk.url}/desk/board`, { headers: { cookie: scene.cookies.admin } });
  expect(board.status).toBe(200);
});
