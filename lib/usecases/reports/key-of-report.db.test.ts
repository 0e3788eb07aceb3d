import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { publicKeyFault } from "@/lib/server/openpgp/key-fault";
import { services } from "@/lib/server/services";
import { importReport } from "./import";
import { saveDraft } from "./save-draft";
import { startDraft } from "./start-draft";
import { submitReport } from "./submit";

vi.mock("@/lib/server/openpgp/key-fault", () => ({ publicKeyFault: vi.fn() }));

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
/** Connections that were lent each time a key was judged. */
const lent: number[] = [];

beforeAll(() => setUpInstance(db().owner));
beforeEach(() => {
  lent.length = 0;
  judgesKeys();
});

/** A key is judged in its time; `meanwhile` is what happens until then. */
function judgesKeys(meanwhile: () => Promise<unknown> = async () => undefined): void {
  vi.mocked(publicKeyFault).mockImplementation(async () => {
    const { pool } = services();
    lent.push(pool.totalCount - pool.idleCount);
    await meanwhile();
    return null;
  });
}

async function draftWith(openpgp_key: string) {
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  const actor: Actor = { type: "draft", draftId, caseId };
  await saveDraft({ actor, now }, { step: "what", fields: { title: "One", summary: "Two" } });
  const saveKey = (key: string) =>
    saveDraft({ actor, now }, { step: "you", fields: { openpgp_key: key, email: "a@example.org" } });
  await saveKey(openpgp_key);
  await saveDraft({ actor, now }, { step: "check", fields: {}, attested: "1" });
  return { actor, secret, saveKey };
}

test("a report's key is judged while no connection is held", async () => {
  const { actor, secret } = await draftWith("a key");
  await submitReport({ actor, now }, { secret });
  expect(lent).toEqual([0]);
});

test("a key that comes after the one that was judged stays unsent, and is not judged under the lock", async () => {
  const { actor, secret, saveKey } = await draftWith("a key");
  judgesKeys(() => saveKey("another key"));
  await expect(submitReport({ actor, now }, { secret })).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field: "openpgp_key", message: expect.stringContaining("was changed") }] },
  });
  expect(lent).toEqual([0]);
  judgesKeys();
  expect((await submitReport({ actor, now }, { secret })).repeated).toBe(false);
});

test("the key of an imported line is judged while no connection is held", async () => {
  const line = { id: "X-1", title: "One", details: "Two", answers: { openpgp_key: "a key" } };
  await importReport({ actor: { type: "system", task: "import" }, now }, line);
  expect(lent).toEqual([0]);
});
