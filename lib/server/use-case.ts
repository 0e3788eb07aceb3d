import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, type CaseSubject, mayEver, owesProof } from "@/lib/domain/access/policy";
import type { JobDraft } from "@/lib/jobs/definitions";
import { assertMay, parseInput, proofRequired } from "./access";
import { appendEvents, type EventDraft } from "./audit/append";
import type { Tx } from "./database";
import { assertRoomFor } from "./disk-space";
import { notFound, refusalFor } from "./errors";
import { followUpJobs } from "./follow-up-jobs";
import { services } from "./services";
import { assertStillActs } from "./still-acts";
import { inTransaction } from "./transaction";
import { Vaults } from "./vaults";

/** Who asks, and when: everything a use case learns about the outside world. */
export type Caller = { actor: Actor; now: Date };

/** What `load` brings: the locked rows, and the facts the access table needs (null: no case is involved). */
export type Loaded = { access: CaseSubject | null };

export type Work = {
  tx: Tx;
  vaults: Vaults;
  actor: Actor;
  now: Date;
  /** Acts as somebody else for the rest of the transaction, once it is known who that is. */
  become: (actor: Actor) => Promise<void>;
};

declare const silent: unique symbol;
/** Stands where an audit event would: only for changes that concern no case, person or setting yet. */
export type NoEvents = readonly [] & { [silent]: true };

/** A change without an audit event, with the reason for it in the code. */
export function noEvents(_reason: string): NoEvents {
  return [] as unknown as NoEvents;
}

export type Done<Result> = {
  result: Result;
  events: readonly [EventDraft, ...EventDraft[]] | NoEvents;
  jobs?: readonly JobDraft[];
};

type Definition<Schema extends z.ZodType, Subject extends Loaded, Result, Prepared> = {
  input: Schema;
  action: Action;
  /** Slow work that needs no transaction and must hold no connection while it lasts: hashing, checking a proof. */
  prepare?: (caller: Caller & { input: z.output<Schema> }) => Promise<Prepared>;
  /** Loads and locks the subject; null where it is absent or invisible. */
  load: (work: Work & { input: z.output<Schema> }) => Promise<Subject | null>;
  /** Makes the change. No network in here. */
  run: (
    work: Work & { input: z.output<Schema>; subject: Subject; prepared: Prepared },
  ) => Promise<Done<Result>>;
};

export type UseCase<Result> = {
  (caller: Caller, input: unknown): Promise<Result>;
  action: Action;
};

/** For use cases that lock nothing. What `run` then waits for may outlast a session or a role. */
export const noSubject = async (): Promise<Loaded> => ({ access: null });

/**
 * The one seam for every write. Order: parse, may this actor ever, prepare (for whom a fresh proof is needed: with one), begin
 * with row-level security, load and lock, is this actor still who they were, may they here, run, audit events, jobs and what follows from the events, commit. Nothing of
 * it can be left out: the types ask for each part.
 */
export function useCase<Schema extends z.ZodType, Subject extends Loaded, Result, Prepared = undefined>(
  definition: Definition<Schema, Subject, Result, Prepared>,
): UseCase<Result> {
  const perform = async ({ actor, now }: Caller, raw: unknown): Promise<Result> => {
    const input = parseInput(definition.input, raw);
    if (!mayEver(actor, definition.action)) throw refusalFor(actor);
    assertRoomFor(actor, definition.action);
    const { pool, keyring } = services();
    if (definition.prepare && owesProof(actor, definition.action, now)) throw proofRequired();
    // A use case that prepares nothing asks for nothing prepared: its `Prepared` is undefined.
    const prepared = (await definition.prepare?.({ actor, now, input })) as Prepared;
    return inTransaction(pool, actor, "read write", async (tx, setActor) => {
      let acting = actor;
      const become = async (next: Actor) => {
        await setActor(next);
        acting = next;
      };
      const work = { tx, vaults: new Vaults(tx, keyring), actor, now, become };
      const subject = await definition.load({ ...work, input });
      if (subject === null) throw notFound();
      await assertStillActs(tx, actor, now);
      assertMay(actor, definition.action, subject.access, now);
      const done = await definition.run({ ...work, input, subject, prepared });
      const jobs = [...(done.jobs ?? []), ...followUpJobs(done.events)];
      await Promise.all([appendEvents(tx, acting, now, done.events), enqueue(tx, jobs)]);
      return done.result;
    });
  };
  return Object.assign(perform, { action: definition.action });
}

async function enqueue(tx: Tx, jobs: readonly JobDraft[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.execute(sql`
    select app.add_job(job->>'name', job->'payload', job->>'key', (job->>'runAt')::timestamptz)
    from json_array_elements(${JSON.stringify(jobs)}::json) as job`);
}
