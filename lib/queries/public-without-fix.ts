import { type SQL, sql } from "drizzle-orm";

/** Whether what the public reads about this case says that there is no fix yet (S0.9). @param caseId a column with the case's id */
export function publicWithoutFix(caseId: SQL): SQL {
  return sql`exists (select from advisory_revisions r
    where r.case_id = ${caseId} and r.superseded_at is null and r.withdrawn_at is null
      and r.content->>'emergency' = 'true')`;
}
