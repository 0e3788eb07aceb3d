import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import type { TestDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import type { AppError } from "@/lib/server/errors";
import { inTransaction } from "@/lib/server/transaction";
import type { UseCase } from "@/lib/server/use-case";
import { settleCase } from "@/lib/usecases/cases/settle";
import { chainHolds, type Desk, NOW, RECEIVED, reporterOf, snapshot, wordsOfCase } from "./desk";

/** One use case on a case: who may, what stands in the audit, what it leaves on the row. */
export type Scenario = {
  useCase: UseCase<unknown>;
  /** The case it is tried on. */
  on?: Partial<CaseOptions>;
  prepare?: (made: MadeCase) => Promise<void>;
  input?: (made: MadeCase) => Record<string, unknown>;
  by: readonly (Role | "reporter" | "system")[];
  event: string;
  leaves?: Record<string, unknown>;
};

async function arrange(desk: Desk, { on, prepare, input }: Scenario, restricted = false) {
  const made = await desk.make.makeCase({
    receivedAt: RECEIVED,
    product: "Example Server",
    reporter: { name: "Ada Example", email: "ada@example.org" },
    ...on,
    restricted,
  });
  await prepare?.(made);
  return { made, values: { caseId: made.id, ...input?.(made) } };
}

function actorFor(desk: Desk, who: Role | "reporter" | "system", made: MadeCase): Actor {
  if (who === "reporter") return reporterOf(made);
  return who === "system" ? { type: "system", task: "test" } : desk.people[who].actor;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "allowed",
    (error: AppError) => error.code,
  );
}

async function rowOf(db: () => TestDatabase, caseId: string): Promise<Record<string, unknown>> {
  const { rows } = await db().owner.query("select * from cases where id = $1", [caseId]);
  return rows[0];
}

const SYSTEM: Actor = { type: "system", task: "test" };

async function settledNow(db: () => TestDatabase, caseId: string): Promise<unknown> {
  const { rows } = await db().owner.query(
    "select priority, priority_reasons, priority_until, ssvc, has_cve from cases where id = $1",
    [caseId],
  );
  return rows;
}

/** What follows from the facts as they now are: a use case that forgot to settle shows here. */
async function settledAgain(db: () => TestDatabase, caseId: string): Promise<unknown> {
  await inTransaction(db().pool, SYSTEM, "read write", (tx) => settleCase(tx, caseId, NOW));
  return settledNow(db, caseId);
}

/** Tries every use case as everybody: success, denial, invisibility, rollback, and nothing taken from the request. */
export function testScenarios(
  db: () => TestDatabase,
  desk: () => Desk,
  scenarios: Readonly<Record<string, Scenario>>,
): void {
  describe.each(Object.entries(scenarios))("%s", (_name, scenario) => {
    testWhoMay(db, desk, scenario);
    testWhatStays(db, desk, scenario);
  });
}

function testWhoMay(db: () => TestDatabase, desk: () => Desk, scenario: Scenario): void {
  test("is done by those who may, and stands in the audit chain", async () => {
    for (const who of scenario.by) {
      const { made, values } = await arrange(desk(), scenario);
      const actor = actorFor(desk(), who, made);
      await scenario.useCase({ actor, now: NOW }, values);
      const { rows: events } = await db().owner.query(
        "select action, actor_kind, actor_id, at from events where chain_id = $1 order by seq",
        [made.id],
      );
      const id =
        actor.type === "person" ? actor.personId : actor.type === "reporter" ? made.reporterId : null;
      expect(events, who).toContainEqual({
        action: scenario.event,
        actor_kind: actor.type,
        actor_id: id,
        at: NOW,
      });
      expect(await chainHolds(db(), made.id)).toBe(true);
      const left = await settledNow(db, made.id);
      expect(await settledAgain(db, made.id), `${who} settled`).toEqual(left);
      expect(await rowOf(db, made.id), who).toMatchObject({ last_activity_at: NOW, ...scenario.leaves });
    }
  });

  test("is refused to everybody else, and changes nothing", async () => {
    const { made, values } = await arrange(desk(), scenario);
    const before = await snapshot(db(), made.id);
    const others = [...ROLES, "reporter" as const].filter((who) => !scenario.by.includes(who));
    for (const who of others)
      expect(
        await refusal(scenario.useCase({ actor: actorFor(desk(), who, made), now: NOW }, values)),
        who,
      ).toBe("forbidden");
    expect(await refusal(scenario.useCase({ actor: { type: "anonymous" }, now: NOW }, values))).toBe(
      "unauthenticated",
    );
    expect(await snapshot(db(), made.id)).toEqual(before);
  });

  test("does not find a case that is not for the one who asks", async () => {
    const inside = scenario.by.filter((who) => who !== "system");
    if (inside.length === 0) return expect(scenario.by).toEqual(["system"]);
    const { made, values } = await arrange(desk(), scenario, true);
    const stranger = await desk().make.makeCase({ receivedAt: RECEIVED });
    const before = await snapshot(db(), made.id);
    for (const who of inside) {
      const actor = who === "reporter" ? reporterOf(stranger) : actorFor(desk(), who, made);
      expect(await refusal(scenario.useCase({ actor, now: NOW }, values)), who).toBe("not_found");
    }
    expect(await snapshot(db(), made.id)).toEqual(before);
  });
}

function testWhatStays(db: () => TestDatabase, desk: () => Desk, scenario: Scenario): void {
  test("is taken back whole when its audit row cannot be written", async () => {
    const { made, values } = await arrange(desk(), scenario);
    const [who = "system"] = scenario.by;
    const before = await snapshot(db(), made.id);
    await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await expect(
        scenario.useCase({ actor: actorFor(desk(), who, made), now: NOW }, values),
      ).rejects.toThrow();
    } finally {
      await db().owner.query("alter table events drop constraint refuse_all");
    }
    expect(await snapshot(db(), made.id)).toEqual(before);
  });

  test("has the case indexed anew where it changed what can be searched for", async () => {
    const { made, values } = await arrange(desk(), scenario);
    const [who = "system"] = scenario.by;
    const before = await wordsOfCase(db(), made.id);
    await scenario.useCase({ actor: actorFor(desk(), who, made), now: NOW }, values);
    const { rows: jobs } = await db().owner.query(
      "select from graphile_worker._private_jobs where key = $1",
      [`index-${made.id}`],
    );
    const changed = !isDeepStrictEqual(await wordsOfCase(db(), made.id), before);
    expect(jobs.length).toBeGreaterThanOrEqual(changed ? 1 : 0);
  });

  test("takes no state, score, id or time from the request", async () => {
    const { made, values } = await arrange(desk(), scenario);
    const [who = "system"] = scenario.by;
    const smuggled = {
      state: "published",
      isPublic: true,
      score: "9.9",
      id: "00000000-0000-0000-0000-000000000001",
      reference: "EX-2026-AAAAA",
      receivedAt: "2020-01-01",
      closedAt: "2020-01-01",
    };
    await scenario.useCase({ actor: actorFor(desk(), who, made), now: NOW }, { ...smuggled, ...values });
    expect(await rowOf(db, made.id)).toMatchObject({
      reference: made.reference,
      received_at: RECEIVED,
      score: null,
      ...scenario.leaves,
    });
    expect((await rowOf(db, made.id)).state).not.toBe("published");
  });
}
