import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { cases, clocks, events, messages, participants } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { Actor } from "@/lib/domain/access/actor";
import { type CaseSubject, can } from "@/lib/domain/access/policy";
import { PARTICIPANT_KINDS, type ParticipantKind, ROLES, type Role } from "@/lib/domain/access/roles";
import { inTransaction } from "@/lib/server/transaction";

// Two connections for everyone: what one actor sets must never be what the next one sees.
const db = testDatabase({ poolSize: 2 });
const now = new Date("2026-11-20T14:00:00Z");
const system: Actor = { type: "system", task: "test" };

type PersonSpec = { roles: readonly Role[] };
type CaseSpec = {
  restricted: boolean;
  members: readonly { person: number; kind: ParticipantKind; removed: boolean }[];
};
type World = { people: readonly PersonSpec[]; cases: readonly CaseSpec[] };

type MadeCase = { subject: CaseSubject; reporterId: string };
type Made = { people: { id: string; roles: readonly Role[] }[]; cases: MadeCase[] };

let policyVersionId: string;
beforeAll(async () => {
  policyVersionId = await setUpInstance(db().owner);
});

const world: fc.Arbitrary<World> = fc.record({
  people: fc.array(fc.record({ roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  cases: fc.array(
    fc.record({
      restricted: fc.boolean(),
      members: fc.array(
        fc.record({
          person: fc.nat({ max: 3 }),
          kind: fc.constantFrom(...PARTICIPANT_KINDS.filter((kind) => kind !== "reporter")),
          removed: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

async function make(spec: World): Promise<Made> {
  const owner = db().owner;
  const people = spec.people.map(({ roles }) => ({ id: randomUUID(), roles }));
  for (const { id, roles } of people) {
    await owner.query(
      "insert into people (id, display_name, email_sealed, email_hash, created_at) values ($1, 'P', 'x', $2, $3)",
      [id, Buffer.from(id), now],
    );
    for (const role of roles)
      await owner.query("insert into person_roles (person_id, role) values ($1, $2)", [id, role]);
  }
  const made: MadeCase[] = [];
  for (const { restricted, members } of spec.cases) made.push(await makeCase(people, restricted, members));
  return { people, cases: made };
}

async function makeCase(
  people: Made["people"],
  restricted: boolean,
  members: CaseSpec["members"],
): Promise<MadeCase> {
  const caseId = randomUUID();
  const reporterId = randomUUID();
  const owner = db().owner;
  await owner.query(
    `insert into cases (id, reference, state, restricted, origin, title_sealed, policy_version_id, received_at, last_activity_at)
     values ($1, $2, 'new', $3, 'form', 'x', $4, $5, $5)`,
    [caseId, caseId, restricted, policyVersionId, now],
  );
  const joined =
    "insert into participants (id, case_id, kind, person_id, created_at, removed_at) values ($1, $2, $3, $4, $5, $6)";
  await owner.query(joined, [reporterId, caseId, "reporter", null, now, null]);
  const present: { personId: string; kind: ParticipantKind }[] = [];
  for (const { person, kind, removed } of members) {
    const personId = people[person % people.length]?.id ?? "";
    await owner.query(joined, [randomUUID(), caseId, kind, personId, now, removed ? now : null]);
    if (!removed) present.push({ personId, kind });
  }
  for (const audience of ["internal", "reporter", "vendor"])
    await owner.query(
      "insert into messages (id, case_id, kind, audience, body_sealed, created_at) values ($1, $2, 'message', $3, 'x', $4)",
      [randomUUID(), caseId, audience, now],
    );
  await owner.query("insert into case_keys (case_id, wrapped, kek_id) values ($1, 'x', 'k')", [caseId]);
  return { subject: { caseId, restricted, members: present }, reporterId };
}

function actorsOf({ people, cases: made }: Made): Actor[] {
  return [
    system,
    { type: "anonymous" },
    ...people.map(({ id, roles }): Actor => ({ type: "person", personId: id, roles, steppedUpAt: null })),
    ...made.map(
      ({ subject, reporterId }): Actor => ({
        type: "reporter",
        participantId: reporterId,
        caseId: subject.caseId,
      }),
    ),
  ];
}

const visible = async (actor: Actor) =>
  inTransaction(db().pool, actor, "read only", async (tx) => ({
    cases: (await tx.select({ id: cases.id }).from(cases)).map(({ id }) => id),
    keys: (await tx.execute<{ case_id: string }>(sql`select case_id from case_keys`)).rows.map(
      (row) => row.case_id,
    ),
    messages: await tx.select({ caseId: messages.caseId, audience: messages.audience }).from(messages),
  }));

function audiencesFor(actor: Actor): string[] {
  if (actor.type === "reporter") return ["reporter"];
  if (actor.type === "person" && actor.roles.length === 0) return ["vendor"];
  return ["internal", "reporter", "vendor"];
}

test("the rows one sees are exactly those can() says one may read, with their keys and one's own kind of messages", async () => {
  await fc.assert(
    fc.asyncProperty(world, async (spec) => {
      const made = await make(spec);
      const own = new Set(made.cases.map(({ subject }) => subject.caseId));
      for (const actor of actorsOf(made)) {
        const allowed = made.cases
          .filter(
            ({ subject }) => actor.type !== "anonymous" && can(actor, "case.read", subject, now).allowed,
          )
          .map(({ subject }) => subject.caseId)
          .sort();
        const seen = await visible(actor);
        expect(seen.cases.filter((id) => own.has(id)).sort(), JSON.stringify(actor)).toEqual(allowed);
        expect(seen.keys.filter((id) => own.has(id)).sort(), JSON.stringify(actor)).toEqual(allowed);
        const words = seen.messages.filter(({ caseId }) => own.has(caseId));
        expect(words.length).toBe(allowed.length * audiencesFor(actor).length);
        expect([...new Set(words.map(({ audience }) => audience))].sort()).toEqual(
          allowed.length > 0 ? audiencesFor(actor) : [],
        );
      }
      await db().owner.query("delete from cases where id = any($1)", [[...own]]);
    }),
    { numRuns: 40 },
  );
});

test("a thousand actors at once on two connections each see their own case and no other", async () => {
  const made = await make({
    people: [{ roles: ["triager"] }],
    cases: Array.from({ length: 10 }, () => ({ restricted: true, members: [] })),
  });
  const waves = 20;
  for (let wave = 0; wave < waves; wave++) {
    const seen = await Promise.all(
      Array.from({ length: 1_000 / waves }, async (_, n) => {
        const index = (n * 7 + wave) % made.cases.length;
        const one = made.cases[index];
        if (!one || n % 5 === 0) return { seen: (await visible({ type: "anonymous" })).cases, own: [] };
        const actor: Actor = { type: "reporter", participantId: one.reporterId, caseId: one.subject.caseId };
        return { seen: (await visible(actor)).cases, own: [one.subject.caseId] };
      }),
    );
    for (const { seen: rows, own } of seen) expect(rows).toEqual(own);
  }
});

test("a reporter sees no team event, no house clock, and of the participants only themselves", async () => {
  const { cases: made } = await make({
    people: [{ roles: ["triager"] }],
    cases: [{ restricted: false, members: [{ person: 0, kind: "assignee", removed: false }] }],
  });
  const [one] = made;
  if (!one) throw new Error("no case was made");
  const { caseId } = one.subject;
  await inTransaction(db().pool, system, "read write", async (tx) => {
    const entries = ["team", "reporter"].map((audience) => ({
      chainKind: "case",
      chainId: caseId,
      at: now.toISOString(),
      actorId: "",
      action: `for.${audience}`,
      audience,
    }));
    await tx.execute(sql`select app.append_events(${JSON.stringify(entries)}::jsonb)`);
    for (const shownToReporter of [true, false])
      await tx.insert(clocks).values({
        id: randomUUID(),
        caseId,
        kind: "acknowledgement",
        limitData: { hours: 24 },
        calendar: {},
        shownToReporter,
        startedAt: now,
        dueAt: now,
        policyVersionId,
      });
  });
  const actor: Actor = { type: "reporter", participantId: one.reporterId, caseId };
  await inTransaction(db().pool, actor, "read only", async (tx) => {
    expect(await tx.select({ action: events.action }).from(events)).toEqual([{ action: "for.reporter" }]);
    expect(await tx.select({ shown: clocks.shownToReporter }).from(clocks)).toEqual([{ shown: true }]);
    expect(await tx.select({ id: participants.id }).from(participants)).toEqual([{ id: one.reporterId }]);
    for (const table of ["people", "notices", "remediations", "scores", "staff_sessions", "chain_heads"])
      expect((await tx.execute(`select from ${table}`)).rowCount, table).toBe(0);
  });
});

test("a reporter cannot write a note, into another case, or as the team", async () => {
  const { cases: made } = await make({
    people: [{ roles: [] }],
    cases: [
      { restricted: false, members: [] },
      { restricted: false, members: [] },
    ],
  });
  const [mine, other] = made;
  if (!mine || !other) throw new Error("no cases were made");
  const actor: Actor = { type: "reporter", participantId: mine.reporterId, caseId: mine.subject.caseId };
  const write = (caseId: string, audience: "internal" | "reporter" | "vendor") =>
    inTransaction(db().pool, actor, "read write", (tx) =>
      tx.insert(messages).values({
        id: randomUUID(),
        caseId,
        kind: "message",
        audience,
        bodySealed: Buffer.from("x"),
        createdAt: now,
      }),
    );
  await write(mine.subject.caseId, "reporter");
  for (const [caseId, audience] of [
    [mine.subject.caseId, "internal"],
    [mine.subject.caseId, "vendor"],
    [other.subject.caseId, "reporter"],
  ] as const)
    await expect(write(caseId, audience), audience).rejects.toMatchObject({ cause: { code: "42501" } });
  const changed = await inTransaction(db().pool, actor, "read write", (tx) =>
    tx.update(cases).set({ state: "closed" }).where(eq(cases.id, other.subject.caseId)),
  );
  expect(changed.rowCount).toBe(0);
});
