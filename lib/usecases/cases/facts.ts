import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  advisories,
  advisoryApprovals,
  branchDecisions,
  credits,
  participants,
  productBranches,
  remediations,
  scores,
  vulnerabilities,
} from "@/db/schema";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import { advisoryContentSchema, publishBlockers } from "@/lib/domain/advisory/content";
import type { CaseFacts } from "@/lib/domain/case/needs";
import type { Tx } from "@/lib/server/database";
import type { Vaults } from "@/lib/server/vaults";
import type { CaseRow } from "./subject";

/** Roles whose holders may approve an advisory or agree that a report is spam. */
const APPROVERS = { advisory: ["coordinator", "publisher"], spam: ["coordinator", "triager"] } as const;

type Scope = { tx: Tx; vaults: Vaults; actor: Actor };

/** Everything stored that a move may need to know; the move lays its own input over it. Needs a team actor. */
export async function gatherFacts(scope: Scope, row: CaseRow): Promise<CaseFacts> {
  const { tx, actor } = scope;
  const remediation = await remediationOf(tx, row.id);
  const advisory = await advisoryOf(scope, row);
  const judged = await judgementOf(tx, row.id);
  const [reporter] = await tx
    .select({ n: count() })
    .from(participants)
    .where(
      and(eq(participants.caseId, row.id), eq(participants.kind, "reporter"), isNull(participants.removedAt)),
    );
  const [openCredits] = await tx
    .select({ n: count() })
    .from(credits)
    .where(and(eq(credits.caseId, row.id), eq(credits.state, "offered")));
  return {
    state: row.state,
    isPublic: row.isPublic,
    hasReporter: (reporter?.n ?? 0) > 0,
    messageToReporter: false,
    severityRated: row.severity !== null,
    affectedProduct: row.productId !== null || row.productSealed !== null,
    outcome: row.outcome,
    reason: null,
    ownerId: row.assigneeId,
    expectedResolutionAt: row.expectedResolutionAt,
    ...remediation,
    undecidedBranches: await undecidedBranches(tx, row),
    ...advisory,
    ...judged,
    embargoUntil: row.embargoUntil,
    spamMarkedBy: row.spamMarkedBy,
    reporterTold: row.reporterToldAt !== null,
    openCredits: openCredits?.n ?? 0,
    emergencyReason: null,
    reopenedByReporter: row.reopenedByReporter,
    actorId: actorId(actor),
    actorIsReporter: actor.type === "reporter",
    secondPersonExists: await secondPersonExists(
      tx,
      APPROVERS.advisory,
      advisory.advisoryAuthorId ?? actorId(actor),
    ),
  };
}

/** Whether another active person could be the second one for spam. */
export async function secondForSpam(tx: Tx, actor: Actor): Promise<boolean> {
  return secondPersonExists(tx, APPROVERS.spam, actorId(actor));
}

async function secondPersonExists(tx: Tx, roles: readonly string[], except: string | null): Promise<boolean> {
  const list = sql.join(
    roles.map((role) => sql`${role}`),
    sql`, `,
  );
  const found = await tx.execute<{ n: number }>(
    sql`select app.others_with_role(array[${list}]::text[], ${except}::uuid) as n`,
  );
  return (found.rows[0]?.n ?? 0) > 0;
}

async function remediationOf(tx: Tx, caseId: string) {
  const [row] = await tx.select().from(remediations).where(eq(remediations.caseId, caseId));
  return {
    fixOrMitigation: row !== undefined && (row.fixReferenceSealed !== null || row.mitigationSealed !== null),
    testEvidence: row !== undefined && row.testEvidenceSealed !== null,
  };
}

/** Supported branches of the product without a decision (S1.11). */
export async function undecidedBranches(tx: Tx, row: CaseRow): Promise<number> {
  if (row.productId === null) return 0;
  const [found] = await tx
    .select({ n: count() })
    .from(productBranches)
    .leftJoin(
      branchDecisions,
      and(eq(branchDecisions.branchId, productBranches.id), eq(branchDecisions.caseId, row.id)),
    )
    .where(
      and(
        eq(productBranches.productId, row.productId),
        inArray(productBranches.support, ["active", "extended"]),
        isNull(branchDecisions.branchId),
      ),
    );
  return found?.n ?? 0;
}

async function advisoryOf({ tx, vaults }: Scope, row: CaseRow) {
  const [advisory] = await tx.select().from(advisories).where(eq(advisories.caseId, row.id));
  if (!advisory) return { advisoryBlockers: 1, approvals: [], advisoryAuthorId: null, workaround: false };
  const vault = await vaults.ofCase(row.id);
  const content = advisoryContentSchema.parse(
    JSON.parse(vault.open("advisories.content_sealed", advisory.id, advisory.contentSealed)),
  );
  const given = await tx
    .select()
    .from(advisoryApprovals)
    .where(eq(advisoryApprovals.advisoryId, advisory.id));
  return {
    advisoryBlockers: publishBlockers(content).length,
    approvals: given.map((a) => ({ personId: a.personId, current: a.version === advisory.version })),
    advisoryAuthorId: advisory.authorId,
    workaround: content.workaround.trim() !== "",
  };
}

async function judgementOf(tx: Tx, caseId: string) {
  const all = await tx
    .select({ id: vulnerabilities.id, impact: vulnerabilities.impact })
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, caseId));
  const scored = await tx
    .selectDistinct({ id: scores.vulnerabilityId })
    .from(scores)
    .where(and(eq(scores.caseId, caseId), eq(scores.issuer, "team")));
  return {
    vulnerabilityScored: all.length > 0 && all.every(({ id }) => scored.some((s) => s.id === id)),
    impactJudged: all.length > 0 && all.every(({ impact }) => impact !== null),
  };
}
