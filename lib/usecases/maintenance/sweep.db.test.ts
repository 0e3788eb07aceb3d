import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { receiveUpload } from "@/lib/server/files/upload";
import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { submitReport } from "@/lib/usecases/reports/submit";
import { sweepExpired } from "./sweep";

const db = testDatabase();
const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const system = { type: "system", task: "sweep" } as const;

beforeAll(() => setUpInstance(db().owner));

async function draftWithFile() {
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  const actor = { type: "draft", draftId, caseId } as const;
  await saveDraft({ actor, now }, { step: "what", fields: { title: "t", summary: "s" } });
  await saveDraft({ actor, now }, { step: "check", fields: {}, attested: "1" });
  const body = new FormData();
  body.append("files", new Blob(["x"]), "x.txt");
  const request = new Request("http://localhost/", { method: "POST", body });
  await receiveUpload({ request, actor, caseId, audience: "reporter", now });
  return { secret, actor, caseId };
}

const left = async (caseId: string) =>
  (
    await db().owner.query(
      `select (select count(*)::int from drafts where case_id = $1) as drafts,
              (select count(*)::int from case_keys where case_id = $1) as keys,
              (select count(*)::int from attachments where case_id = $1) as files,
              (select count(*)::int from cases where id = $1) as cases`,
      [caseId],
    )
  ).rows[0];

test("a draft nobody sent is shredded after a day, key and files with it; a sent one keeps its case", async () => {
  const unsent = await draftWithFile();
  const sent = await draftWithFile();
  await submitReport({ actor: sent.actor, now }, { secret: sent.secret });
  expect(await sweepExpired({ actor: system, now: later(23) }, {})).toEqual({
    drafts: 0,
    receipts: 0,
    uploads: 0,
  });
  expect(await left(unsent.caseId)).toEqual({ drafts: 1, keys: 1, files: 1, cases: 0 });
  expect(await sweepExpired({ actor: system, now: later(25) }, {})).toMatchObject({ drafts: 1, receipts: 1 });
  expect(await left(unsent.caseId)).toEqual({ drafts: 0, keys: 0, files: 0, cases: 0 });
  expect(await left(sent.caseId)).toEqual({ drafts: 0, keys: 1, files: 1, cases: 1 });
  const { rows } = await db().owner.query("select action from events where chain_kind = 'instance'");
  expect(rows).toEqual([{ action: "expired.swept" }]);
});

test("counters of tries and the keys of past days are purged after 24 hours", async () => {
  await countTry("track", await bucketOf(new Headers({ "x-breakwater-client": "192.0.2.1" }), now));
  const count = async (table: string) =>
    (await db().owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  expect([await count("rate_limits"), await count("daily_keys")]).toEqual([1, 1]);
  await sweepExpired({ actor: system, now: later(25) }, {});
  expect([await count("rate_limits"), await count("daily_keys")]).toEqual([0, 0]);
});

test("nobody but the system sweeps", async () => {
  await expect(sweepExpired({ actor: ANONYMOUS, now }, {})).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const { actor } = await draftWithFile();
  await expect(sweepExpired({ actor, now }, {})).rejects.toMatchObject({ code: "forbidden" });
});
