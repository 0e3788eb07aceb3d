import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import type { CookieKind } from "@/lib/server/cookies";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { POST as sendTheReport } from "./(public)/report/send/route";
import { POST as actOnCases } from "./api/v1/cases/acts/route";
import { PUT as setPreferences } from "./api/v1/preferences/route";
import { PATCH as changeView, DELETE as deleteView } from "./api/v1/views/[key]/route";
import { POST as saveView } from "./api/v1/views/route";
import { POST as writeOnCase } from "./desk/cases/[id]/reply/route";
import { POST as reply } from "./portal/reply/route";

// Who asks, and the clock, are those of the moment at which a request had arrived whole, however long its body took.

const held = vi.hoisted(() => ({ cookies: new Map<string, string>(), now: "" }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => ({ value: held.cookies.get(name) }) }),
  headers: async () => new Headers(),
}));
vi.mock("@/lib/server/time", () => ({ currentTime: () => new Date(held.now) }));
vi.mock("@/lib/server/front/frame", () => ({
  problemPage: async ({ kept }: { kept?: string }) => kept ?? "",
}));

const db = testDatabase();
const START = new Date("2026-11-20T14:00:00Z");
const LATER = new Date("2026-11-20T14:25:00Z");
const hold = (kind: CookieKind, token: string) => held.cookies.set(`breakwater-${kind}`, token);

beforeAll(async () => {
  await setUpInstance(db().owner);
});
beforeEach(() => {
  held.now = START.toISOString();
  held.cookies.clear();
});

async function signIn() {
  const actor = await addPerson(db(), { roles: ["coordinator"] });
  const token = newToken();
  await db().owner.query(
    `insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at)
     values (gen_random_uuid(), $1, $2, $3, $3, $3::timestamptz + interval '8 hours')`,
    [tokenHash(token), actor.personId, START],
  );
  hold("staff", token);
  return actor;
}

/** A request whose body comes only after something else has happened. */
function late(body: FormData | string, meanwhile: () => Promise<unknown>): Request {
  const whole = new Request("http://localhost/", { method: "POST", body });
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await meanwhile();
        controller.enqueue(new Uint8Array(await whole.arrayBuffer()));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": whole.headers.get("content-type") ?? "", "content-length": "500" },
    body: stream,
    duplex: "half",
  } as RequestInit);
}

function message(fields: Record<string, string>): FormData {
  const form = new FormData();
  form.append("files", new Blob(["bytes"]), "proof.txt");
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const messagesOf = async (caseId: string) =>
  (await db().owner.query("select created_at from messages where case_id = $1", [caseId])).rows;
const filesOf = async (caseId: string) =>
  (await db().owner.query("select id from attachments where case_id = $1", [caseId])).rows;
const passTime = async () => {
  held.now = LATER.toISOString();
};

describe("the API", () => {
  const key = { params: Promise.resolve({ key: crypto.randomUUID() }) };
  test.each<[string, (request: Request) => Promise<Response>, unknown]>([
    ["acts", actOnCases, { act: "watch", input: {}, cases: [] }],
    ["preferences", setPreferences, { singleKeys: true }],
    ["a new view", saveView, { name: "Mine", search: "is:open" }],
    ["a changed view", (request) => changeView(request, key), { version: 1, name: "Mine" }],
    ["a deleted view", (request) => deleteView(request, key), { version: 1 }],
  ])("refuses %s of somebody who was shut out while they came in", async (_what, handle, body) => {
    const { personId } = await signIn();
    const shutOut = () => db().owner.query("delete from staff_sessions where person_id = $1", [personId]);
    expect((await handle(late(JSON.stringify(body), shutOut))).status).toBe(401);
    await signIn();
    const taken = await handle(late(JSON.stringify(body), async () => undefined));
    expect(taken.status).not.toBe(401);
  });
});

describe("a message of the team with files", () => {
  const send = async (meanwhile: (personId: string) => Promise<unknown>) => {
    const { caseId, reference } = await sendReport(START);
    const { personId } = await signIn();
    const form = message({ body: "A patch.", audience: "reporter" });
    const answer = await writeOnCase(
      late(form, () => meanwhile(personId)),
      {
        params: Promise.resolve({ id: reference }),
      },
    );
    return { caseId, answer };
  };

  test("is of the time at which all of it had arrived", async () => {
    const { caseId, answer } = await send(passTime);
    expect(answer.status).toBe(303);
    expect(await messagesOf(caseId)).toEqual([{ created_at: LATER }]);
  });

  test.each([
    ["their session ended", "delete from staff_sessions where person_id = $1", 401],
    ["their role went", "update person_roles set role = 'auditor' where person_id = $1", 403],
  ])("is refused where meanwhile %s, and leaves no file", async (_what, statement, status) => {
    const { caseId, answer } = await send((personId) => db().owner.query(statement, [personId]));
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe("A patch.");
    expect([await messagesOf(caseId), await filesOf(caseId)]).toEqual([[], []]);
  });
});

describe("a reply of the reporter with files", () => {
  test("is of the time at which all of it had arrived", async () => {
    const { caseId, token } = await sendReport(START);
    hold("portal", token);
    expect((await reply(late(message({ body: "More." }), passTime))).status).toBe(303);
    expect(await messagesOf(caseId)).toEqual([{ created_at: LATER }]);
  });

  test("is refused where its code was stopped meanwhile, and leaves no file and no words for who comes next", async () => {
    const { actor, caseId, token } = await sendReport(START);
    hold("portal", token);
    const stop = () =>
      db().owner.query("delete from portal_sessions where participant_id = $1", [actor.participantId]);
    const answer = await reply(late(message({ body: "More." }), stop));
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe("More.");
    expect([await messagesOf(caseId), await filesOf(caseId)]).toEqual([[], []]);
    const { rows } = await db().owner.query("select reply_draft_sealed from participants where id = $1", [
      actor.participantId,
    ]);
    expect(rows).toEqual([{ reply_draft_sealed: null }]);
  });
});

test("a report came in when its sending had arrived, not when it began", async () => {
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now: START }, {});
  const draft = { actor: { type: "draft", draftId, caseId }, now: START } as const;
  const answers = { title: "Heap overflow", summary: "It crashes." };
  for (const step of ["what", "where", "how", "impact", "you"] as const)
    await saveDraft(draft, { step, fields: answers });
  hold("draft", secret);
  const form = new FormData();
  form.append("attested", "on");
  form.append("rules", "1");
  const answer = await sendTheReport(late(form, passTime));
  expect(answer.headers.get("location")).toBe("/report/receipt");
  const { rows } = await db().owner.query("select received_at from cases where id = $1", [caseId]);
  expect(rows).toEqual([{ received_at: LATER }]);
});
