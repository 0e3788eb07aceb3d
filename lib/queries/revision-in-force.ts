import { type SQL, sql } from "drizzle-orm";

/** As {@link revisionInForce} gives it. */
export type RevisionInForce = { emergency: boolean; withdrawn: boolean } | null;

/** What the public reads about this case: whether it says that there is no fix yet (S0.9), and whether it is withdrawn. @param caseId a column with the case's id */
export function revisionInForce(caseId: SQL): SQL {
  return sql`(select json_build_object(
      'emergency', r.content->>'emergency' = 'true', 'withdrawn', r.withdrawn_at is not null)
    from advisory_revisions r where r.case_id = ${caseId} and r.superseded_at is null)`;
}
