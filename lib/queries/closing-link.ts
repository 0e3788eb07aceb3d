import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Overwritten, readOverwritten } from "@/lib/domain/case/before-move";
import { CASE_STATES, type CaseState } from "@/lib/domain/case/states";
import type { Tx } from "@/lib/server/database";

/** When the link of a duplicate closed it, the state it had, and what the move overwrote. */
export type ClosingLink = { at: Date; from: CaseState; before: Overwritten };

const moveData = z.object({ from: z.enum(CASE_STATES) });

/**
 * The link of a case that was closed by being linked; null for one that was linked after it was closed. Needs the system as
 * actor: whoever splits may not see the link, which names the other case.
 */
export async function closingLink(tx: Tx, caseId: string): Promise<ClosingLink | null> {
  const { rows } = await tx.execute<{ at: string; data: unknown }>(sql`
    select e.at, e.data from duplicate_links l
    join events e on e.chain_kind = 'case' and e.chain_id = l.case_id and e.action = 'case.reject' and e.at = l.linked_at
    where l.case_id = ${caseId}::uuid and l.split_at is null
    order by e.seq desc limit 1`);
  const [row] = rows;
  if (!row) return null;
  return { at: new Date(row.at), from: moveData.parse(row.data).from, before: readOverwritten(row.data) };
}
