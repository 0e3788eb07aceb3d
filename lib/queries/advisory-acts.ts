import { and, desc, eq, inArray } from "drizzle-orm";
import { events, people } from "@/db/schema";
import type { Tx } from "@/lib/server/database";

const ACTS = {
  scheduled: "case.schedule",
  published: "advisory.published",
  withdrawn: "advisory.withdrawn",
} as const;

/** Who did something last, where a person did, and when (ISO, UTC). */
export type Act = { who: string | null; at: string };

/** Who scheduled, published and withdrew an advisory last, from the audit trail. What was taken back stands here too. */
export async function advisoryActs(tx: Tx, caseId: string): Promise<Partial<Record<keyof typeof ACTS, Act>>> {
  const rows = await tx
    .selectDistinctOn([events.action], { action: events.action, at: events.at, who: people.displayName })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(
      and(
        eq(events.chainKind, "case"),
        eq(events.chainId, caseId),
        inArray(events.action, Object.values(ACTS)),
      ),
    )
    .orderBy(events.action, desc(events.seq));
  const last = (action: string): Act | undefined => {
    const row = rows.find((one) => one.action === action);
    return row && { who: row.who, at: row.at.toISOString() };
  };
  return {
    scheduled: last(ACTS.scheduled),
    published: last(ACTS.published),
    withdrawn: last(ACTS.withdrawn),
  };
}
