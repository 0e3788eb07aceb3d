import { and, desc, eq } from "drizzle-orm";
import { events, people, ssvcDecisions } from "@/db/schema";
import { IMPACT_AXES, IMPACT_LEVELS, type ImpactAxis, type ImpactLevel } from "@/lib/domain/impact";
import type { SsvcQuestion } from "@/lib/domain/ssvc/questions";
import type { SsvcDecision } from "@/lib/domain/ssvc/tree";
import type { Reading } from "@/lib/server/read";

type Judged = { id: string; by: string | null; at: string };

export type SsvcEntry = Judged & {
  vulnerabilityId: string;
  answers: Record<SsvcQuestion, string>;
  decision: SsvcDecision;
  rationale: string | null;
};

/** Every SSVC decision of a case, newest first. */
export async function ssvcEntries({ tx, vaults }: Reading, caseId: string): Promise<SsvcEntry[]> {
  const vault = await vaults.ofCase(caseId);
  const rows = await tx
    .select({ row: ssvcDecisions, by: people.displayName })
    .from(ssvcDecisions)
    .leftJoin(people, eq(people.id, ssvcDecisions.createdBy))
    .where(eq(ssvcDecisions.caseId, caseId))
    .orderBy(desc(ssvcDecisions.createdAt), desc(ssvcDecisions.id));
  return rows.map(({ row, by }) => ({
    id: row.id,
    vulnerabilityId: row.vulnerabilityId,
    answers: {
      exploitation: row.exploitation,
      automatable: row.automatable,
      valueDensity: row.valueDensity,
      technicalImpact: row.technicalImpact,
      safetyImpact: row.safetyImpact,
    },
    decision: row.decision,
    rationale: vault.openOptional("ssvc_decisions.rationale_sealed", row.id, row.rationaleSealed),
    by,
    at: row.createdAt.toISOString(),
  }));
}

export type ImpactEntry = Judged & {
  vulnerabilityId: string;
  levels: { axis: ImpactAxis; level: ImpactLevel | null }[];
  reason: string | null;
};

/** Every impact board of a case, newest first, from the audit trail: boards are overwritten, what was judged is not. */
export async function impactEntries({ tx, vaults }: Reading, caseId: string): Promise<ImpactEntry[]> {
  const vault = await vaults.ofCase(caseId);
  const rows = await tx
    .select({ row: events, by: people.displayName })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.chainKind, "case"), eq(events.chainId, caseId), eq(events.action, "impact.judged")))
    .orderBy(desc(events.seq));
  return rows.map(({ row, by }) => ({
    id: String(row.seq),
    vulnerabilityId: String(row.data.vulnerabilityId),
    levels: IMPACT_AXES.map((axis) => ({
      axis,
      level: IMPACT_LEVELS.find((level) => level === row.data[axis]) ?? null,
    })),
    reason: vault.openOptional("events.sealed", caseId, row.sealed),
    by,
    at: row.at.toISOString(),
  }));
}
