import { chmodSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { type MailServer, startMailServer } from "@/lib/jobs/testing/mail-server";
import { addKey } from "@/lib/server/crypto/keyring";
import { services, setServices } from "@/lib/server/services";
import { recordBackup } from "@/lib/usecases/maintenance/record-backup";
import { rewrapBatch } from "@/lib/usecases/maintenance/rotate-keys";
import { checkMail } from "@/lib/usecases/settings/check-mail";
import { ownCheck } from "./self-check";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const system = { actor: { type: "system", task: "test" } as const, now };
let admin: MadePerson;
let triager: MadePerson;
let mail: MailServer;

const given = vi.hoisted(() => ({ smtpUrl: undefined as string | undefined, keyFile: "" }));
vi.mock("@/lib/server/env", async (original) => {
  const real = await original<typeof import("@/lib/server/env")>();
  return { ...real, env: () => ({ ...real.env(), ...given }) };
});

beforeAll(async () => {
  const make = new Factories(db());
  await make.makeOrganisation();
  admin = await make.makePerson(["admin"]);
  triager = await make.makePerson(["triager"]);
  given.keyFile = db().keyFile;
  mail = await startMailServer();
});
afterAll(() => mail.stop());

const fact = async (name: string) => (await ownCheck(admin.actor, now)).find((check) => check.name === name);

test("the key file and both clocks are looked at as they are", async () => {
  expect(await fact("key_file")).toMatchObject({ state: "ok", fact: expect.stringContaining("0600") });
  chmodSync(db().keyFile, 0o644);
  expect(await fact("key_file")).toMatchObject({ state: "todo", command: `chmod 600 ${db().keyFile}` });
  chmodSync(db().keyFile, 0o600);
  expect(await fact("clock")).toMatchObject({
    state: "ok",
    fact: expect.stringContaining("less than a second"),
  });
});

test("a backup is known once the command noted it, with its place in the audit", async () => {
  expect(await fact("backup")).toMatchObject({ state: "unknown" });
  await recordBackup(system, { tables: 36, rows: 1200 });
  expect(await fact("backup")).toMatchObject({
    state: "ok",
    fact: expect.stringContaining("20 November 2026"),
  });
  const { rows } = await db().owner.query(
    "select data, actor_kind from events where action = 'backup.written'",
  );
  expect(rows).toEqual([{ data: { tables: 36, rows: 1200 }, actor_kind: "system" }]);
  await expect(recordBackup({ actor: admin.actor, now }, { tables: 1, rows: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a key is as old as the instance until another one is rotated to", async () => {
  const first = services().keyring.currentId;
  expect(await fact("key_age")).toMatchObject({
    fact: expect.stringContaining("1 November 2026, 19 days ago"),
  });
  const rotated = addKey(db().keyFile);
  setServices({ ...services(), keyring: rotated });
  await rewrapBatch(system, {});
  expect(rotated.currentId).not.toBe(first);
  expect(await fact("key_age")).toMatchObject({
    state: "ok",
    fact: `Key ${rotated.currentId} wraps all others since 20 November 2026, today.`,
  });
});

test("the mail server is greeted on demand, and nothing is sent", async () => {
  await expect(checkMail({ actor: triager.actor, now }, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(checkMail({ actor: admin.actor, now }, {})).rejects.toMatchObject({
    code: "conflict",
    publicMessage: expect.stringContaining("Set SMTP_URL"),
  });
  given.smtpUrl = mail.url;
  expect(await checkMail({ actor: admin.actor, now }, {})).toEqual({ server: `127.0.0.1:${mail.port}` });
  expect(mail.mails).toEqual([]);
  const { port } = mail;
  await mail.stop();
  await expect(checkMail({ actor: admin.actor, now }, {})).rejects.toMatchObject({
    code: "busy",
    publicMessage: expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1:${port} refused the connection`)),
  });
  mail = await startMailServer();
});
