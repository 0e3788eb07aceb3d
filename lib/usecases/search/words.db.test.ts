import { createHmac } from "node:crypto";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { roleUrls } from "@/db/roles";
import { addPerson, sendReport } from "@/db/testing/cast";
import { createEmptyDatabase, testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { temporaryDir, temporaryKeyFile } from "@/db/testing/temporary-dir";
import { type Actor, ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import { casesWithWords, wordIndexIsOn } from "@/lib/queries/words";
import { restoreBackup } from "@/lib/server/backup/restore";
import { writeBackup } from "@/lib/server/backup/write";
import { addKey, readKeyring } from "@/lib/server/crypto/keyring";
import { wordHasher } from "@/lib/server/crypto/word-hashes";
import { createPool } from "@/lib/server/database";
import { services, setServices } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { editCase } from "@/lib/usecases/cases/edit";
import { acknowledgeCase } from "@/lib/usecases/cases/moves";
import { recordFix } from "@/lib/usecases/cases/record-fix";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { addNote, correctReport, replyAsReporter, writeToReporter } from "@/lib/usecases/cases/write";
import { writeWithFiles } from "@/lib/usecases/cases/write-with-files";
import { rewrapBatch } from "@/lib/usecases/maintenance/rotate-keys";
import { addVulnerability } from "@/lib/usecases/scoring/add-vulnerability";
import { indexBacklog } from "./index-backlog";
import { indexCase } from "./index-case";
import { switchWordIndex } from "./switch-word-index";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const system: Actor = { type: "system", task: "index-case" };
let mara: PersonActor;
let cora: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara", roles: ["triager"] });
  cora = await addPerson(db(), { name: "Cora", roles: ["coordinator"] });
  admin = await addPerson(db(), { name: "Ada", roles: ["admin"] });
});
beforeEach(() => forgetJobs());

const forgetJobs = () => db().owner.query("delete from graphile_worker._private_jobs");
const jobs = async () =>
  (
    await db().owner.query<{ key: string }>(
      "select key from graphile_worker._private_jobs where key like 'index-%' order by 1",
    )
  ).rows.map(({ key }) => key);

/** Does the index jobs that wait, as the worker would. */
async function index(): Promise<void> {
  for (const key of await jobs())
    await indexCase({ actor: system, now }, { caseId: key.replace("index-", "") });
  await forgetJobs();
}

const find = (actor: Actor, text: string, most = 100) =>
  inTransaction(services().pool, actor, "read only", (tx) => casesWithWords({ tx }, text, most));
const rows = async () =>
  (await db().owner.query<{ case_id: string; words: string[] }>("select * from case_words")).rows;

const asMara = async () => ({ actor: mara, now });

// Fixes belong to accepted cases; the acts after it belong to one that is not.
async function recordFixOnAccepted(caseId: string): Promise<void> {
  const put = (state: string) =>
    db().owner.query("update cases set state = $2 where id = $1", [caseId, state]);
  await put("accepted");
  await recordFix({ actor: cora, now }, { caseId, fixReference: "fixword" });
  await put("acknowledged");
}

describe("what is found", () => {
  test("a case by any word anybody wrote on it, each act putting one job into the queue", async () => {
    const { caseId, actor, reference } = await sendReport(now, {
      title: "Titleword overflow",
      summary: "Summaryword",
      steps: "1. stepsword",
      name: "Reporterword",
      tracking_id: "trackword-17",
      product_name: "Productword",
      product: "other",
      email: "addressword@example.net",
    });
    const acts: [string, () => Promise<unknown>][] = [
      [
        "acknowledgeword",
        () => acknowledgeCase({ actor: mara, now }, { caseId, message: "Acknowledgeword" }),
      ],
      ["noteword", () => addNote({ actor: mara, now }, { caseId, body: "A **noteword**" })],
      ["messageword", () => writeToReporter({ actor: mara, now }, { caseId, body: "messageword" })],
      ["replyword", () => replyAsReporter({ actor, now }, { caseId, body: "replyword" })],
      ["correctword", () => correctReport({ actor, now }, { caseId, body: "correctword" })],
      ["fixword", () => recordFixOnAccepted(caseId)],
      ["editword", () => editCase({ actor: mara, now }, { caseId, product: "editword" })],
      ["flawword", () => addVulnerability({ actor: mara, now }, { caseId, title: "flawword" })],
      [
        "fileword",
        () => writeWithFiles(asMara, { request: upload("fileword.txt"), reference, keepText() {} }),
      ],
      [
        "reasonword",
        () => rejectCase({ actor: mara, now }, { caseId, outcome: "upstream", reason: "reasonword" }),
      ],
    ];
    expect(await jobs()).toEqual([`index-${caseId}`]);
    await index();
    for (const word of [
      "titleword",
      "SUMMARYWORD",
      "stepsword",
      "reporterword",
      "trackword 17",
      "productword",
    ])
      expect(await find(mara, word), word).toEqual([caseId]);
    for (const [word, act] of acts) {
      expect(await find(mara, word), `${word} before`).toEqual([]);
      await act();
      expect(await jobs(), word).toEqual([`index-${caseId}`]);
      await index();
      expect(await find(mara, word), word).toEqual([caseId]);
    }
    expect(await find(mara, "titleword noteword"), "all words").toEqual([caseId]);
    expect(await find(mara, "titleword elsewhere")).toEqual([]);
    expect(await find(mara, "addressword"), "addresses stay out of the index").toEqual([]);
    expect(
      await find(mara, "productword"),
      "what was edited away by the team still stands in the report",
    ).toEqual([caseId]);
  });

  test("nothing for a text without a word, and no more than was asked for", async () => {
    await sendReport(now, { title: "Manyword one" });
    await sendReport(now, { title: "Manyword two" });
    await index();
    expect(await find(mara, " — ")).toEqual([]);
    expect(await find(mara, "manyword")).toHaveLength(2);
    expect(await find(mara, "manyword", 1)).toHaveLength(1);
  });

  test("a burst of changes is one job", async () => {
    const { caseId } = await sendReport(now);
    for (let n = 0; n < 5; n++) await addNote({ actor: mara, now }, { caseId, body: `note ${n}` });
    expect(await jobs()).toEqual([`index-${caseId}`]);
  });

  test("a change that is taken back leaves no job", async () => {
    const { caseId } = await sendReport(now);
    await forgetJobs();
    await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await expect(addNote({ actor: mara, now }, { caseId, body: "gone" })).rejects.toThrow();
    } finally {
      await db().owner.query("alter table events drop constraint refuse_all");
    }
    expect(await jobs()).toEqual([]);
  });

  test("two runs at once leave the words of the later one", async () => {
    const { caseId } = await sendReport(now, { title: "Raceword" });
    await Promise.all([1, 2, 3].map(() => indexCase({ actor: system, now }, { caseId })));
    expect(await find(mara, "raceword")).toEqual([caseId]);
  });
});

describe("who finds it", () => {
  test("a restricted case is found by those who take part in it; for others it takes no place either", async () => {
    const restricted: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { caseId } = await sendReport(now, { title: "Hiddenword" });
      await restrictCase({ actor: cora, now }, { caseId, restricted: "yes" });
      restricted.push(caseId);
    }
    const { caseId: open } = await sendReport(now, { title: "Hiddenword" });
    await index();
    expect(await find(mara, "hiddenword")).toEqual([open]);
    expect(await find(mara, "hiddenword", 1)).toEqual([open]);
    expect((await find(cora, "hiddenword")).sort()).toEqual([...restricted, open].sort());
    const seen = await inTransaction(services().pool, mara, "read only", (tx) =>
      tx.execute<{ case_id: string }>("select case_id from case_words"),
    );
    expect(seen.rows.filter(({ case_id }) => restricted.includes(case_id))).toEqual([]);
  });

  test("nobody outside the team finds anything, not even in their own case", async () => {
    const { caseId, actor } = await sendReport(now, { title: "Outsideword" });
    await index();
    const guest = await addPerson(db(), { roles: [] });
    for (const one of [actor, guest, ANONYMOUS, { type: "draft", draftId: caseId, caseId } as const])
      expect(await find(one, "outsideword"), one.type).toEqual([]);
  });

  test("only the system writes the index", async () => {
    const { caseId } = await sendReport(now, { title: "Writtenword" });
    for (const actor of [mara, admin])
      await expect(indexCase({ actor, now }, { caseId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      inTransaction(services().pool, mara, "read write", (tx) =>
        tx.execute(`insert into case_words values ('${caseId}', '{1}', now())`),
      ),
    ).rejects.toThrow();
    await expect(
      inTransaction(services().pool, mara, "read write", (tx) => tx.execute("select app.forget_words()")),
    ).rejects.toThrow();
  });
});

describe("what is kept", () => {
  test("64 bits of a keyed hash for each word, of no use to another installation", async () => {
    const { caseId } = await sendReport(now, { title: "Canaryword", summary: "canaryword again" });
    await index();
    const kept = (await rows()).find((row) => row.case_id === caseId);
    expect(kept?.words).toEqual([...new Set(kept?.words)]);
    const key = db().keyring.derive("word-index");
    const keyed = createHmac("sha256", key).update("canaryword").digest().readBigInt64BE(0);
    expect(kept?.words).toContain(String(keyed));
    expect(wordHasher(foreignKeyring())("canaryword")).not.toBe(keyed);
  });

  test("the same words after the keys were rotated, and in a database restored from a backup", async () => {
    const { caseId } = await sendReport(now, { title: "Lastingword" });
    await index();
    const rotated = addKey(db().keyFile);
    setServices({ ...services(), keyring: rotated });
    while ((await rewrapBatch({ actor: system, now }, {})).rewrapped > 0);
    expect(await find(mara, "lastingword")).toEqual([caseId]);

    const dir = path.join(temporaryDir(), "backup");
    await writeBackup({ ownerUrl: db().ownerUrl, dir, now });
    const ownerUrl = await createEmptyDatabase(inject("ownerUrl"));
    await restoreBackup({ ownerUrl, dir, keyring: rotated, migrationsFolder: "db/migrations" });
    const pool = createPool(roleUrls(ownerUrl, rotated.derive("database-roles")).app, 1);
    try {
      const found = await inTransaction(pool, mara, "read only", (tx) =>
        casesWithWords({ tx }, "lastingword", 10),
      );
      expect(found).toEqual([caseId]);
    } finally {
      await pool.end();
    }
  });

  test("a case whose key was destroyed keeps no words", async () => {
    const { caseId } = await sendReport(now, { title: "Shreddedword" });
    await index();
    await db().owner.query("delete from case_keys where case_id = $1", [caseId]);
    await indexCase({ actor: system, now }, { caseId });
    expect((await rows()).filter((row) => row.case_id === caseId)).toEqual([]);
  });
});

describe("the switch", () => {
  const turn = (actor: Actor, wordIndex: string) => switchWordIndex({ actor, now }, { wordIndex });
  const acts = async () =>
    (
      await db().owner.query("select data from events where action = 'word_index.switched' order by seq")
    ).rows.map(({ data }) => data.on);

  test("off takes the index from the disk and keeps it away; on brings every case back", async () => {
    const { caseId } = await sendReport(now, { title: "Switchword" });
    await index();
    await turn(admin, "off");
    expect(await rows()).toEqual([]);
    const later = await sendReport(now, { title: "Switchword" });
    await index();
    expect(await rows()).toEqual([]);
    expect(await find(mara, "switchword")).toEqual([]);
    await indexBacklog({ actor: system, now }, NIL);
    expect(await rows()).toEqual([]);

    await turn(admin, "on");
    expect(await jobs()).toEqual(["index-backlog"]);
    await indexBacklog({ actor: system, now }, NIL);
    expect((await find(mara, "switchword")).sort()).toEqual([caseId, later.caseId].sort());
    expect(await acts()).toEqual([false, true]);
    await turn(admin, "on");
    expect(await acts()).toEqual([false, true]);
  });

  test("a backlog goes on where it was stopped, and does nothing twice", async () => {
    await db().owner.query(
      "delete from case_words where case_id in (select case_id from case_words limit 2)",
    );
    await indexBacklog({ actor: system, now }, NIL);
    const before = await rows();
    const later = new Date(now.getTime() + 60_000);
    await indexBacklog({ actor: system, now: later }, NIL);
    expect(await rows()).toEqual(before);
  });

  test("is the administrator's, and is taken back whole when its audit row cannot be written", async () => {
    const before = await rows();
    for (const actor of [mara, cora])
      await expect(turn(actor, "off")).rejects.toMatchObject({ code: "forbidden" });
    await expect(turn(admin, "maybe")).rejects.toMatchObject({ code: "invalid" });
    await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await expect(turn(admin, "off")).rejects.toThrow();
    } finally {
      await db().owner.query("alter table events drop constraint refuse_all");
    }
    expect(await rows()).toEqual(before);
    expect(await inTransaction(services().pool, mara, "read only", (tx) => wordIndexIsOn({ tx }))).toBe(true);
  });
});

const foreignKeyring = () => readKeyring(temporaryKeyFile());

const NIL = "00000000-0000-0000-0000-000000000000";

function upload(name: string): Request {
  const data = new FormData();
  data.append("body", "With a file.");
  data.append("files", new Blob(["bytes"]), name);
  return new Request("http://localhost/", { method: "POST", body: data });
}
