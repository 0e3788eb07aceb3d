import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { writeToReporter } from "@/lib/usecases/cases/write";
import { type Exim, hasExim, startExim } from "./testing/exim";
import { startWorker } from "./worker";

// The tests of worker.db.test.ts talk to a server written in JavaScript; these to the one that Debian installs.
const run = test.skipIf(!hasExim());

const db = testDatabase();
const now = new Date();
let mail: Exim | undefined;
let mara: PersonActor;

vi.mock("@/lib/server/env", async (original) => {
  const real = await original<typeof import("@/lib/server/env")>();
  const given = {
    mailFrom: "Bäckerei Security <security@example.org>",
    baseUrl: "https://security.example.org",
  };
  return { ...real, env: () => ({ ...real.env(), ...given, smtpUrl: process.env.SMTP_URL }) };
});

beforeAll(async () => {
  await setUpInstance(db().owner);
  await db().owner.query("update settings set organisation_name = 'Bäckerei ☕, Köln'");
  mara = await addPerson(db(), { roles: ["triager"], email: "mara@example.org", now });
  if (hasExim()) mail = await startExim();
});
beforeEach(async () => {
  useServer("desk:secret@", "?ignoreTLS=true");
  await db().owner.query("delete from graphile_worker._private_jobs");
  await db().owner.query("delete from notices");
});
afterAll(async () => {
  await mail?.stop();
  delete process.env.SMTP_URL;
});

function useServer(login: string, options = ""): void {
  process.env.SMTP_URL = `smtp://${login}127.0.0.1:${mail?.port}/${options}`;
}

async function withWorker(work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const running = startWorker({ signal: stop.signal, workerUrl: db().workerUrl });
  try {
    await work();
  } finally {
    stop.abort();
    await running;
  }
}

const becomes = (...expected: object[]) =>
  vi.waitFor(
    async () => {
      const { rows } = await db().owner.query(
        "select state, last_error as error, attempts from notices order by created_at, id",
      );
      expect(rows).toHaveLength(expected.length);
      for (const one of expected) expect(rows).toContainEqual(one);
    },
    { timeout: 20_000, interval: 50 },
  );
const sent = (attempts = 1) => ({ state: "sent", error: null, attempts });
const waiting = (error: string, attempts = 1) => ({ state: "pending", error, attempts });

const arrives = (address: string, count: number) =>
  vi.waitFor(() => expect(mail?.mailsOf(address)).toHaveLength(count), { timeout: 20_000, interval: 50 });

/** Failed jobs wait for their next try; this brings it forward, as time would. */
const hurry = () =>
  db().owner.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");

run("a report and an answer arrive in two mailboxes as they were meant, sent after signing in", async () => {
  const { caseId, reference } = await sendReport(now, {
    title: "canary-77",
    email: "finder+tag@example.net",
  });
  await writeToReporter({ actor: mara, now }, { caseId, body: "canary-77 answer" });
  await withWorker(() => becomes(sent(), sent()));
  await arrives("finder+tag@example.net", 1);
  await arrives("mara@example.org", 1);
  const [raw = ""] = mail?.mailsOf("mara@example.org") ?? [];
  const { from, subject, text, messageId, headers } = await simpleParser(raw);
  expect(from?.value).toEqual([{ name: "Bäckerei ☕, Köln Security", address: "security@example.org" }]);
  expect(subject).toContain(reference);
  expect(text).toContain("https://security.example.org/desk/cases/");
  expect(messageId).toMatch(/^<notice-[0-9a-f-]{36}@example\.org>$/);
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(raw).not.toContain("canary-77");
  expect(raw).toContain("with esmtpa");
});

run("a recipient the server refuses for good is not tried again", async () => {
  const { caseId } = await sendReport(now, { email: "nobody@example.net" });
  await writeToReporter({ actor: mara, now }, { caseId, body: "Hello" });
  await withWorker(() => becomes(sent(), { state: "failed", error: "EENVELOPE 550", attempts: 1 }));
});

run("a mail the server puts off is tried again, and arrives once", async () => {
  const before = mail?.mailsOf("mara@example.org").length ?? 0;
  mail?.greylist(true);
  await sendReport(now);
  await withWorker(async () => {
    await becomes(waiting("EENVELOPE 451"));
    mail?.greylist(false);
    await hurry();
    await becomes(sent(2));
  });
  await arrives("mara@example.org", before + 1);
});

run(
  "a wrong password and a certificate nobody vouches for hold the mail back until they are right",
  async () => {
    const before = mail?.mailsOf("mara@example.org").length ?? 0;
    useServer("desk:wrong@", "?ignoreTLS=true");
    await sendReport(now);
    await withWorker(async () => {
      await becomes(waiting("EAUTH 535"));
      useServer("desk:secret@");
      await hurry();
      await becomes(waiting("ESOCKET", 2));
      expect(mail?.mailsOf("mara@example.org")).toHaveLength(before);
      useServer("desk:secret@", "?tls.rejectUnauthorized=false");
      await hurry();
      await becomes(sent(3));
    });
    await arrives("mara@example.org", before + 1);
    expect(mail?.mailsOf("mara@example.org").at(-1)).toContain("with esmtpsa");
  },
);
