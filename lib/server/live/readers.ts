import { sql } from "drizzle-orm";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { type CaseSubject, can } from "@/lib/domain/access/policy";
import type { ParticipantKind } from "@/lib/domain/access/roles";
import { read } from "@/lib/server/read";
import { findSessions, personOf } from "@/lib/server/sessions";

const LIVE: Actor = { type: "system", task: "live" };

type Row = { id: string; restricted: boolean; members: { personId: string; kind: ParticipantKind }[] };

/** What decides who may read these cases, one query for all. */
export async function subjectsOf(caseIds: readonly string[]): Promise<CaseSubject[]> {
  return read(LIVE, async ({ tx }) => {
    const { rows } = await tx.execute<Row>(sql`
      select c.id, c.restricted, coalesce((
        select json_agg(json_build_object('personId', p.person_id, 'kind', p.kind)) from participants p
        where p.case_id = c.id and p.person_id is not null and p.removed_at is null), '[]') as members
      from cases c where c.id = any (${`{${caseIds.join(",")}}`}::uuid[])`);
    return rows.map(({ id, restricted, members }) => ({ caseId: id, restricted, members }));
  });
}

/** Who the sessions with these token hashes belong to now, by the hash in hexadecimal; those that are over are missing. */
export async function readersOf(tokens: readonly Buffer[], now: Date): Promise<Map<string, PersonActor>> {
  const sessions = await findSessions(tokens, now);
  return new Map(sessions.map((row) => [row.token.toString("hex"), personOf(row)]));
}

/** Which of these cases somebody may read at this moment. */
export function readable(actor: PersonActor, subjects: readonly CaseSubject[], now: Date): string[] {
  return subjects
    .filter((subject) => can(actor, "case.read", subject, now).allowed)
    .map(({ caseId }) => caseId);
}
