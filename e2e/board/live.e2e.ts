import { type Instance, startInstance, startSecondServer } from "../setup/instance";
import { type Identity, type Scene, setScene } from "../setup/scene";
import { Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// What happens through one web server is told by another one of the same desk (docs/board.md).
test.describe.configure({ mode: "default" });

const WITHIN_MS = 2_000;

let desk: Instance;
let scene: Scene;
let second: Awaited<ReturnType<typeof startSecondServer>>;
let reporter: Stranger;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await startInstance();
  scene = await setScene(desk);
  second = await startSecondServer(desk);
  reporter = new Stranger(desk.url);
  expect((await reporter.track(scene.own.code)).headers.get("location")).toBe("/portal");
});
test.afterAll(async () => {
  second.kill();
  await scene.close();
  await desk.stop();
});

const changes = (url: string, identity: Identity) =>
  fetch(`${url}/api/v1/changes`, { headers: { cookie: scene.cookies[identity] } });

/** What a stream tells until it told of this case, and how long that took. */
async function toldUntil(stream: Response, caseId: string): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of stream.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.includes(caseId)) break;
  }
  return { text, ms: performance.now() - began };
}

async function reply(body: string): Promise<void> {
  const form = new FormData();
  form.append("body", body);
  expect((await reporter.post("/portal/reply", form)).status).toBe(303);
}

test("a reply that one web server takes is told by another within two seconds, as an id and nothing else", async () => {
  const stream = await changes(second.url, "triager");
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const told = toldUntil(stream, scene.own.caseId);
  await reply("It also happens in version 2.1.");
  const { text, ms } = await told;
  expect(text).toContain(`event: changed\ndata: {"cases":["${scene.own.caseId}"]}\n\n`);
  expect(text).not.toContain("2.1");
  expect(ms).toBeLessThan(WITHIN_MS);
});

test("of a case that only its participants see, nobody else is told that anything happened", async () => {
  const told = toldUntil(await changes(second.url, "triager"), scene.own.caseId);
  await scene.owner.query("select pg_notify('breakwater_changes', $1)", [
    JSON.stringify({ case: scene.restricted.caseId }),
  ]);
  await reply("And in version 2.2.");
  expect((await told).text).not.toContain(scene.restricted.caseId);
});

test("a stream ends when the session is over, whichever server ended it", async () => {
  const stream = await changes(second.url, "auditor");
  const rest = stream.text();
  await scene.owner.query("delete from staff_sessions where person_id = $1", [scene.people.auditor]);
  expect(await rest).toContain("event: ended");
  expect((await changes(second.url, "auditor")).status).toBe(401);
});

test("without a session or a role there is no stream", async () => {
  expect((await changes(second.url, "anonymous")).status).toBe(401);
  expect((await changes(second.url, "guest")).status).toBe(403);
});
