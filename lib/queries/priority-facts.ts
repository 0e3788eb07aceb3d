import { sql } from "drizzle-orm";
import { publicFix } from "@/lib/domain/advisory/public-fix";
import type { CaseState } from "@/lib/domain/case/states";
import { worstImpact } from "@/lib/domain/impact";
import type { PriorityFacts } from "@/lib/domain/priority/reasons";
import type { Severity } from "@/lib/domain/severity";
import { type Exploitation, mostPressing, type SsvcDecision } from "@/lib/domain/ssvc/tree";
import type { Tx } from "@/lib/server/database";
import { type RevisionInForce, revisionInForce } from "./revision-in-force";

type Row = {
  id: string;
  state: CaseState;
  severity: Severity | null;
  exploited: string | null;
  already_public: string | null;
  next_due_at: string | null;
  flaws: { impact: Record<string, unknown> | null; cve: boolean; ssvc: Decided | null }[];
  in_force: RevisionInForce;
};
type Decided = { decision: SsvcDecision; exploitation: Exploitation };

/** What settles a case: the facts of its priority, and what its vulnerabilities alone decide. */
export type SettlingFacts = { caseId: string; priority: PriorityFacts; hasCve: boolean };

/**
 * The stored facts of these cases, in one query of one text however many they are. Needs a team or system context: a
 * reporter sees no vulnerabilities, and would settle a case as if nobody had judged it.
 */
export async function settlingFacts(tx: Tx, caseIds: readonly string[]): Promise<SettlingFacts[]> {
  const { rows } = await tx.execute<Row>(sql`
    select c.id, c.state, c.severity, c.exploited, c.already_public, c.next_due_at,
      coalesce((
        select json_agg(json_build_object('impact', v.impact, 'cve', v.cve_id is not null, 'ssvc', (
          select json_build_object('decision', d.decision, 'exploitation', d.exploitation) from ssvc_decisions d
          where d.vulnerability_id = v.id order by d.created_at desc, d.id desc limit 1)))
        from vulnerabilities v where v.case_id = c.id), '[]') as flaws,
      ${revisionInForce(sql`c.id`)} as in_force
    from cases c
    where c.id = any (${`{${caseIds.join(",")}}`}::uuid[])`);
  return rows.map((row) => ({
    caseId: row.id,
    priority: {
      state: row.state,
      publicFix: publicFix(row.in_force),
      impact: worstImpact(row.flaws.flatMap(({ impact }) => (impact ? [impact] : []))),
      exploited: row.exploited,
      alreadyPublic: row.already_public,
      ssvc: ssvcOf(row.flaws),
      severity: row.severity,
      nextDueAt: row.next_due_at === null ? null : new Date(row.next_due_at),
    },
    hasCve: row.flaws.some(({ cve }) => cve),
  }));
}

function ssvcOf(flaws: Row["flaws"]): PriorityFacts["ssvc"] {
  const decided = flaws.flatMap(({ ssvc }) => ssvc ?? []);
  const most = mostPressing(decided);
  return most && { ...most, complete: decided.length === flaws.length };
}
