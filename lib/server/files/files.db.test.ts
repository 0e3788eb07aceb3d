import { createHash, randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { beforeAll, expect, test, vi } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { FILE_LIMITS, type FileLimits, FRAME_BYTES, STRANGERS_SHARE } from "@/lib/domain/file-limits";
import type { AppError } from "@/lib/server/errors";
import { answer } from "@/lib/server/route";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { downloadAttachment } from "./download";
import { removeUpload, storeFile } from "./store";
import { assertNoneRefused, receiveUpload } from "./upload";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const CANARY = "canary-0815-file-name";

beforeAll(() => setUpInstance(db().owner));

const download = (actor: Actor, id: string, whoAsks: () => Promise<Actor | null> = async () => actor) =>
  downloadAttachment(actor, id, now, whoAsks);

type Draft = Extract<Actor, { type: "draft" }>;

async function draft(): Promise<Draft> {
  const { draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  return { type: "draft", draftId, caseId };
}

function form(files: { name: string; bytes: Buffer }[], fields: Record<string, string> = {}): Request {
  const data = new FormData();
  for (const { name, bytes } of files) data.append("files", new Blob([new Uint8Array(bytes)]), name);
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return new Request("http://localhost/report/upload", { method: "POST", body: data });
}

async function upload(actor: Draft, request: Request, limits: Partial<FileLimits> = {}) {
  const { files, fileBytes, caseBytes } = { ...FILE_LIMITS, ...limits };
  await db().owner.query("update settings set files_per_message = $1, file_bytes = $2, case_bytes = $3", [
    files,
    fileBytes,
    caseBytes,
  ]);
  return receiveUpload({ request, actor, caseId: actor.caseId, audience: "reporter", now });
}

const stored = async (caseId: string) =>
  (
    await db().owner.query<{ files: number; frames: number }>(
      "select count(distinct a.id)::int as files, count(f.position)::int as frames from attachments a left join attachment_frames f on f.attachment_id = a.id where a.case_id = $1",
      [caseId],
    )
  ).rows[0];

async function oneFile(actor: Draft, name: string, bytes: Buffer): Promise<string> {
  const { files, refused } = await upload(actor, form([{ name, bytes }]));
  expect(refused).toEqual([]);
  return files[0]?.id ?? "";
}

test.each([1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 8 * FRAME_BYTES, 9 * FRAME_BYTES + 5])(
  "a file of %i bytes comes back as it was",
  async (size) => {
    const actor = await draft();
    const bytes = randomBytes(size);
    const id = await oneFile(actor, "poc.bin", bytes);
    const response = await download(actor, id);
    const back = Buffer.from(await response.arrayBuffer());
    expect(createHash("sha256").update(back).digest("hex")).toBe(
      createHash("sha256").update(bytes).digest("hex"),
    );
  },
);

test("whatever a file is, it is sent as a download that nothing can run", async () => {
  const actor = await draft();
  const id = await oneFile(actor, "page.png", Buffer.from("MZ<script>alert(1)</script>"));
  const { headers } = await download(actor, id);
  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="page\.png"/);
  expect(headers.get("content-security-policy")).toMatch(/^sandbox/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["a\r\nSet-Cookie: x=1.txt", undefined],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
])("the file name %j cannot leave its header", async (name, expected) => {
  const actor = await draft();
  const body = `--b\r\nContent-Disposition: form-data; name="files"; filename="${name.replace(/\r\n/g, "%0D%0A")}"\r\nContent-Type: x/y\r\n\r\nx\r\n--b--\r\n`;
  const request = new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "Content-Type": "multipart/form-data; boundary=b" },
  });
  const { files } = await upload(actor, request);
  const header = (await download(actor, files[0]?.id ?? "")).headers.get("content-disposition");
  expect(header).not.toMatch(/[\r\n]|\.\.|\u202E|Set-Cookie: x=1/);
  if (expected) expect(header).toContain(expected);
});

test("a file over the limit leaves nothing behind and does not stop the others", async () => {
  const actor = await draft();
  const limits = { fileBytes: 100_000 };
  const { files, refused } = await upload(
    actor,
    form([
      { name: "small.txt", bytes: randomBytes(10) },
      { name: "large.bin", bytes: randomBytes(700_000) },
      { name: "exact.bin", bytes: randomBytes(100_000) },
    ]),
    limits,
  );
  expect(files.map(({ name }) => name)).toEqual(["small.txt", "exact.bin"]);
  expect(refused).toEqual([
    { name: "large.bin", code: "too_large", message: "large.bin is too large. The limit is 98 KB a file." },
  ]);
  expect(await stored(actor.caseId)).toEqual({ files: 2, frames: 3 });
});

test("an empty file is refused, the rest kept, and nothing of it stays", async () => {
  const actor = await draft();
  const { files, refused } = await upload(
    actor,
    form([
      { name: "empty.log", bytes: Buffer.alloc(0) },
      { name: "small.txt", bytes: randomBytes(10) },
    ]),
  );
  expect(files.map(({ name }) => name)).toEqual(["small.txt"]);
  expect(refused).toMatchObject([{ name: "empty.log", message: expect.stringContaining("is empty") }]);
  expect(await stored(actor.caseId)).toEqual({ files: 1, frames: 1 });
});

test("the eleventh file is refused, in one request or in the next", async () => {
  const actor = await draft();
  const many = Array.from({ length: 12 }, (_, i) => ({ name: `f${i}.txt`, bytes: Buffer.from([i]) }));
  const first = await upload(actor, form(many));
  expect(first.files).toHaveLength(10);
  expect(first.refused.every(({ code }) => code === "too_large")).toBe(true);
  expect(first.refused.length).toBeGreaterThan(0);
  const second = await upload(actor, form([{ name: "more.txt", bytes: Buffer.from("x") }]));
  expect(second.refused[0]?.message).toContain("at most 10 files");
  expect(await stored(actor.caseId)).toMatchObject({ files: 10 });
});

test("all files of a case together have a limit, and so has the installation", async () => {
  const actor = await draft();
  const limits = { caseBytes: 150_000 };
  await upload(actor, form([{ name: "a.bin", bytes: randomBytes(100_000) }]), limits);
  const { refused } = await upload(actor, form([{ name: "b.bin", bytes: randomBytes(100_000) }]), limits);
  expect(refused[0]?.message).toBe("b.bin is too large. The limit is 147 KB for all files of a case.");
  await db().owner.query("update settings set storage_quota_bytes = '60000'");
  const full = await upload(await draft(), form([{ name: "c.bin", bytes: randomBytes(10) }]));
  await db().owner.query("update settings set storage_quota_bytes = '1000000000'");
  expect(full.refused[0]).toMatchObject({
    code: "storage_full",
    message: expect.stringContaining("storage is full"),
  });
  expect(await stored(actor.caseId)).toEqual({ files: 1, frames: 2 });
});

test("a frame that is flipped, dropped, cut off or swapped breaks the download off", async () => {
  const actor = await draft();
  const tamper = [
    "update attachment_frames set frame = set_byte(frame, 40, get_byte(frame, 40) # 1) where attachment_id = $1 and position = 1",
    "delete from attachment_frames where attachment_id = $1 and position = 2",
    "update attachment_frames set frame = (select frame from attachment_frames where attachment_id = $1 and position = 0) where attachment_id = $1 and position = 1",
    `update attachments set size_bytes = ${2 * FRAME_BYTES} where id = $1`,
  ];
  for (const change of tamper) {
    const id = await oneFile(actor, "poc.bin", randomBytes(2 * FRAME_BYTES + 100));
    await db().owner.query(change, [id]);
    const response = await download(actor, id);
    await expect(response.arrayBuffer(), change).rejects.toThrow();
  }
});

test("nobody else reads, adds to or removes a stranger's files", async () => {
  const actor = await draft();
  const other = await draft();
  const id = await oneFile(actor, "poc.bin", Buffer.from("x"));
  await expect(download(other, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(download(ANONYMOUS, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await removeUpload({ actor: other, id })).toBe(false);
  const foreign = await receiveUpload({
    request: form([{ name: "x.txt", bytes: Buffer.from("x") }]),
    actor: other,
    caseId: actor.caseId,
    audience: "reporter",
    now,
  });
  expect(foreign.refused[0]?.code).toBe("not_found");
  expect(await stored(actor.caseId)).toMatchObject({ files: 1 });
  expect(await removeUpload({ actor, id })).toBe(true);
  expect(await stored(actor.caseId)).toEqual({ files: 0, frames: 0 });
});

test.each([0, 20])("an upload that stops half-way leaves nothing behind (after %i ms)", async (wait) => {
  const actor = await draft();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const head =
        '--b\r\nContent-Disposition: form-data; name="files"; filename="cut.bin"\r\nContent-Type: x/y\r\n\r\n';
      controller.enqueue(new TextEncoder().encode(head));
      controller.enqueue(new Uint8Array(9 * FRAME_BYTES));
      setTimeout(() => controller.error(new Error("gone")), wait);
    },
  });
  const init = {
    method: "POST",
    body,
    duplex: "half",
    headers: { "Content-Type": "multipart/form-data; boundary=b" },
  };
  await expect(upload(actor, new Request("http://localhost/", init))).rejects.toMatchObject({
    code: "invalid",
    details: { filesBegun: true },
  });
  expect(await stored(actor.caseId)).toEqual({ files: 0, frames: 0 });
});

test("a refusal says whether files were being taken in by then", async () => {
  const actor = await draft();
  const unread = new Request("http://localhost/", { method: "POST", body: "no form" });
  const early = await upload(actor, unread).catch((error: AppError) => error);
  expect(early).toMatchObject({ code: "invalid" });
  expect(early).not.toHaveProperty("details.filesBegun");
  const { refused } = await upload(actor, form([{ name: "large.bin", bytes: randomBytes(20) }]), {
    fileBytes: 10,
  });
  const answered = await answer(async () => {
    assertNoneRefused(refused);
    return Response.json({});
  });
  expect([answered.status, await answered.json()]).toMatchObject([
    413,
    { error: { code: "too_large", filesBegun: true } },
  ]);
});

test("bytes and names cannot be read from a stolen database", async () => {
  const actor = await draft();
  await oneFile(actor, `${CANARY}.txt`, Buffer.from(`${CANARY} inside`));
  for (const table of ["attachments", "attachment_frames"]) {
    const { rows } = await db().owner.query(
      `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
    );
    expect(rows[0].text).not.toContain(Buffer.from(CANARY).toString("hex"));
    expect(rows[0].text).not.toContain(CANARY);
  }
});

const until = (files: number, caseId: string) =>
  vi.waitFor(async () => expect((await stored(caseId))?.files).toBe(files), {
    timeout: 20_000,
    interval: 20,
  });

/** Two uploads that both begin before either has sent a byte, of 100,000 bytes each. */
async function twoAtOnce(actors: [Draft, Draft], limits: Partial<FileLimits> = {}) {
  const streams = actors.map((actor, at) => {
    const stream = new PassThrough();
    const place = { actor, caseId: actor.caseId, audience: "reporter", now } as const;
    return { stream, stored: storeFile(stream, `${at}.bin`, place, { ...FILE_LIMITS, ...limits }) };
  });
  const settled = Promise.allSettled(streams.map((one) => one.stored));
  const [first, second] = actors;
  if (first.caseId === second.caseId) await until(2, first.caseId);
  else for (const { caseId } of actors) await until(1, caseId);
  for (const { stream } of streams) stream.end(randomBytes(100_000));
  return (await settled).map((one) => (one.status === "fulfilled" ? "stored" : one.reason.code)).toSorted();
}

test("uploads that began at once do not pass the limit of their case together", async () => {
  const actor = await draft();
  expect(await twoAtOnce([actor, actor], { caseBytes: 150_000 })).toEqual(["stored", "too_large"]);
  expect(await stored(actor.caseId)).toMatchObject({ files: 1 });
});

test("uploads of different cases that began at once do not pass the quota together", async () => {
  const { rows } = await db().owner.query("select app.storage_used()::int as used");
  await db().owner.query("update settings set storage_quota_bytes = $1", [
    Math.ceil((rows[0].used + 150_000) / STRANGERS_SHARE),
  ]);
  const ended = await twoAtOnce([await draft(), await draft()]);
  await db().owner.query("update settings set storage_quota_bytes = '1000000000'");
  expect(ended).toEqual(["storage_full", "stored"]);
});

test("a report that was sent takes no more files, and what began before it was sent is taken back", async () => {
  const actor = await draft();
  const stream = new PassThrough();
  const place = { actor, caseId: actor.caseId, audience: "reporter", now } as const;
  const late = storeFile(stream, "late.bin", place, FILE_LIMITS).catch((error) => error.code);
  await until(1, actor.caseId);
  await db().owner.query("update drafts set submitted_at = $2 where id = $1", [actor.draftId, now]);
  stream.end(randomBytes(10));
  expect(await late).toBe("conflict");
  expect(await stored(actor.caseId)).toMatchObject({ files: 0 });
  const { files, refused } = await upload(actor, form([{ name: "more.txt", bytes: Buffer.from("x") }]));
  expect([files, refused[0]?.code]).toEqual([[], "conflict"]);
  expect(await stored(actor.caseId)).toMatchObject({ files: 0 });
});

test("files that became part of nothing take no room of their case from a later message", async () => {
  const { actor, caseId } = await sendReport(now);
  const limits = { ...FILE_LIMITS, files: 1, caseBytes: 150_000 };
  const storeAt = (at: Date) => {
    const stream = new PassThrough();
    stream.end(randomBytes(100_000));
    return storeFile(stream, "x.bin", { actor, caseId, audience: "reporter", now: at }, limits);
  };
  await storeAt(now);
  await expect(storeAt(now)).rejects.toMatchObject({ code: "too_large" });
  expect(await storeAt(new Date(now.getTime() + 2 * 3_600_000))).toMatchObject({ sizeBytes: 100_000 });
});
