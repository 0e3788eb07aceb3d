import { FILE_LIMITS } from "@/lib/domain/file-limits";
import type { Scene } from "../setup/scene";
import { Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// security.md, check 40: what is too large or too many is refused with 413, and nothing of it stays.

const MIB = 1024 * 1024;

async function begun(desk: { url: string }): Promise<Stranger> {
  const stranger = new Stranger(desk.url);
  await stranger.post("/report/start");
  await stranger.post("/report/save/what", { title: "Too much", summary: "Of everything." });
  return stranger;
}

async function stored({ owner }: Scene): Promise<string> {
  const { rows } = await owner.query(
    "select (select count(*) from attachments) || ' files, ' || (select count(*) from attachment_frames) || ' frames' as text",
  );
  return rows[0].text;
}

/** A form with one file of that size, its length not said beforehand. */
function chunkedForm(sizeBytes: number): { body: ReadableStream; headers: Record<string, string> } {
  const head = '--b\r\nContent-Disposition: form-data; name="files"; filename="large.bin"\r\n\r\n';
  let left = sizeBytes;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from(head)),
    pull(controller) {
      if (left > 0) controller.enqueue(Buffer.alloc(Math.min(left, MIB)));
      else {
        controller.enqueue(Buffer.from("\r\n--b--\r\n"));
        controller.close();
      }
      left -= MIB;
    },
  });
  return { body, headers: { "content-type": "multipart/form-data; boundary=b" } };
}

test("26 MiB sent in chunks", async ({ desk, scene }) => {
  const stranger = await begun(desk);
  const before = await stored(scene);
  const answer = await stranger.postBody("/report/upload", chunkedForm(26 * MIB));
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("large.bin is too large. The limit is 25 MB a file");
  expect(await stored(scene)).toBe(before);
});

test("exactly 25 MiB in chunks is taken", async ({ desk }) => {
  const stranger = await begun(desk);
  expect((await stranger.postBody("/report/upload", chunkedForm(FILE_LIMITS.fileBytes))).status).toBe(303);
});

test("an eleventh file, at once or later", async ({ desk, scene }) => {
  const stranger = await begun(desk);
  const form = (count: number) => {
    const files = new FormData();
    for (let n = 0; n < count; n++) files.append("files", new File(["x"], `file-${n}.txt`));
    return files;
  };
  const atOnce = await stranger.post("/report/upload", form(FILE_LIMITS.files + 1));
  expect(atOnce.status).toBe(413);
  expect(await atOnce.text()).toContain(`Send at most ${FILE_LIMITS.files} files`);
  const before = await stored(scene);
  const later = await stranger.post("/report/upload", form(1));
  expect(later.status).toBe(413);
  expect(await stored(scene)).toBe(before);
});

test("a form whose length is beyond everything is refused before it is read", async ({ desk }) => {
  const stranger = await begun(desk);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const large = await stranger.postBody("/report/save/what", { body: "x".repeat(5 * MIB), headers });
  expect(large.status).toBe(413);
});
