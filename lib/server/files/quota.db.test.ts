import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { beforeAll, expect, test, vi } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { FILE_LIMITS, STRANGERS_SHARE } from "@/lib/domain/file-limits";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { storeFile } from "./store";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const MB = 1_048_576;
const UPLOADS = 40;

beforeAll(() => setUpInstance(db().owner));

async function newDraft() {
  const { draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  return { actor: { type: "draft", draftId, caseId }, caseId } as const;
}

const used = async () => Number((await db().owner.query("select app.storage_used() as used")).rows[0].used);

/** Until so much is stored, an unsent report takes files. */
async function leaveStrangers(bytes: number): Promise<void> {
  await db().owner.query("update settings set storage_quota_bytes = $1", [
    Math.ceil(bytes / STRANGERS_SHARE),
  ]);
}

async function beginUpload(of: { actor: Actor; caseId: string } | null = null) {
  const { actor, caseId } = of ?? (await newDraft());
  const stream = new PassThrough();
  const place = { actor, caseId, audience: "reporter", now } as const;
  const end = storeFile(stream, "capture.bin", place, FILE_LIMITS).then(
    () => "stored",
    (error) => error.code,
  );
  return { stream, end };
}

test("forty uploads that all began far from the quota do not pass it", { timeout: 180_000 }, async () => {
  // There is room for 35 of them.
  const room = (await used()) + 280 * MB;
  await leaveStrangers(room);
  const uploads = await Promise.all(Array.from({ length: UPLOADS }, () => beginUpload()));
  await vi.waitFor(
    async () => {
      const { rows } = await db().owner.query("select count(*)::int as begun from attachments");
      expect(rows[0].begun).toBe(UPLOADS);
    },
    { timeout: 20_000, interval: 20 },
  );
  const bytes = randomBytes(7.9 * MB);
  const ends: string[] = [];
  for (const { stream, end } of uploads) {
    stream.end(bytes);
    ends.push(await end);
  }
  expect(ends).toEqual([...Array(35).fill("stored"), ...Array(UPLOADS - 35).fill("storage_full")]);
  expect(await used()).toBeLessThanOrEqual(room);
});

test("strangers who send nothing leave room for a reporter with a code and for the team", async () => {
  const { actor: reporter, caseId } = await sendReport(now);
  const triager = await addPerson(db(), { roles: ["triager"], now });
  await leaveStrangers((await used()) + MB);
  const upload = async (of: { actor: Actor; caseId: string } | null) => {
    const { stream, end } = await beginUpload(of);
    stream.end(randomBytes(0.9 * MB));
    return end;
  };
  expect([await upload(null), await upload(null)]).toEqual(["stored", "storage_full"]);
  expect(await upload({ actor: reporter, caseId })).toBe("stored");
  expect(await upload({ actor: triager, caseId })).toBe("stored");
});
