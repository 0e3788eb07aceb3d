import { beforeAll, expect, test } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Role } from "@/lib/domain/access/roles";
import { RATE_LIMIT_NAMES, RATE_LIMITS } from "@/lib/domain/rate-limits";
import { installation } from "@/lib/queries/settings";
import { organisationName } from "@/lib/queries/setup";
import type { AppError } from "@/lib/server/errors";
import { countTry } from "@/lib/server/rate-limit";
import type { UseCase } from "@/lib/server/use-case";
import { createIncident } from "@/lib/usecases/cases/create";
import { changeLimits } from "./change-limits";
import { changeOrganisation } from "./change-organisation";
import { changeSignIn } from "./change-sign-in";

const NOW = new Date("2026-11-20T14:00:00Z");
const db = testDatabase();
let make: Factories;
const people = {} as Record<Role, MadePerson>;
beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  for (const role of ["admin", "auditor", "coordinator", "triager", "developer", "publisher"] as const)
    people[role] = await make.makePerson([role], { steppedUpAt: NOW });
});

const limits = {
  reportsHeldAbove: "150",
  quota: { amount: "20", unit: "GB" },
  files: "5",
  file: { amount: "10", unit: "MB" },
  caseFiles: { amount: "60", unit: "MB" },
  rates: Object.fromEntries(RATE_LIMIT_NAMES.map((name) => [name, String(RATE_LIMITS[name].tries)])),
};
const signIn = {
  idle: { amount: "30", unit: "minutes" },
  absolute: { amount: "12", unit: "hours" },
  requireSecondFactor: "no",
};

type Case = {
  useCase: UseCase<{ version: number }>;
  input: Record<string, unknown>;
  other: Record<string, unknown>;
  event: string;
  /** Needs a fresh proof of identity. */
  secure: boolean;
  changes: { field: string; before: string; after: string }[];
};

const CASES: Record<string, Case> = {
  "the organisation": {
    useCase: changeOrganisation,
    input: { organisationName: " Example Foundation ", referencePrefix: "exf" },
    other: { organisationName: "Example Society", referencePrefix: "EXF" },
    event: "organisation.changed",
    secure: false,
    changes: [
      { field: "organisation", before: "Example", after: "Example Foundation" },
      { field: "reference_prefix", before: "EX", after: "EXF" },
    ],
  },
  "the limits": {
    useCase: changeLimits,
    input: { ...limits, rates: { ...limits.rates, track: "12" } },
    other: { ...limits, reportsHeldAbove: "99" },
    event: "limits.changed",
    secure: true,
    changes: [
      { field: "reports_held_above", before: "200", after: "150" },
      { field: "storage_quota", before: "50 GB", after: "20 GB" },
      { field: "files", before: "10", after: "5" },
      { field: "file_size", before: "25 MB", after: "10 MB" },
      { field: "case_files", before: "100 MB", after: "60 MB" },
      { field: "rate.track", before: "5", after: "12" },
    ],
  },
  "the sign-in rules": {
    useCase: changeSignIn,
    input: signIn,
    other: { ...signIn, idle: { amount: "45", unit: "minutes" } },
    event: "sign_in_rules.changed",
    secure: true,
    changes: [
      { field: "idle", before: "8 hours", after: "30 minutes" },
      { field: "absolute", before: "1 day", after: "12 hours" },
    ],
  },
};

const by = (role: Role, steppedUpAt: Date | null = NOW) => ({
  actor: { ...people[role].actor, steppedUpAt },
  now: NOW,
});
const code = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: AppError) => error.code,
  );

async function row(): Promise<Record<string, unknown>> {
  return (await db().owner.query("select * from settings")).rows[0];
}
async function version(): Promise<string> {
  return String((await row()).version);
}
async function events(): Promise<{ action: string; data: Record<string, unknown>; actor_id: string }[]> {
  return (
    await db().owner.query(
      "select action, data, actor_id from events where chain_kind = 'instance' order by seq",
    )
  ).rows;
}

for (const [name, { useCase, input, other, event, secure, changes }] of Object.entries(CASES)) {
  test(`nobody but an administrator changes ${name}, and a refusal leaves no trace`, async () => {
    const before = [await row(), await events()];
    const seen = { ...input, version: await version() };
    for (const role of ["auditor", "coordinator", "triager", "developer", "publisher"] as const)
      expect(await code(useCase(by(role), seen)), role).toBe("forbidden");
    expect(await code(useCase({ actor: { type: "anonymous" }, now: NOW }, seen))).toBe("unauthenticated");
    if (secure) expect(await code(useCase(by("admin", null), seen))).toBe("step_up_required");
    expect([await row(), await events()]).toEqual(before);
  });

  test(`an administrator changes ${name}; the audit says who, from what, to what`, async () => {
    const seen = await version();
    expect(await useCase(by("admin", secure ? NOW : null), { ...input, version: seen })).toEqual({
      version: Number(seen) + 1,
    });
    expect((await events()).at(-1)).toEqual({
      action: event,
      actor_id: people.admin.id,
      data: { version: Number(seen) + 1, changes },
    });
  });

  test(`of two who change ${name} at once the second is told, and nothing of theirs is saved`, async () => {
    const seen = await version();
    const saved = await Promise.allSettled([
      useCase(by("admin"), { ...other, version: seen }),
      useCase(by("admin"), { ...other, version: seen }),
    ]);
    expect(saved.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await version()).toBe(String(Number(seen) + 1));
    const before = [await row(), await events()];
    expect(await code(useCase(by("admin"), { ...input, version: seen }))).toBe("conflict");
    expect(await useCase(by("admin"), { ...other, version: await version() })).toEqual({
      version: Number(seen) + 1,
    });
    expect([await row(), await events()], "saved once more as it is").toEqual(before);
  });

  test(`${name}: a change whose audit row cannot be written is taken back`, async () => {
    const before = await row();
    await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await expect(useCase(by("admin"), { ...input, version: await version() })).rejects.toThrow();
    } finally {
      await db().owner.query("alter table events drop constraint refuse_all");
    }
    expect(await row()).toEqual(before);
  });
}

test("a new name and prefix are read at once, and old references stay", async () => {
  const old = await createIncident(by("triager"), { title: "Before", description: "It was there." });
  await changeOrganisation(by("admin"), {
    version: await version(),
    organisationName: "Another Name",
    referencePrefix: "NEW",
  });
  expect(await organisationName()).toBe("Another Name");
  const fresh = await createIncident(by("triager"), { title: "After", description: "It is new." });
  expect(old.reference).toMatch(/^EXF-/);
  expect(fresh.reference).toMatch(/^NEW-/);
  const { rows } = await db().owner.query("select reference from cases order by received_at, reference");
  expect(rows.map(({ reference }) => reference).sort()).toEqual([old.reference, fresh.reference].sort());
});

test("tries are counted by the limit that is saved, from the next one on", async () => {
  const set = async (track: string) =>
    changeLimits(by("admin"), { ...limits, rates: { ...limits.rates, track }, version: await version() });
  await set("3");
  for (let i = 0; i < 3; i++) await countTry("track", "a-network");
  expect(await code(countTry("track", "a-network"))).toBe("too_many");
  await set("6");
  expect(await code(countTry("track", "a-network"))).toBe("allowed");
  expect(await code(countTry("track", "another"))).toBe("allowed");
});

test("the room for files cannot be set below what is stored", async () => {
  await db().owner.query(
    `insert into attachments (id, case_id, audience, state, name_sealed, size_bytes, created_at)
     values (gen_random_uuid(), gen_random_uuid(), 'internal', 'pending', 'x', 300000000, $1)`,
    [NOW],
  );
  const small = { ...limits, quota: { amount: "100", unit: "MB" }, version: await version() };
  await expect(changeLimits(by("admin"), small)).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field: "quota.amount", message: expect.stringContaining("286 MB are stored") }] },
  });
});

test("administrators and auditors read the settings with who changed them last", async () => {
  for (const role of ["admin", "auditor"] as const) {
    const found = await installation(by(role).actor);
    expect(found?.settings).toMatchObject({ referencePrefix: "NEW", fileLimits: { files: 5 } });
    expect(found?.lastChanges.limits).toMatchObject({ who: expect.stringContaining("admin") });
    expect(found?.lastChanges.policy).toBeUndefined();
  }
});
