import { randomUUID } from "node:crypto";
import { ownAccount } from "@/lib/queries/account";
import { beginTotp, confirmTotp } from "@/lib/usecases/account/totp";
import { invitePerson } from "@/lib/usecases/people/invite";
import { issueResetLink } from "@/lib/usecases/people/reset-link";
import { type Answer, readAnswer } from "../setup/answer";
import { Arrange, closeDatabase, openDatabaseOf } from "../setup/arrange";
import { startScene } from "../setup/desk";
import type { Instance } from "../setup/instance";
import { appCode } from "../setup/people";
import { PASSWORD, type Scene } from "../setup/scene";
import { Stranger } from "../setup/stranger";
import { BEHIND_PROXY, expect, test } from "../setup/test";
import { Work } from "../setup/work";

// security.md, check 26: who has an account shows neither in what is answered nor in what is done for the answer.
test.describe.configure({ mode: "default" });

const work = new Work();
const SYSTEM = { type: "system", task: "test" } as const;
let desk: Instance;
let scene: Scene;
let arrange: Arrange;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  ({ desk, scene } = await startScene({ ...BEHIND_PROXY, ...work.environment }));
  arrange = new Arrange(desk, openDatabaseOf(desk));
});
test.afterAll(async () => {
  await closeDatabase(arrange.database);
  await desk.stop();
});

const system = () => ({ actor: SYSTEM, now: new Date() });
const tokenOf = ({ path }: { path: string }) => path.split("/").at(-1) ?? "";

/** Groups what was tried by the answer it got and the work that was done for it: one group tells nothing apart. */
async function answersOf(tries: Record<string, () => Promise<Answer>>): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  // The first request of a kind loads what later ones find ready.
  for (const attempt of Object.values(tries).slice(0, 2)) await attempt();
  for (const [name, attempt] of Object.entries(tries)) {
    const done = await work.during(attempt);
    expect(done.work.length, name).toBeGreaterThan(2);
    const key = JSON.stringify(done, null, 1);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

test("at sign-in: unknown, wrong, disabled, invited, without a password and with a second factor are alike", async () => {
  const withApp = await arrange.member("Tess", "triager");
  const caller = { actor: withApp.actor, now: new Date() };
  await beginTotp(caller, {});
  const { totpSecret } = await ownAccount(withApp.actor);
  // No browser of hers is open: the id is nobody's.
  await confirmTotp(caller, { code: appCode(totpSecret ?? "", 0), sessionId: randomUUID() });
  const passkeyOnly = await arrange.member("Kim", "triager");
  await scene.owner.query("update person_secrets set password_hash = null where person_id = $1", [
    passkeyOnly.actor.personId,
  ]);
  const invited = "invited-000000000000000000000000@example.org";
  await invitePerson(system(), { email: invited, name: "Not yet", roles: ["triager"] });
  const page = await new Stranger(desk.url).form("/sign-in", "email", "password");
  // The page repeats the address as typed, so that nobody types it twice.
  const giving = (email: string, password: string) => async () =>
    readAnswer(await new Stranger(desk.url).submit(page, { email, password }), email);
  const tries = {
    "unknown address": giving("nobody@example.org", PASSWORD),
    "wrong password": giving("admin@example.org", "not this one"),
    "wrong password, second factor set up": giving(withApp.email, "not this one"),
    "right password, disabled": giving("disabled@example.org", PASSWORD),
    "wrong password, disabled": giving("disabled@example.org", "not this one"),
    "no password set": giving(passkeyOnly.email, PASSWORD),
    "invited, not joined": giving(invited, PASSWORD),
  };
  expect(await answersOf(tries)).toEqual([Object.keys(tries)]);
  const once = await work.during(tries["unknown address"]);
  expect(once.work.filter((line) => line.startsWith("argon2"))).toEqual(["argon2 verify"]);
});

test("links that open nothing are alike, whatever became of them and whoever they were for", async () => {
  for (const kind of ["reset", "invite"] as const) {
    const dead = await deadLinks(kind);
    const look = Object.fromEntries(
      Object.entries(dead).map(([name, token]) => [
        name,
        async () => readAnswer(await new Stranger(desk.url).get(`/${kind}/${token}`), token),
      ]),
    );
    expect(await answersOf(look), `GET /${kind}`).toEqual([Object.keys(dead)]);
    const live = await new Stranger(desk.url).form(`/${kind}/${await liveLink(kind)}`, "password");
    const send = Object.fromEntries(
      Object.entries(dead).map(([name, token]) => [
        name,
        async () => {
          const typed = { token, name: "X", password: "a new day, a new word" };
          const at = `/${kind}/${token}`;
          return readAnswer(await new Stranger(desk.url).submit({ ...live, at }, typed), token);
        },
      ]),
    );
    expect(await answersOf(send), `POST /${kind}`).toEqual([Object.keys(dead)]);
  }
});

async function liveLink(kind: "reset" | "invite", email = "triager@example.org"): Promise<string> {
  if (kind === "reset") return tokenOf(await issueResetLink(system(), { email }));
  const invitation = { email: `${Math.random()}@example.org`, name: "Somebody", roles: ["triager"] };
  return tokenOf(await invitePerson(system(), invitation));
}

async function deadLinks(kind: "reset" | "invite"): Promise<Record<string, string>> {
  const [used, expired, gone] = [
    await liveLink(kind, "developer@example.org"),
    await liveLink(kind, "publisher@example.org"),
    await liveLink(kind, "auditor@example.org"),
  ];
  const token = (text: string) => scene.owner.query("select sha256($1::bytea) as hash", [Buffer.from(text)]);
  const hashOf = async (text: string) => (await token(text)).rows[0].hash as Buffer;
  await scene.owner.query("update links set used_at = now() where token_hash = $1", [await hashOf(used)]);
  await scene.owner.query("update links set expires_at = now() - interval '1 second' where token_hash = $1", [
    await hashOf(expired),
  ]);
  await scene.owner.query("delete from links where token_hash = $1", [await hashOf(gone)]);
  const other = await liveLink(kind === "reset" ? "invite" : "reset");
  return { "never made": "a".repeat(43), used, expired, replaced: gone, "of another kind": other };
}
