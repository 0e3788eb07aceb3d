import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { addNote } from "@/lib/usecases/cases/write";
import { disablePerson } from "@/lib/usecases/people/disable";
import { closeSession } from "@/lib/usecases/sign-in/close-session";
import { Hub } from "./hub";
import type { Reader } from "./listener";

const NOW = new Date("2026-11-20T14:00:00Z");

const db = testDatabase();
let make: Factories;
let mara: MadePerson;
let jonas: MadePerson;
let admin: MadePerson;
let open: MadeCase;
let secret: MadeCase;
const hubs: Hub[] = [];

beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  mara = await make.makePerson(["triager"]);
  jonas = await make.makePerson(["coordinator"]);
  admin = await make.makePerson(["admin"], { steppedUpAt: NOW });
  open = await make.makeCase({ title: "Open", receivedAt: NOW });
  secret = await make.makeCase({ title: "Secret", receivedAt: NOW, restricted: true });
  await make.join(secret, jonas.id, "coordinator", NOW);
});
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

/** A web process of its own, as far as listening goes: with its own connection. */
async function process(currentTime = () => NOW): Promise<Hub> {
  const hub = new Hub({ url: String(db().pool.options.connectionString), currentTime });
  hubs.push(hub);
  await hub.ready;
  return hub;
}

async function signIn({ id: personId }: MadePerson): Promise<Reader & { sessionId: string }> {
  const [token, sessionId] = [tokenHash(newToken()), randomUUID()];
  await db().owner.query(
    "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)",
    [sessionId, token, personId, NOW, new Date(NOW.getTime() + 3_600_000)],
  );
  return { token, personId, sessionId };
}

/** What a stream tells, event by event; beats and the beginning left out. */
async function* eventsOf(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<{ event: string; cases: string[] }> {
  for await (const bytes of stream) {
    const found = /^event: (\w+)\ndata: (.*)\n\n$/.exec(new TextDecoder().decode(bytes));
    if (found) yield { event: found[1] ?? "", cases: JSON.parse(found[2] ?? "{}").cases ?? [] };
  }
}

const note = (actor: PersonActor, { id }: MadeCase) =>
  addNote({ actor, now: NOW }, { caseId: id, body: "Something happened." });

test("a change is heard in every process, by those who may read the case", async () => {
  const [one, other] = [await process(), await process()];
  const streams = [one.open(await signIn(mara), false), other.open(await signIn(jonas), false)].map(eventsOf);
  await note(mara.actor, open);
  for (const stream of streams)
    expect((await stream.next()).value).toEqual({ event: "changed", cases: [open.id] });
});

test("of a case one may not read nothing is heard: no id, no event, no count", async () => {
  const hub = await process();
  const [hers, his] = [
    eventsOf(hub.open(await signIn(mara), false)),
    eventsOf(hub.open(await signIn(jonas), false)),
  ];
  await note(jonas.actor, secret);
  expect((await his.next()).value).toEqual({ event: "changed", cases: [secret.id] });
  // What she hears first is what happened after it, and only that.
  await note(jonas.actor, open);
  await note(jonas.actor, secret);
  expect((await hers.next()).value).toEqual({ event: "changed", cases: [open.id] });
});

test("a case that is restricted meanwhile is silent from then on", async () => {
  const hub = await process();
  const made = await make.makeCase({ title: "Soon restricted", receivedAt: NOW });
  await make.join(made, jonas.id, "coordinator", NOW);
  const hers = eventsOf(hub.open(await signIn(mara), false));
  await restrictCase({ actor: jonas.actor, now: NOW }, { caseId: made.id, restricted: "yes" });
  await note(jonas.actor, made);
  await note(jonas.actor, open);
  expect((await hers.next()).value).toEqual({ event: "changed", cases: [open.id] });
});

test("many changes of a moment are told together", async () => {
  const hub = await process();
  const stream = eventsOf(hub.open(await signIn(mara), false));
  await Promise.all(Array.from({ length: 5 }, () => note(mara.actor, open)));
  expect((await stream.next()).value?.cases).toEqual([open.id]);
  await note(mara.actor, open);
  expect((await stream.next()).value?.cases).toEqual([open.id]);
});

test("a stream ends with its session: signed out, or the person disabled", async () => {
  const hub = await process();
  const session = await signIn(mara);
  const stream = eventsOf(hub.open(session, false));
  await closeSession({ actor: mara.actor, now: NOW }, { sessionId: session.sessionId });
  expect((await stream.next()).value).toMatchObject({ event: "ended" });
  expect((await stream.next()).done).toBe(true);

  const leaver = await make.makePerson(["developer"]);
  const theirs = eventsOf(hub.open(await signIn(leaver), false));
  await disablePerson({ actor: admin.actor, now: NOW }, { personId: leaver.id });
  expect((await theirs.next()).value).toMatchObject({ event: "ended" });
  expect(hub.size).toBe(0);
});

test("a session that ran out hears nothing more", async () => {
  let now = NOW;
  const hub = await process(() => now);
  const stream = eventsOf(hub.open(await signIn(mara), false));
  now = new Date(NOW.getTime() + 2 * 3_600_000);
  await note(mara.actor, open);
  expect((await stream.next()).value).toMatchObject({ event: "ended" });
});

test("roles that were taken away count at once", async () => {
  const hub = await process();
  const person = await make.makePerson(["triager"]);
  const stream = eventsOf(hub.open(await signIn(person), false));
  await db().owner.query("delete from person_roles where person_id = $1", [person.id]);
  const made = await make.makeCase({ title: "Theirs", receivedAt: NOW });
  await make.join(made, person.id, "adviser", NOW);
  await note(mara.actor, open);
  await note(mara.actor, made);
  expect((await stream.next()).value).toEqual({ event: "changed", cases: [made.id] });
});

test("a lost connection comes back, and everybody is told to fetch again", async () => {
  const hub = await process();
  const stream = eventsOf(hub.open(await signIn(mara), false));
  await db().owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'breakwater live' and datname = current_database()",
  );
  expect((await stream.next()).value).toMatchObject({ event: "refresh" });
  await note(mara.actor, open);
  expect((await stream.next()).value).toEqual({ event: "changed", cases: [open.id] });
});

test("what could not be checked is owed: soon everybody is told to fetch again", async () => {
  let fails = 1;
  const hub = await process(() => {
    if (fails-- > 0) throw new Error("The database does not answer.");
    return NOW;
  });
  const stream = eventsOf(hub.open(await signIn(mara), false));
  await note(mara.actor, open);
  expect((await stream.next()).value).toMatchObject({ event: "refresh" });
});

test("one session has so many streams; one more takes the place of the oldest", async () => {
  const hub = await process();
  const session = await signIn(mara);
  const streams = Array.from({ length: 6 }, () => eventsOf(hub.open(session, false)));
  expect((await streams[0]?.next())?.value).toMatchObject({ event: "displaced" });
  expect(hub.size).toBe(5);
  await note(mara.actor, open);
  expect((await streams[5]?.next())?.value).toEqual({ event: "changed", cases: [open.id] });
});

test("one person has so many streams over all their sessions, and everybody else has theirs", async () => {
  const hub = await process();
  const his = eventsOf(hub.open(await signIn(jonas), false));
  const sessions = await Promise.all(Array.from({ length: 21 }, () => signIn(mara)));
  const streams = sessions.map((session) => eventsOf(hub.open(session, false)));
  expect((await streams[0]?.next())?.value).toMatchObject({ event: "displaced" });
  expect(hub.size).toBe(21);
  await note(mara.actor, open);
  for (const stream of [his, streams[20]])
    expect((await stream?.next())?.value).toEqual({ event: "changed", cases: [open.id] });
});

test("a process that stops ends its streams without a word, so that readers go elsewhere", async () => {
  const hub = await process();
  const stream = eventsOf(hub.open(await signIn(mara), false));
  await hub.close();
  expect((await stream.next()).done).toBe(true);
  expect(() => hub.open({ token: Buffer.alloc(32), personId: mara.id }, false)).toThrow(/Too many boards/);
});
