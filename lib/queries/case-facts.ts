import { sql } from "drizzle-orm";
import type { advisories, cases } from "@/db/schema";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import { publishBlockers } from "@/lib/domain/advisory/content";
import { publicFix } from "@/lib/domain/advisory/public-fix";
import { secondPerson } from "@/lib/domain/advisory/second-person";
import type { CaseFacts } from "@/lib/domain/case/needs";
import type { Tx } from "@/lib/server/database";
import type { Vaults } from "@/lib/server/vaults";
import { openContent } from "./advisory-content";
import { type RevisionInForce, revisionInForce } from "./revision-in-force";

/** Roles whose holders may approve an advisory, or agree that a report is spam. */
const APPROVERS = { advisory: ["coordinator", "publisher"], spam: ["coordinator", "triager"] } as const;

type Scope = { tx: Tx; vaults: Vaults; actor: Actor };
type CaseRow = typeof cases.$inferSelect;

type FactsRow = {
  reporters: number;
  open_credits: number;
  in_force: RevisionInForce;
  fix_reference: Buffer | null;
  mitigation: Buffer | null;
  test_evidence: Buffer | null;
  undecided_branches: number;
  vulnerabilities: number;
  unscored: number;
  unjudged: number;
  advisory_id: string | null;
  advisory_state: (typeof advisories.$inferSelect)["state"] | null;
  advisory_public_id: string | null;
  advisory_version: number | null;
  advisory_author: string | null;
  advisory_sealed: Buffer | null;
  approvals: { personId: string; version: number }[];
  advisory_authors: string[];
  approvers: string[];
  other_triagers: number;
};

/** What is stored, whether another person could be the second one for spam (apart from an advisory), and a mitigation is named. */
export type StoredFacts = CaseFacts & { secondForSpam: boolean; mitigated: boolean };

/**
 * Everything stored that a move may need to know, in one query; the move lays its own input over it. Needs a team or
 * system context: a reporter sees too little for the answers to be true.
 */
export async function gatherFacts(scope: Scope, row: CaseRow): Promise<StoredFacts> {
  return storedFacts(scope, row, await factsRow(scope, row));
}

/** The same for a page that also shows the fix and how the advisory stands. */
export async function factsWithFix(scope: Scope, row: CaseRow) {
  const found = await factsRow(scope, row);
  const { advisory_state: state, advisory_public_id: publicId } = found;
  return {
    facts: await storedFacts(scope, row, found),
    fix: await fixText(scope.vaults, row.id, found),
    advisory: state === null ? null : { state, publicId },
  };
}

async function storedFacts({ vaults, actor }: Scope, row: CaseRow, found: FactsRow): Promise<StoredFacts> {
  const content = await advisoryText(vaults, row.id, found);
  const second = secondPerson({
    authorIds: found.advisory_authors,
    lastAuthorId: found.advisory_author,
    approverIds: found.approvers,
  });
  return {
    state: row.state,
    isPublic: row.isPublic,
    publicFix: publicFix(found.in_force),
    hasReporter: found.reporters > 0,
    messageToReporter: false,
    severityRated: row.severity !== null,
    affectedProduct: row.productId !== null || row.productSealed !== null,
    outcome: row.outcome,
    reason: null,
    ownerId: row.assigneeId,
    expectedResolutionAt: row.expectedResolutionAt,
    fixOrMitigation: found.fix_reference !== null || found.mitigation !== null,
    testEvidence: found.test_evidence !== null,
    undecidedBranches: found.undecided_branches,
    advisoryBlockers: content === null ? 1 : publishBlockers(content).length,
    workaround: content !== null && content.workaround.trim() !== "",
    approvals: found.approvals.map(({ personId, version }) => ({
      personId,
      current: version === found.advisory_version,
    })),
    barredIds: second.barredIds,
    vulnerabilityScored: found.vulnerabilities > 0 && found.unscored === 0,
    impactJudged: found.vulnerabilities > 0 && found.unjudged === 0,
    embargoUntil: row.embargoUntil,
    spamMarkedBy: row.spamMarkedBy,
    reporterTold: row.reporterToldAt !== null,
    openCredits: found.open_credits,
    emergencyReason: null,
    reopenedByReporter: row.reopenedByReporter,
    actorId: actorId(actor),
    actorIsReporter: actor.type === "reporter",
    secondPersonExists: second.exists,
    secondForSpam: found.other_triagers > 0,
    mitigated: found.mitigation !== null,
  };
}

const roleList = (roles: readonly string[]) =>
  sql`array[${sql.join(
    roles.map((role) => sql`${role}`),
    sql`, `,
  )}]::text[]`;

// Who changed the advisory since the last version before this one that was approved or published. The first draft is no
// text of anybody: it is made from the case.
const AUTHORS = sql`array(
  select distinct e.actor_id::text from events e
  where e.chain_kind = 'case' and e.chain_id = k.id and e.actor_kind = 'person'
    and e.action in ('advisory.edited', 'advisory.refreshed') and e.data->>'unchanged' is distinct from 'true'
    and (e.data->>'version')::int > coalesce(greatest(
      (select max(g.version) from advisory_approvals g where g.advisory_id = a.id and g.version < a.version),
      (select max((p.data->>'version')::int) from events p where p.chain_kind = 'case' and p.chain_id = k.id
        and p.action = 'advisory.published' and (p.data->>'version')::int < a.version)), 0))`;

async function factsRow({ tx, actor }: Scope, row: CaseRow): Promise<FactsRow> {
  const { rows } = await tx.execute<FactsRow>(sql`
    select
      (select count(*)::int from participants p
        where p.case_id = k.id and p.kind = 'reporter' and p.removed_at is null) as reporters,
      (select count(*)::int from credits c where c.case_id = k.id and c.state = 'offered') as open_credits,
      ${revisionInForce(sql`k.id`)} as in_force,
      r.fix_reference_sealed as fix_reference, r.mitigation_sealed as mitigation, r.test_evidence_sealed as test_evidence,
      (select count(*)::int from product_branches b
        where b.product_id = ${row.productId}::uuid and b.support in ('active', 'extended')
          and not exists (select from branch_decisions d where d.case_id = k.id and d.branch_id = b.id)) as undecided_branches,
      (select count(*)::int from vulnerabilities v where v.case_id = k.id) as vulnerabilities,
      (select count(*)::int from vulnerabilities v where v.case_id = k.id
        and not exists (select from scores s where s.vulnerability_id = v.id and s.issuer = 'team')) as unscored,
      (select count(*)::int from vulnerabilities v where v.case_id = k.id and v.impact is null) as unjudged,
      a.id as advisory_id, a.state as advisory_state, a.public_id as advisory_public_id, a.version as advisory_version, a.author_id as advisory_author, a.content_sealed as advisory_sealed,
      coalesce((select json_agg(json_build_object('personId', g.person_id, 'version', g.version))
        from advisory_approvals g where g.advisory_id = a.id), '[]') as approvals,
      ${AUTHORS} as advisory_authors,
      array(select distinct h.person_id::text from person_roles h join people p on p.id = h.person_id
        where h.role = any (${roleList(APPROVERS.advisory)}) and p.disabled_at is null) as approvers,
      app.others_with_role(${roleList(APPROVERS.spam)}, ${actorId(actor)}::uuid) as other_triagers
    from (select ${row.id}::uuid as id) k
      left join remediations r on r.case_id = k.id
      left join advisories a on a.case_id = k.id`);
  const [found] = rows;
  if (!found) throw new Error("a query without a source of rows gave none");
  return found;
}

async function fixText(vaults: Vaults, caseId: string, found: FactsRow) {
  const vault = await vaults.ofCase(caseId);
  const open = (column: string, sealed: Buffer | null) =>
    vault.openOptional(`remediations.${column}_sealed`, caseId, sealed) ?? "";
  return {
    reference: open("fix_reference", found.fix_reference),
    mitigation: open("mitigation", found.mitigation),
    testEvidence: open("test_evidence", found.test_evidence),
  };
}

async function advisoryText(vaults: Vaults, caseId: string, found: FactsRow) {
  if (found.advisory_id === null || found.advisory_sealed === null) return null;
  const vault = await vaults.ofCase(caseId);
  return openContent(vault, { id: found.advisory_id, contentSealed: found.advisory_sealed });
}
