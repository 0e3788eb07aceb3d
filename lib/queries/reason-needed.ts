import { sql } from "drizzle-orm";
import type { cases } from "@/db/schema";
import { changesNeedReason } from "@/lib/domain/case/judgement";
import { standingEvents } from "@/lib/domain/case/standing-events";
import type { Tx } from "@/lib/server/database";

type Row = Pick<typeof cases.$inferSelect, "id" | "state" | "resumeState" | "isPublic">;

/** Whether who changes a judgement of this case has to say why. */
export async function reasonNeeded(tx: Tx, row: Row): Promise<boolean> {
  if (changesNeedReason({ ...row, acceptedBefore: false })) return true;
  return changesNeedReason({ ...row, acceptedBefore: await acceptedBefore(tx, row.id) });
}

// An acceptance that was taken back never was one.
async function acceptedBefore(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ seq: number; action: string; data: unknown }>(sql`
    select seq::int, action, data from events
    where chain_kind = 'case' and chain_id = ${caseId}::uuid and action in ('case.accept', 'case.taken_back')`);
  return standingEvents(rows).some(({ action }) => action === "case.accept");
}
