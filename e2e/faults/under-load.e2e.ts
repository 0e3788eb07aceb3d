import { type Instance, startInstance, startSecondServer } from "../setup/instance";
import { childrenOf } from "../setup/processes";
import { type Scene, setScene } from "../setup/scene";
import { type Sent, Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";
import { expectWholeCases } from "../setup/whole-cases";

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
  await scene?.close();
  await desk?.stop();
});

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
      for (const pid of childrenOf(desk.pid, words)) process.kill(pid, signal);
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
  await expectWholeCases(scene, desk);
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
  await expectWholeCases(scene, desk);
});

test("with every connection taken, people are told within seconds, and all is well afterwards", async () => {
  test.setTimeout(120_000);
  const client = await scene.owner.connect();
  try {
    await client.query(
      "begin; lock table settings, policy_versions, staff_sessions in access exclusive mode",
    );
    let told = false;
    const board = async () => {
      const asked = performance.now();
      const { status } = await fetch(`${desk.url}/desk/board`, { headers: { cookie: scene.cookies.admin } });
      return { status, seconds: (performance.now() - asked) / 1_000 };
    };
    // Each asks again once it is refused, so that more wait than there are connections for as long as it takes.
    const crowd = Array.from({ length: 30 }, async () => {
      const answers = [];
      do answers.push(await board());
      while (!told);
      return answers;
    });
    await expect
      .poll(async () => (await fetch(`${desk.url}/api/health`)).status, { timeout: 60_000 })
      .toBe(503)
      .finally(() => {
        told = true;
      });
    for (const { status, seconds } of (await Promise.all(crowd)).flat()) {
      expect(status).toBeGreaterThanOrEqual(500);
      expect(seconds).toBeLessThan(60);
    }
  } finally {
    await client.query("rollback");
    client.release();
  }
  await expect
    .poll(async () => (await fetch(`${desk.url}/api/health`)).status, { timeout: 15_000 })
    .toBe(200);
  const board = await fetch(`${desk.url}/desk/board`, { headers: { cookie: scene.cookies.admin } });
  expect(board.status).toBe(200);
});
