import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { pathToFileURL } from "node:url";
import { simpleParser } from "mailparser";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { roleUrls } from "@/db/roles";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { addNote, writeToReporter } from "@/lib/usecases/cases/write";
import { keepLeases } from "./leases";
import { type MailServer, startMailServer } from "./testing/mail-server";
import { startWorker } from "./worker";

const CANARY = "canary-in-the-report-77";
const db = testDatabase();
const now = new Date();
let mail: MailServer;
let mara: PersonActor;
let children: ChildProcess[] = [];

vi.mock("@/lib/server/env", async (original) => {
  const real = await original<typeof import("@/lib/server/env")>();
  return {
    ...real,
    env: () => ({ ...real.env(), smtpUrl: process.env.SMTP_URL, baseUrl: "https://security.example.org" }),
  };
});

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { roles: ["triager"], email: "mara@example.org", now });
});
beforeEach(async () => {
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
  await db().owner.query("delete from graphile_worker._private_jobs");
  await db().owner.query("delete from notices");
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await mail.stop();
});
afterAll(() => {
  delete process.env.SMTP_URL;
});

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

const states = async () =>
  (await db().owner.query<{ state: string }>("select state from notices order by created_at, id")).rows.map(
    ({ state }) => state,
  );
const settled = async (expected: Record<string, number>) =>
  vi.waitFor(
    async () => {
      const counts: Record<string, number> = {};
      for (const state of await states()) counts[state] = (counts[state] ?? 0) + 1;
      expect(counts).toEqual(expected);
    },
    { timeout: 30_000, interval: 50 },
  );

/** Failed jobs wait for their next try; this brings it forward, as time would. */
const hurry = () =>
  db().owner.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");

function child(): ChildProcess {
  const loaders = ["node_modules/tsx/dist/loader.mjs", "bin/launch/register.mjs"].flatMap((file) => [
    "--import",
    pathToFileURL(file).href,
  ]);
  const process_ = spawn(process.execPath, [...loaders, "lib/jobs/testing/worker-child.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "test",
      BASE_URL: "https://security.example.org",
      DATABASE_APP_URL: roleUrls(db().ownerUrl, db().keyring.derive("database-roles")).app,
      DATABASE_WORKER_URL: db().workerUrl,
      BREAKWATER_KEY_FILE: db().keyFile,
      SMTP_URL: mail.url,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(process_);
  return process_;
}

test("a report and a message each send one mail, to whom they concern and without a word of the report", async () => {
  const { caseId, reference } = await sendReport(now, {
    title: CANARY,
    summary: CANARY,
    email: "finder@example.net",
  });
  await addNote({ actor: mara, now }, { caseId, body: `${CANARY} note` });
  await writeToReporter({ actor: mara, now }, { caseId, body: `${CANARY} answer` });
  await withWorker(() => settled({ sent: 2 }));
  expect(mail.mails.map(({ to }) => to).sort()).toEqual([["finder@example.net"], ["mara@example.org"]]);
  for (const { raw } of mail.mails) {
    // Decoded as a mail program would: an encoding must not hide what is looked for.
    const { subject, text, from, headers } = await simpleParser(raw);
    const everything = [raw, subject, text, JSON.stringify([...headers])].join("\n");
    expect(everything).toContain(reference);
    expect(everything).not.toContain(CANARY);
    expect(everything).not.toContain("Mara");
    expect(from?.text).toContain("Example Project Security");
    expect(headers.get("auto-submitted")).toBe("auto-generated");
  }
  const toReporter = mail.mails.find(({ to }) => to[0] === "finder@example.net");
  expect(toReporter?.raw).not.toContain(caseId);
});

test("a reporter without an address, a disabled person and one who lost the case get no mail", async () => {
  const { caseId } = await sendReport(now);
  const gone = await addPerson(db(), { roles: ["triager"], email: "gone@example.org", now });
  await sendReport(now);
  await writeToReporter({ actor: mara, now }, { caseId, body: "hello" });
  await db().owner.query("update people set disabled_at = now() where id = $1", [gone.personId]);
  await withWorker(() => settled({ sent: 2, suppressed: 2 }));
  expect(mail.mails.map(({ to }) => to[0])).toEqual(["mara@example.org", "mara@example.org"]);
});

test("nobody outside a restricted case hears of it", async () => {
  const { caseId } = await sendReport(now);
  await db().owner.query("update cases set restricted = true where id = $1", [caseId]);
  await withWorker(() => settled({ suppressed: 1 }));
  expect(mail.mails).toEqual([]);
});

test("without SMTP_URL nothing leaves, and the notice says so", async () => {
  delete process.env.SMTP_URL;
  await sendReport(now);
  await withWorker(() => settled({ not_configured: 1 }));
});

test("a mail server that is down, then back: each notice is sent once", async () => {
  const { port } = mail;
  await mail.stop();
  await sendReport(now);
  await sendReport(now);
  const failed = () =>
    vi.waitFor(async () => {
      const { rows } = await db().owner.query(
        "select count(*)::int as n from graphile_worker._private_jobs where attempts > 0 and locked_at is null",
      );
      expect(rows[0].n).toBe(2);
    }, 20_000);
  await withWorker(async () => {
    await failed();
    expect(await states()).toEqual(["pending", "pending"]);
    mail = await startMailServer(port);
    await hurry();
    await settled({ sent: 2 });
  });
  expect(mail.mails).toHaveLength(2);
  expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(2);
});

test("an address the mail server refuses for good is not tried again", async () => {
  mail.onMail = async () => {
    throw Object.assign(new Error("no such user finder@example.net"), { responseCode: 550 });
  };
  await sendReport(now);
  await withWorker(() => settled({ failed: 1 }));
  const { rows } = await db().owner.query("select last_error, attempts from notices");
  expect(rows).toEqual([{ last_error: "EMESSAGE 550", attempts: 1 }]);
});

test("a worker killed inside a job: another does it, once, under the same Message-ID", async () => {
  let inside = () => {};
  const reached = new Promise<void>((resolve) => {
    inside = resolve;
  });
  const tried: string[] = [];
  mail.onMail = async ({ messageId }) => {
    tried.push(messageId);
    if (tried.length > 1) return;
    inside();
    // Killed while waiting for the answer: this mail is never accepted.
    await new Promise((_, reject) => setTimeout(() => reject(new Error("gone")), 1_500));
  };
  await sendReport(now);
  const victim = child();
  await reached;
  victim.kill("SIGKILL");
  await once(victim, "exit");
  expect(await states()).toEqual(["sending"]);
  // The next worker gives the dead one's lease twenty seconds; the test does not wait for them.
  await db().owner.query(
    "update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_by is not null",
  );
  child();
  await settled({ sent: 1 });
  expect(mail.mails).toHaveLength(1);
  expect(tried).toHaveLength(2);
  expect(new Set(tried).size).toBe(1);
});

test("only jobs whose worker is gone are taken from it, however long a living one's take", async () => {
  const { default: pg } = await import("pg");
  await sendReport(now);
  await sendReport(now);
  const queue = "from graphile_worker._private_jobs where key like 'notice-%' order by id";
  const { rows } = await db().owner.query<{ id: string }>(`select id ${queue}`);
  const lock =
    "update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - interval '1 hour' where id = $1";
  await db().owner.query(lock, [rows[0]?.id, "pool-living"]);
  await db().owner.query(lock, [rows[1]?.id, "pool-dead"]);
  const pool = new pg.Pool({ connectionString: db().workerUrl, max: 2 });
  const events = new EventEmitter();
  const leases = keepLeases(pool, events, 20);
  const lockedBy = async () =>
    (await db().owner.query(`select locked_by ${queue}`)).rows.map((row) => row.locked_by);
  try {
    events.emit("pool:create", { workerPool: { id: "pool-living" } });
    await vi.waitFor(async () => expect(await lockedBy()).toEqual(["pool-living", null]), 5_000);
  } finally {
    await leases.stop();
    await pool.end();
  }
});

test("the queue's role sees no table of the product", async () => {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: db().workerUrl });
  await client.connect();
  try {
    for (const table of ["cases", "people", "notices", "case_keys"])
      await expect(client.query(`select * from ${table}`), table).rejects.toMatchObject({ code: "42501" });
    const { rows } = await client.query(
      "select count(*)::int as owns from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user",
    );
    expect(rows).toEqual([{ owns: 0 }]);
  } finally {
    await client.end();
  }
});
