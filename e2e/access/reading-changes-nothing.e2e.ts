import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import { IDENTITIES, lasting, type Scene } from "../setup/scene";
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

/** All rows that last, without a reporter's read mark and the worker's outbox. */
async function stored({ owner }: Scene): Promise<Record<string, string>> {
  await owner.query("update participants set last_read_at = null");
  return { ...(await lasting(owner)), "public.notices": "" };
}
