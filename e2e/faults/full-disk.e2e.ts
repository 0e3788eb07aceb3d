import { chownSync } from "node:fs";
import pg from "pg";
import { loadAccess, superuserUrl } from "@/lib/server/postgres/access";
import { postgresUser } from "@/lib/server/postgres/system-user";
import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import { type Instance, startOn } from "../setup/instance";
import { theRun } from "../setup/run";
import { PASSWORD, type Scene, setScene } from "../setup/scene";
import { canMount, SmallDisk } from "../setup/small-disk";
import { Stranger } from "../setup/stranger";
import { BEHIND_PROXY, expect, test } from "../setup/test";
import { expectWholeCases } from "../setup/whole-cases";

// security.md, faults: "disk full: 507 and a clear page, no half case, reads go on".
test.skip(!canMount(), "a small disk can only be mounted by root");

const MIB = 1024 * 1024;
const FILE = new Uint8Array(10 * MIB).fill(7);

/** Uploads file after file, a report for every nine, until there is no room; what the answer to that was. */
async function uploadUntilRefused(
  desk: Instance,
): Promise<{ whole: number; writer: Stranger; page: string }> {
  let whole = 0;
  for (let reports = 0; reports < 12; reports++) {
    const writer = new Stranger(desk.url);
    await writer.post("/report/start");
    await writer.post("/report/save/what", { title: "Filling up", summary: "File after file." });
    for (let n = 0; n < 9; n++) {
      const form = new FormData();
      form.append("files", new File([FILE], `part-${n}.bin`));
      const answer = await writer.post("/report/upload", form);
      if (answer.status === 507) return { whole, writer, page: await answer.text() };
      expect(answer.status, await answer.text()).toBe(303);
      whole++;
    }
  }
  throw new Error("the disk never filled up");
}

/** What people read is there for all of them. */
async function readsGoOn(desk: Instance, scene: Scene): Promise<void> {
  for (const [path, identity] of [
    ["/", "anonymous"],
    ["/advisories", "anonymous"],
    ["/portal", "reporter"],
    ["/desk/board", "triager"],
    [`/desk/cases/${scene.other.reference}`, "triager"],
    ["/api/health", "anonymous"],
  ] as const)
    expect((await askAs(desk, scene, path, identity)).response.status, path).toBe(200);
}

async function pendingFiles({ owner }: Scene): Promise<{ whole: number; begun: number }> {
  const { rows } = await owner.query(
    "select count(*) filter (where sha256_sealed is not null)::int as whole, count(*) filter (where sha256_sealed is null)::int as begun from attachments where state = 'pending'",
  );
  return rows[0];
}

/** As people who work there: somebody signs in and writes a note. */
async function theTeamWorks(desk: Instance, scene: Scene): Promise<void> {
  const triager = new Stranger(desk.url);
  const form = await triager.form("/sign-in", "email", "password");
  const signedIn = await triager.submit(form, { email: "triager@example.org", password: PASSWORD });
  expect(signedIn.status).toBe(303);
  const note = new FormData();
  note.append("audience", "internal");
  note.append("body", "We are short of disk.");
  const written = await triager.post(`/desk/cases/${scene.other.reference}/reply`, note);
  expect(written.status, await written.text()).toBe(303);
}

const healthOf = ({ url }: Instance) =>
  fetch(`${url}/api/health`).then(
    ({ status }) => status,
    () => 0,
  );

/** Writes until the write-ahead log needs room that is not there, and the server ends over it. */
async function exhaustLog({ dataDir }: Instance): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(await loadAccess(dataDir)) });
  client.on("error", () => {});
  await client.connect();
  const writing = async () => {
    for (let n = 0; n < 100; n++) {
      await client.query("select pg_logical_emit_message(false, 'filler', repeat('x', 100000))");
      await client.query("select pg_switch_wal()");
    }
  };
  await expect(writing()).rejects.toThrow();
}

test("our own PostgreSQL on a disk that fills up: files end first, then strangers' words, never the database", async () => {
  test.setTimeout(240_000);
  const disk = new SmallDisk(320);
  const desk = await startOn(disk.dir, BEHIND_PROXY);
  let scene: Scene | undefined;
  try {
    scene = await setScene(desk);
    const { whole, writer, page } = await uploadUntilRefused(desk);
    expect(page).toContain("<title>Error: Our storage is full – ");
    expect(page).toContain("There is no room for part-");
    expect(page).toContain("Go on without it and say in your text what it shows");
    expect(await pendingFiles(scene)).toEqual({ whole, begun: 0 });
    await readsGoOn(desk, scene);
    const { code } = await writer.sendReport();
    expect((await writer.track(code)).headers.get("location")).toBe("/portal");

    disk.fillTo(20);
    const late = new Stranger(desk.url);
    await late.post("/report/start");
    const refused = await late.post("/report/save/what", { title: "Too late", summary: "No room." });
    expect(refused.status).toBe(507);
    expect(await refused.text()).toContain("what was saved before is kept");
    await readsGoOn(desk, scene);
    await theTeamWorks(desk, scene);

    disk.fillTo(0);
    for (let n = 0; n < 20; n++) await readsGoOn(desk, scene);
    await exhaustLog(desk);
    disk.free();
    await expect.poll(() => healthOf(desk), { timeout: 60_000 }).toBe(200);

    const again = new Stranger(desk.url);
    const next = await again.report({ title: "Room again", summary: "It goes on." }, [
      new File([FILE], "whole.bin"),
    ]);
    expect((await again.track(next.code)).headers.get("location")).toBe("/portal");
    await expectWholeCases(scene, desk);
  } finally {
    await scene?.close();
    await desk.stop();
    disk.remove();
  }
});

test("another PostgreSQL that reports a full disk: the file is refused whole, reads go on, and then writes do", async () => {
  test.setTimeout(240_000);
  const disk = new SmallDisk(48);
  const { desk, scene } = await startScene(BEHIND_PROXY);
  try {
    await putFilesOn(disk, desk);
    const { whole, page } = await uploadUntilRefused(desk);
    expect(page).toContain("There is no room for part-");
    expect(await pendingFiles(scene)).toEqual({ whole, begun: 0 });
    await readsGoOn(desk, scene);
    await theTeamWorks(desk, scene);
    disk.grow(200);
    const report = { title: "Room again", summary: "It goes on." };
    await new Stranger(desk.url).report(report, [new File([FILE], "whole.bin")]);
    await expectWholeCases(scene, desk);
  } finally {
    await desk.stop();
    await dropTablespace();
    disk.remove();
  }
});

async function asSuperuser(database: string, ...statements: string[]): Promise<void> {
  const url = new URL(theRun().superuserUrl);
  url.pathname = database;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Files alone go to the small disk, so that it is PostgreSQL who finds it full, and not its write-ahead log. */
async function putFilesOn(disk: SmallDisk, desk: Instance): Promise<void> {
  const user = await postgresUser(theRun().serverDir);
  if (user) chownSync(disk.dir, user.uid, user.gid);
  await asSuperuser(
    new URL(desk.ownerUrl).pathname,
    `create tablespace small_disk location '${disk.dir}'`,
    "alter table attachment_frames set tablespace small_disk",
  );
}

const dropTablespace = () => asSuperuser("/postgres", "drop tablespace small_disk");
