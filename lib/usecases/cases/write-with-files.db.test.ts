import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { type Actor, ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { casePage } from "@/lib/queries/case-page";
import { portalCase } from "@/lib/queries/portal";
import { downloadAttachment } from "@/lib/server/files/download";
import { receiveUpload } from "@/lib/server/files/upload";
import { addNote } from "./write";
import { writeWithFiles } from "./write-with-files";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const people = new Map<Role, PersonActor>();
const by = (role: Role): PersonActor => {
  const actor = people.get(role);
  if (!actor) throw new Error(`there is no ${role}`);
  return actor;
};

beforeAll(async () => {
  await setUpInstance(db().owner);
  for (const role of ["triager", "developer", "auditor", "publisher"] as const)
    people.set(role, await addPerson(db(), { name: `The ${role}`, roles: [role] }));
});

type Sent = { actor: Actor; caseId: string; fields: Record<string, string>; files?: string[] };

function formOf(fields: Record<string, string>, files: readonly string[]): Request {
  const data = new FormData();
  for (const name of files) data.append("files", new Blob([`bytes of ${name}`]), name);
  // Behind the files, where a form made by hand could put it.
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return new Request("http://localhost/", { method: "POST", body: data });
}

async function send({ actor, caseId, fields, files = ["proof.txt"] }: Sent) {
  const { rows } = await db().owner.query("select reference from cases where id = $1", [caseId]);
  let kept = "";
  const form = {
    request: formOf(fields, files),
    reference: String(rows[0].reference),
    keepText: (text: string) => {
      kept = text;
    },
  };
  const outcome = await writeWithFiles(async () => ({ actor, now }), form).catch((error: unknown) => ({
    error,
  }));
  return { outcome, kept: () => kept, reference: form.reference };
}

async function storedOf(caseId: string) {
  const { rows } = await db().owner.query<{
    id: string;
    audience: string;
    message_id: string;
    state: string;
  }>("select id, audience, message_id, state from attachments where case_id = $1", [caseId]);
  return rows;
}

const download = (actor: Actor, id: string) => downloadAttachment(actor, id, now, async () => actor);
const textOf = async (response: Response) => response.text();

test("the files of a message reach the reporter with it, and the audit has its row", async () => {
  const { actor: reporter, caseId } = await sendReport(now);
  const fields = { body: "The patch.", audience: "reporter" };
  const files = ["fix.patch", "notes.txt"];
  const { outcome, reference } = await send({ actor: by("triager"), caseId, fields, files });
  expect(outcome).toEqual({ messageId: expect.any(String) });
  const message = (await portalCase(reporter, now))?.messages.at(-1);
  expect(message).toMatchObject({ body: "The patch.", mine: false });
  expect(message?.files.map(({ name }) => name).sort()).toEqual(["fix.patch", "notes.txt"]);
  const patch = message?.files.find(({ name }) => name === "fix.patch");
  expect(await textOf(await download(reporter, patch?.id ?? ""))).toBe("bytes of fix.patch");
  const page = await casePage(by("triager"), reference, now);
  const shown = page?.timeline.find((item) => item.type === "message");
  expect(shown).toMatchObject({ voice: "team", files: [{}, {}] });
  const { rows } = await db().owner.query(
    "select action, actor_id, data from events where chain_id = $1 order by seq desc limit 1",
    [caseId],
  );
  expect(rows).toEqual([
    { action: "message.sent", actor_id: by("triager").personId, data: expect.objectContaining(outcome) },
  ]);
});

test("the files of a note stay with the team: the reporter neither sees nor fetches them", async () => {
  const { actor: reporter, caseId } = await sendReport(now);
  for (const audience of ["internal", "everyone"]) {
    const fields = { body: "Only us.", audience };
    const { outcome } = await send({ actor: by("developer"), caseId, fields, files: ["canary-77.txt"] });
    expect(outcome).toHaveProperty("messageId");
  }
  const stored = await storedOf(caseId);
  expect(stored).toHaveLength(2);
  expect(JSON.stringify(await portalCase(reporter, now))).not.toContain("canary-77");
  for (const { id, audience } of stored) {
    expect(audience).toBe("internal");
    await expect(download(reporter, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await textOf(await download(by("auditor"), id))).toBe("bytes of canary-77.txt");
  }
});

test("who may not write leaves no file and no word", async () => {
  const { actor: reporter, caseId } = await sendReport(now);
  const denied: [Actor, string, string][] = [
    [ANONYMOUS, "internal", "unauthenticated"],
    [by("auditor"), "internal", "forbidden"],
    [reporter, "reporter", "forbidden"],
    // Notes are theirs to write, messages to the reporter are not.
    [by("publisher"), "reporter", "forbidden"],
  ];
  for (const [actor, audience, code] of denied) {
    const { outcome } = await send({ actor, caseId, fields: { body: "Hello.", audience } });
    expect(outcome, `${actor.type} ${audience}`).toMatchObject({ error: { code } });
  }
  expect(await storedOf(caseId)).toEqual([]);
  const { rows } = await db().owner.query("select id from messages where case_id = $1", [caseId]);
  expect(rows).toEqual([]);
});

test("a restricted case is not there for those outside it", async () => {
  const { caseId } = await sendReport(now);
  await db().owner.query("update cases set restricted = true where id = $1", [caseId]);
  const { outcome } = await send({ actor: by("triager"), caseId, fields: { body: "Hello." } });
  expect(outcome).toMatchObject({ error: { code: "not_found" } });
  expect(await storedOf(caseId)).toEqual([]);
});

test("without words, or with a file too many, nothing is sent, no file waits and the words come back", async () => {
  const { caseId } = await sendReport(now);
  const actor = by("triager");
  const empty = await send({ actor, caseId, fields: { body: "  ", audience: "reporter" } });
  expect(empty.outcome).toMatchObject({ error: { code: "invalid" } });
  const files = Array.from({ length: 11 }, (_, index) => `${index}.txt`);
  const many = await send({ actor, caseId, fields: { body: "My words.", audience: "reporter" }, files });
  expect(many.outcome).toMatchObject({ error: { code: "too_large" } });
  expect(many.kept()).toBe("My words.");
  expect(await storedOf(caseId)).toEqual([]);
});

test("a message takes only its writer's own waiting files of the same case", async () => {
  const mine = await sendReport(now);
  const other = await sendReport(now);
  const upload = async (actor: Actor, caseId: string) => {
    const request = formOf({}, ["x.txt"]);
    const { files } = await receiveUpload({ request, actor, caseId, audience: "internal", now });
    return files[0]?.id;
  };
  const foreign = [await upload(by("developer"), mine.caseId), await upload(by("triager"), other.caseId)];
  for (const id of foreign)
    await expect(
      addNote({ actor: by("triager"), now }, { caseId: mine.caseId, body: "Mine now.", files: [id] }),
    ).rejects.toMatchObject({ code: "conflict" });
  expect((await storedOf(mine.caseId)).map(({ state }) => state)).toEqual(["pending"]);
});

test("each colleague has uploads of their own, whoever shares the network", async () => {
  const { caseId } = await sendReport(now);
  const fields = { body: "Once more.", audience: "internal" };
  await db().owner.query(`update settings set rate_limits = '{"upload": 10}'`);
  for (let n = 0; n < 10; n++) await send({ actor: by("publisher"), caseId, fields });
  const beyond = await send({ actor: by("publisher"), caseId, fields });
  expect(beyond.outcome).toMatchObject({ error: { code: "too_many" } });
  const other = await send({ actor: by("developer"), caseId, fields });
  await db().owner.query("update settings set rate_limits = '{}'");
  expect(other.outcome).toEqual({ messageId: expect.any(String) });
});
