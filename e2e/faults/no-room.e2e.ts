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

test("who asks the API while no connection is free is told so in its own words, with when to try again", async ({
  desk,
  scene,
  arrange,
}) => {
  const owner = await arrange.database.owner.connect();
  try {
    // Who asks is not found out while this is held: some wait for it, the others for their connections.
    await owner.query("begin; lock table staff_sessions in access exclusive mode");
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => askAs(desk, scene, "/api/v1/cases", "coordinator")),
    );
    for (const { response, body } of answers) {
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(JSON.parse(body)).toMatchObject({ error: { code: "busy" } });
    }
    expect(answers.filter(({ body }) => body.includes("cannot reach our database")).length).toBeGreaterThan(
      0,
    );
  } finally {
    await owner.query("rollback");
    owner.release();
  }
  expect((await askAs(desk, scene, "/api/v1/cases", "coordinator")).response.status).toBe(200);
});

test("a case is shown, and what is being written on it kept, where the look for likely earlier reports has no room", async ({
  page,
  arrange,
}) => {
  const { reference } = await arrange.report();
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  const owner = await arrange.database.owner.connect();
  try {
    await owner.query("begin; lock table case_words in access exclusive mode");
    await page.goto(`/desk/cases/${reference}`, { waitUntil: "commit" });
    const message = page.locator("form.composer").getByLabel("Message");
    await message.fill("Half a sentence");
    // The look was given up: the page is whole.
    await page.waitForLoadState("load");
    await expect(message).toHaveValue("Half a sentence");
    await expect(page.getByRole("heading", { name: "We are busy just now" })).toHaveCount(0);
  } finally {
    await owner.query("rollback");
    owner.release();
  }
});

test("a case is shown where there is no room to note that it was read", async ({ arrange, desk, scene }) => {
  const { owner } = arrange.database;
  const { reference } = await arrange.report();
  await owner.query(`
    create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$;
    create trigger no_room before insert on case_reads execute function no_room()`);
  try {
    const { response } = await askAs(desk, scene, `/desk/cases/${reference}`, "coordinator");
    expect(response.status).toBe(200);
  } finally {
    await owner.query("drop function no_room cascade");
  }
});

test("a case is shown while somebody else holds it, though it cannot be noted that it was read", async ({
  arrange,
  desk,
  scene,
}) => {
  const { reference } = await arrange.report();
  const owner = await arrange.database.owner.connect();
  try {
    await owner.query("begin");
    await owner.query("select from cases where reference = $1 for update", [reference]);
    const { response } = await askAs(desk, scene, `/desk/cases/${reference}`, "coordinator");
    expect(response.status).toBe(200);
  } finally {
    await owner.query("rollback");
    owner.release();
  }
});

test("a page of the desk that finds no room says so inside the desk, and is there when tried again", async ({
  page,
  arrange,
}) => {
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  await page.goto("/desk/account");
  const places = page.getByRole("navigation", { name: "Desk", exact: true });
  const owner = await arrange.database.owner.connect();
  try {
    await owner.query("begin; lock table cases in access exclusive mode");
    await places.getByRole("link", { name: "Board" }).click();
    await expect(page.getByRole("heading", { name: "We are busy just now" })).toBeVisible();
    await expect(places).toBeVisible();
  } finally {
    await owner.query("rollback");
    owner.release();
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table")).toBeVisible();
});
