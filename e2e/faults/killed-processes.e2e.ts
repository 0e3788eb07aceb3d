import { type Instance, startInstance } from "../setup/instance";
import { childrenOf } from "../setup/processes";
import { expect, test } from "../setup/test";

// One desk for all of them, since each test kills a part of it and waits until it is back.
test.describe.configure({ mode: "serial", timeout: 180_000 });

let desk: Instance;
test.beforeAll(async () => {
  desk = await startInstance();
});
test.afterAll(async () => {
  await desk?.stop();
});

async function comesBack(): Promise<void> {
  const health = () => fetch(`${desk.url}/api/health`).then((answer) => answer.status);
  await expect.poll(() => health().catch(() => 0), { timeout: 60_000 }).toBe(200);
}

for (const [what, text] of [
  ["the web server", "--only web"],
  ["the worker", "breakwater.ts worker"],
  ["PostgreSQL", "postgres -D"],
] as const) {
  test(`after kill -9 of ${what} the desk is back within seconds`, async () => {
    const [victim, ...others] = childrenOf(desk.pid, text);
    expect(others).toEqual([]);
    process.kill(Number(victim), "SIGKILL");
    await expect
      .poll(() => childrenOf(desk.pid, text).filter((pid) => pid !== victim).length, { timeout: 60_000 })
      .toBe(1);
    await comesBack();
  });
}

test("a second start on the same data is refused and does no harm", async () => {
  await expect(startInstance({ BREAKWATER_DATA: desk.dataDir })).rejects.toThrow(/already running on/);
  await comesBack();
});
