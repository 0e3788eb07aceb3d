import { beforeAll, expect, test } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { FRAME_BYTES } from "@/lib/domain/file-limits";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { findSession, personOf } from "@/lib/server/sessions";
import { disablePerson } from "@/lib/usecases/people/disable";
import { addMember, type Member, setUpDesk } from "@/lib/usecases/testing/team";
import { downloadAttachment } from "./download";
import { receiveUpload } from "./upload";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const SIZE_BYTES = 20 * FRAME_BYTES;

let admin: Member;
let fileId: string;
let caseId: string;
beforeAll(async () => {
  admin = await setUpDesk(now);
  ({ caseId } = await sendReport(now));
  const data = new FormData();
  data.append("files", new Blob([new Uint8Array(SIZE_BYTES)]), "dump.bin");
  const request = new Request("http://localhost/", { method: "POST", body: data });
  const upload = { request, actor: admin.actor, caseId, audience: "internal", now } as const;
  fileId = (await receiveUpload(upload)).files[0]?.id ?? "";
});

/** A download of which one piece of many is read. */
async function begun({ actor, token }: Member) {
  const whoAsks = async () => {
    const row = await findSession(tokenHash(token), now);
    return row && personOf(row);
  };
  const { body } = await downloadAttachment(actor, fileId, now, whoAsks);
  const reader = body?.getReader();
  expect((await reader?.read())?.value).toHaveLength(FRAME_BYTES);
  return async () => {
    let sizeBytes = FRAME_BYTES;
    for (let part = await reader?.read(); part?.value; part = await reader?.read())
      sizeBytes += part.value.length;
    return sizeBytes;
  };
}

test("a download goes on to its end while its session lives", async () => {
  const rest = await begun(await addMember("stays@example.org", ["triager"], now));
  expect(await rest()).toBe(SIZE_BYTES);
});

test("a download ends at its next piece once its person is disabled", async () => {
  const leaver = await addMember("leaver@example.org", ["triager"], now);
  const rest = await begun(leaver);
  await disablePerson({ actor: admin.actor, now }, { personId: leaver.personId });
  await expect(rest()).rejects.toThrow("the session ended");
});

test("a download ends at its next piece once its case is out of its person's sight", async () => {
  const rest = await begun(await addMember("outside@example.org", ["triager"], now));
  await db().owner.query("update cases set restricted = true where id = $1", [caseId]);
  await expect(rest()).rejects.toThrow("not whole");
});
