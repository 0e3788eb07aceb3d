import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { storeFile } from "./store";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const MB = 1_048_576;
const UPLOADS = 40;

beforeAll(() => setUpInstance(db().owner));

const used = async () => Number((await db().owner.query("select app.storage_used() as used")).rows[0].used);

async function beginUpload() {
  const { draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  const actor: Actor = { type: "draft", draftId, caseId };
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
  const quota = (await used()) + 280 * MB;
  await db().owner.query("update settings set storage_quota_bytes = $1", [quota]);
  const uploads = await Promise.all(Array.from({ length: UPLOADS }, beginUpload));
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
  expect(await used()).toBeLessThanOrEqual(quota);
});
