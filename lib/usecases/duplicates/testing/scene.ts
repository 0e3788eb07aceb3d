import { addPerson, sendReport } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { JOBS } from "@/lib/jobs/definitions";
import { portalCase } from "@/lib/queries/portal";
import type { AppError } from "@/lib/server/errors";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { splitDuplicate } from "@/lib/usecases/duplicates/split";
import { tellDuplicates } from "@/lib/usecases/duplicates/tell";

export const NOW = new Date("2026-11-20T14:00:00Z");
export const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
export const REASON = "Somebody reported this before you. You will be told here what comes of it.";

export type Sent = Awaited<ReturnType<typeof sendReport>>;

/** A desk with a triager and two coordinators, one of whom publishes. */
export async function duplicatesDesk(db: TestDatabase) {
  await setUpInstance(db.owner);
  return {
    mara: await addPerson(db, { name: "Mara", roles: ["triager"] }),
    cora: await addPerson(db, { name: "Cora", roles: ["coordinator"] }),
    noor: await addPerson(db, { name: "Noor", roles: ["coordinator", "publisher"], now: NOW }),
  };
}

/** Two reports of one problem, half an hour apart. */
export async function sendPair(): Promise<{ first: Sent; later: Sent }> {
  return {
    first: await sendReport(NOW, { title: "Canary-original title", summary: "Canary-original text" }),
    later: await sendReport(at(30), { title: "Overflow again" }),
  };
}

export const link = (actor: Actor, later: { caseId: string }, canonical: { reference: string }, more = {}) =>
  linkDuplicate(
    { actor, now: at(60) },
    { caseId: later.caseId, duplicateOf: canonical.reference, reason: REASON, ...more },
  );

export const split = (actor: Actor, later: { caseId: string }, more = {}) =>
  splitDuplicate(
    { actor, now: at(90) },
    { caseId: later.caseId, reason: "Another parser.", message: "Yours is another problem.", ...more },
  );

/** What the portal shows the reporter of a case. */
export async function portalOf({ actor }: Sent) {
  const found = await portalCase(actor, at(120));
  if (!found) throw new Error("the reporter lost their case");
  return found;
}

/** The words of a refusal for its first field, else its code; "allowed" where there is none. */
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "allowed",
    (error: AppError) => error.details.fields?.[0]?.message ?? error.code,
  );

/** Looks behind row-level security. */
export class Behind {
  constructor(private readonly db: TestDatabase) {}

  async case(caseId: string): Promise<Record<string, unknown>> {
    return (await this.db.owner.query("select * from cases where id = $1", [caseId])).rows[0];
  }

  async events(caseId: string): Promise<string[]> {
    const sql = "select action from events where chain_id = $1 order by seq";
    return (await this.db.owner.query(sql, [caseId])).rows.map(({ action }) => action);
  }

  async news(caseId: string): Promise<string[]> {
    return (await this.events(caseId)).filter((action) => action.startsWith("original."));
  }

  async noticesToReporters(caseId: string): Promise<string[]> {
    const sql =
      "select template from notices where case_id = $1 and participant_id is not null order by created_at, id";
    return (await this.db.owner.query(sql, [caseId])).rows.map(({ template }) => template);
  }

  /** While `work` runs no audit row can be written. */
  async withoutAudit(work: () => Promise<void>): Promise<void> {
    await this.db.owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await work();
    } finally {
      await this.db.owner.query("alter table events drop constraint refuse_all");
    }
  }

  /** Does the waiting jobs that tell reporters of duplicates, each `times` times. */
  async tellAll(times = 1): Promise<void> {
    const { rows } = await this.db.owner.query(
      "select payload from graphile_worker._private_jobs where key like 'tell-%' order by id",
    );
    await this.db.owner.query("delete from graphile_worker._private_jobs");
    const caller = { actor: { type: "system", task: "tell-duplicates" } as const, now: at(100) };
    for (const { payload } of rows)
      for (let n = 0; n < times; n++) await tellDuplicates(caller, JOBS["tell-duplicates"].parse(payload));
  }
}

export type Team = { mara: PersonActor; cora: PersonActor; noor: PersonActor };
