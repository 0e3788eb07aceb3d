import { sql } from "drizzle-orm";
import { priorityOf } from "@/lib/domain/priority/rule";
import { settlingFacts } from "@/lib/queries/priority-facts";
import type { Tx } from "@/lib/server/database";

/**
 * Writes what follows from the facts of a case: its priority with the reasons, its most pressing SSVC decision, whether
 * it has a CVE ID. Whatever changes a fact of them (state, clocks, severity, impact, SSVC, a CVE ID, a publication) calls
 * this last, in the same transaction. Needs a team or system context, but for a case that has just come in.
 */
export async function settleCase(tx: Tx, caseId: string, now: Date): Promise<void> {
  await settleCases(tx, [caseId], now);
}

/**
 * The same for many at once. Rows that stand right already are not touched, so that settling twice changes nothing. Returns
 * the ids of those that were.
 */
export async function settleCases(tx: Tx, caseIds: readonly string[], now: Date): Promise<string[]> {
  const facts = await settlingFacts(tx, caseIds);
  const settled = facts.map(({ caseId, priority, hasCve }) => {
    const { level, reasons, until } = priorityOf(priority, now);
    return { id: caseId, level, reasons, until, ssvc: priority.ssvc?.decision ?? null, cve: hasCve };
  });
  const { rows } = await tx.execute<{ id: string }>(sql`
    update cases c set priority = s.level, priority_reasons = s.reasons, priority_until = s.until, ssvc = s.ssvc, has_cve = s.cve
    from json_to_recordset(${JSON.stringify(settled)}::json)
      as s(id uuid, level text, reasons text[], until timestamptz, ssvc text, cve boolean)
    where c.id = s.id and (c.priority, c.priority_reasons, c.priority_until, c.ssvc, c.has_cve)
      is distinct from (s.level, s.reasons, s.until, s.ssvc, s.cve)
    returning c.id`);
  return rows.map(({ id }) => id);
}
