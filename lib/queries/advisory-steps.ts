import { and, asc, eq, inArray } from "drizzle-orm";
import { events } from "@/db/schema";
import type { AdvisoryContent, AdvisoryStep } from "@/lib/domain/advisory/content";
import { standingEvents } from "@/lib/domain/case/standing-events";
import type { Tx } from "@/lib/server/database";

const STEP_OF: ReadonlyMap<string, AdvisoryStep> = new Map([
  ["case.acknowledge", "acknowledged"],
  ["case.accept", "confirmed"],
  ["case.fix_ready", "fixed"],
]);

/** The first time each step was taken, from the audit trail. A move that was taken back was never made, for the world. */
export async function advisorySteps(
  tx: Tx,
  caseId: string,
  receivedAt: Date,
): Promise<AdvisoryContent["timeline"]> {
  const rows = await tx
    .select({ seq: events.seq, at: events.at, action: events.action, data: events.data })
    .from(events)
    .where(
      and(
        eq(events.chainKind, "case"),
        eq(events.chainId, caseId),
        inArray(events.action, [...STEP_OF.keys(), "case.taken_back"]),
      ),
    )
    .orderBy(asc(events.seq));
  const steps = new Map<AdvisoryStep, string>([["reported", receivedAt.toISOString()]]);
  for (const { at, action } of standingEvents(rows)) {
    const step = STEP_OF.get(action);
    if (step && !steps.has(step)) steps.set(step, at.toISOString());
  }
  return [...steps].map(([step, at]) => ({ at, step }));
}
