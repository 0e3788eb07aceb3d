import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import { everything, IDENTITIES, type Scene } from "../setup/scene";
import { expect, test } from "../setup/test";
import { addressOf, ROUTES } from "./routes";

// security.md, check 17.

test("reading changes nothing but when somebody was last seen, and what they have read", async () => {
  test.setTimeout(180_000);
  const { desk, scene } = await startScene();
  try {
    const before = await stored(scene);
    for (const identity of IDENTITIES)
      for (const [route, row] of Object.entries(ROUTES))
        for (const method of ["GET", "HEAD"])
          await askAs(desk, scene, addressOf(route, row, scene), identity, { method });
    expect(await stored(scene)).toEqual(before);
  } finally {
    await desk.stop();
  }
});

/** All rows, without sessions' last use, a reporter's read mark, the outbox and queue of the worker, and rate limits. */
async function stored({ owner }: Scene): Promise<Record<string, string>> {
  await owner.query("update participants set last_read_at = null");
  const kept = Object.entries(await everything(owner)).filter(
    ([name]) =>
      !/graphile_worker|case_words|case_reads|rate_limits|daily_keys|staff_sessions|portal_sessions|notices/.test(
        name,
      ),
  );
  return Object.fromEntries(kept);
}
