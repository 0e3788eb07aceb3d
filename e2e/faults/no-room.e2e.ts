import { askAs } from "../setup/everyone";
import { expect, test } from "../setup/test";

// security.md: where there is no room, a page says so under its own status and names when to come again.

test("who asks for too many boards at once is told so in a page, with when to try again", async ({
  desk,
  scene,
  arrange,
}) => {
  const owner = await arrange.database.owner.connect();
  try {
    // Nobody's search comes to an end while this is held.
    await owner.query("begin; lock table cases in access exclusive mode");
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        askAs(desk, scene, "/desk/board", "coordinator", { headers: { accept: "text/html" } }),
      ),
    );
    const refused = answers.filter(({ response }) => response.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { response, body } of refused) {
      expect(response.headers.get("retry-after")).toBe("5");
      expect(body).toContain("You asked for too much at once. Try again in a few seconds.");
      expect(body).toContain('href="/desk/board"');
    }
    // Those that had a turn waited for the table in vain.
    const others = answers.filter((answer) => !refused.includes(answer));
    for (const { response, body } of others) {
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(body).toContain("We are busy just now");
    }
  } finally {
    await owner.query("rollback");
    owner.release();
  }
  const { response } = await askAs(desk, scene, "/desk/board", "coordinator");
  expect(response.status).toBe(200);
});
