import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { AppError } from "@/lib/server/errors";
import type { UseCase } from "@/lib/server/use-case";
import { acceptCase } from "./accept";
import { editCase } from "./edit";
import * as moves from "./moves";
import { markFixReady } from "./record-fix";
import { rejectCase } from "./reject";
import { reopenAsReporter } from "./reopen-as-reporter";
import { chainHolds, type Desk, NOW, openDesk, RECEIVED, reporterOf } from "./testing/desk";
import { addNote, replyAsReporter, withdrawReport, writeToReporter } from "./write";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const ACTS: readonly UseCase<unknown>[] = [
  moves.acknowledgeCase,
  moves.askReporter,
  moves.planFix,
  moves.reworkFix,
  moves.schedulePublication,
  moves.unschedulePublication,
  moves.closeCase,
  moves.withholdCase,
  moves.reopenCase,
  moves.expireQuestion,
  acceptCase,
  rejectCase,
  markFixReady,
  editCase,
  addNote,
  writeToReporter,
  replyAsReporter,
  withdrawReport,
  reopenAsReporter,
];

const words = fc.constantFrom(undefined, "", "Some words.");
const step = fc.record({
  act: fc.constantFrom(...ACTS),
  who: fc.constantFrom("coordinator", "triager", "developer", "reporter", "system"),
  input: fc.record({
    body: words,
    message: words,
    reason: words,
    title: fc.constantFrom(undefined, "Another title"),
    outcome: fc.constantFrom(undefined, "duplicate", "spam", "nonsense"),
    severity: fc.constantFrom(undefined, "", "high"),
    severityReason: words,
    product: fc.constantFrom(undefined, "Example Server"),
    expectedResolutionAt: fc.constantFrom(undefined, "2026-12-24"),
    fixReference: words,
    testEvidence: words,
  }),
  hours: fc.integer({ min: 0, max: 400 }),
});

type Row = {
  state: string;
  resume_state: string | null;
  is_public: boolean;
  closed_at: Date | null;
  outcome: string | null;
  published_at: Date | null;
  version: number;
  next_due_at: Date | null;
};

async function rowOf(caseId: string): Promise<Row> {
  return (await db().owner.query("select * from cases where id = $1", [caseId])).rows[0];
}

async function chainLength(caseId: string): Promise<number> {
  const { rows } = await db().owner.query("select count(*)::int as n from events where chain_id = $1", [
    caseId,
  ]);
  return rows[0].n;
}

test("whatever is tried on a case, by whomever, it stays in one piece and every change is on the record", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const made = await desk.make.makeCase({ receivedAt: RECEIVED, product: "Example Server" });
      let before = await rowOf(made.id);
      let events = 0;
      let at = NOW.getTime();
      for (const { act, who, input, hours } of steps) {
        at += hours * 3_600_000;
        const actor: Actor =
          who === "reporter"
            ? reporterOf(made)
            : who === "system"
              ? { type: "system", task: "test" }
              : desk.people[who as "triager"].actor;
        const done = await act({ actor, now: new Date(at) }, { caseId: made.id, ...input }).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(AppError);
            return false;
          },
        );
        const after = await rowOf(made.id);
        const grown = await chainLength(made.id);
        if (done) expect(grown).toBeGreaterThan(events);
        else expect({ after, grown }).toEqual({ after: before, grown: events });
        if (after.state !== before.state) expect(after.version).toBe(before.version + 1);
        expect(after.version).toBeGreaterThanOrEqual(before.version);
        expect(after.state === "closed").toBe(after.closed_at !== null);
        expect(after.outcome !== null && after.state !== "closed").toBe(false);
        expect(after.state === "needs_info").toBe(after.resume_state !== null);
        expect(after.is_public).toBe(after.published_at !== null);
        if (after.state === "closed") expect(after.next_due_at).toBeNull();
        before = after;
        events = grown;
      }
      expect(await chainHolds(db(), made.id)).toBe(true);
    }),
    { numRuns: 8 },
  );
});
