import { randomUUID } from "node:crypto";
import path from "node:path";
import { Readable } from "node:stream";
import pg from "pg";
import { Factories } from "@/db/factories";
import { roleUrls } from "@/db/roles";
import { sendReport } from "@/db/testing/cast";
import { acceptedCase, advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import type { Audience } from "@/lib/domain/case/origins";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { storeFile } from "@/lib/server/files/store";
import { hashPassword } from "@/lib/server/passwords";
import { setServices } from "@/lib/server/services";
import type { Caller } from "@/lib/server/use-case";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { addNote, replyAsReporter } from "@/lib/usecases/cases/write";
import { startDraft } from "@/lib/usecases/reports/start-draft";
import { CANARY, type Cast, type Identity, PASSWORD } from "./scene";
import { openSession } from "./session";

// node e2e/setup/fill-scene.ts OWNER_URL DATA_DIRECTORY: prints the cast as JSON.
async function fill(ownerUrl: string, dataDir: string): Promise<Cast> {
  const keyring = readKeyring(path.join(dataDir, "keys.json"));
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const pool = createPool(roleUrls(ownerUrl, keyring.derive("database-roles")).app, 3);
  setServices({ pool, keyring });
  const make = new Factories({ owner, keyring });
  const now = new Date();
  await make.makeOrganisation({
    policy: { contacts: [{ label: "The project’s committers", href: "mailto:committers@example.org" }] },
  });
  await make.makeProduct("Example Server", [{ name: "1.0" }]);
  const people: Partial<Record<Identity, PersonActor>> = {};
  const cookies: Record<string, string> = { anonymous: "" };
  const passwordHash = await hashPassword(PASSWORD);
  const signIn = async (identity: Identity, roles: readonly Role[]) => {
    const { actor } = await make.makePerson(roles, {
      name: `The ${identity}`,
      email: `${identity}@example.org`,
      steppedUpAt: now,
    });
    await owner.query("insert into person_secrets (person_id, password_hash) values ($1, $2)", [
      actor.personId,
      passwordHash,
    ]);
    people[identity] = actor;
    cookies[identity] = `breakwater-staff=${await openSession(owner, actor.personId, now)}`;
    return actor;
  };
  for (const role of ROLES) await signIn(role, [role]);
  await signIn("guest", []);
  const vendor = await signIn("vendor", []);
  const disabled = await signIn("disabled", ROLES);
  await owner.query("update people set disabled_at = $2 where id = $1", [disabled.personId, now]);

  const mine = await sendReport(now, { title: "My own report" });
  cookies.reporter = `breakwater-portal=${mine.token}`;
  const by = (identity: Identity) => ({ actor: people[identity] ?? disabled, now });
  const theirs = await acceptedCase(by("triager").actor, now, {
    title: CANARY.title,
    summary: CANARY.text,
    name: CANARY.name,
    email: CANARY.address,
  });
  const { caseId } = theirs;
  const internal = await store(by("triager"), caseId, "internal", CANARY.text);
  await addNote(by("triager"), { caseId, body: CANARY.note, files: [internal] });
  const own = await store({ actor: mine.actor, now }, mine.caseId, "reporter", "GET /");
  await replyAsReporter({ actor: mine.actor, now }, { caseId: mine.caseId, body: "With the trace." });
  await owner.query(
    "insert into participants (id, case_id, kind, person_id, created_at) values ($1, $2, 'vendor', $3, $4)",
    [randomUUID(), caseId, vendor.personId, now],
  );
  const publicId = await publish(by);
  const restricted = await make.makeCase({
    title: `${CANARY.title}-restricted`,
    restricted: true,
    receivedAt: now,
  });

  const { secret } = await startDraft({ actor: ANONYMOUS, now }, {});
  cookies.draft = `breakwater-draft=${secret}`;
  await owner.end();
  await pool.end();
  return {
    cookies: cookies as Record<Identity, string>,
    people: Object.fromEntries(Object.entries(people).map(([name, { personId }]) => [name, personId])),
    own: mine,
    other: theirs,
    restricted: { caseId: restricted.id, reference: restricted.reference },
    publicId,
    files: { internal, own },
  };
}

async function store(caller: Caller, caseId: string, audience: Audience, text: string): Promise<string> {
  const place = { ...caller, caseId, audience };
  const { id } = await storeFile(Readable.from([Buffer.from(text)]), "trace.txt", place, FILE_LIMITS);
  return id;
}

async function publish(by: (identity: Identity) => { actor: PersonActor; now: Date }): Promise<string> {
  const cast = { triager: by("triager").actor, coordinator: by("coordinator").actor };
  const { caseId } = await caseReadyToPublish(cast, by("triager").now, { title: "A published problem" });
  await approveAdvisory(by("publisher"), { caseId, seen: await advisoryVersion(caseId) });
  const { publicId } = await scheduleAndPublish(by("coordinator"), {
    caseId,
    seen: await advisoryVersion(caseId),
  });
  return publicId;
}

const [ownerUrl = "", dataDir = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await fill(ownerUrl, dataDir)));
