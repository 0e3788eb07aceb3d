import { type SQL, sql } from "drizzle-orm";
import { tellsOfEarlier, tellsOfOriginal } from "@/lib/domain/duplicates/news";
import type { Tx } from "@/lib/server/database";

/**
 * A case and those it repeats one after the other, as far as the actor sees: the canonical one is the last of them. Links never
 * form a circle (`linkDuplicate` sees to that).
 */
const up = (caseId: string) => sql`up(id, depth) as (
  select ${caseId}::uuid, 0
  union all
  select c.id, up.depth + 1 from up
    join cases k on k.id = up.id join cases c on c.id = k.duplicate_of)`;

/** A case and every one that repeats it, directly or through another, as far as the actor sees. */
const down = (top: SQL) => sql`down(id) as (
  ${top}
  union
  select c.id from down join cases c on c.duplicate_of = down.id)`;

const LAST = sql`select id from up order by depth desc limit 1`;

/**
 * The case that this one repeats, followed to the last that repeats none, as far as the actor sees: the id given where it
 * repeats nothing.
 */
export async function canonicalOf(tx: Tx, caseId: string): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`with recursive ${up(caseId)} ${LAST}`);
  return rows[0]?.id ?? caseId;
}

/** Every case that repeats this one, directly or through another, as far as the actor sees. */
export async function duplicatesOf(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive ${down(sql`select ${caseId}::uuid`)}
    select id from down where id <> ${caseId}::uuid order by id`);
  return rows.map(({ id }) => id);
}

/** Every case of the same problem as this one, itself among them, as far as the actor sees. */
export async function casesOfProblem(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    with recursive ${up(caseId)}, ${down(sql`(${LAST})`)} select id from down order by id`);
  return rows.map(({ id }) => id);
}

/** Both for a statement that lists them: the ids, `canonical` being true for the one this case repeats. */
export const linkedIds = (caseId: string) => sql`(
  with recursive ${up(caseId)}, ${down(sql`select ${caseId}::uuid`)}
  select id, false as canonical from down where id <> ${caseId}::uuid
  union all
  select id, true from (${LAST}) canonical where id <> ${caseId}::uuid)`;

/** The cases of the same problem that are open to the whole team, as far as the actor sees: the canonical one and what repeats it. */
export async function openLinked(tx: Tx, caseId: string): Promise<{ id: string; reference: string }[]> {
  const { rows } = await tx.execute<{ id: string; reference: string }>(sql`
    with recursive ${up(caseId)}, ${down(sql`(${LAST})`)}
    select c.id, c.reference from down join cases c on c.id = down.id
    where c.id <> ${caseId}::uuid and not c.restricted
    order by c.received_at, c.id`);
  return rows;
}

// Cases that this one was ever linked with, one after the other.
const everLinked = (caseId: string) => sql`ever(id) as (
  select ${caseId}::uuid
  union
  select case l.case_id when ever.id then l.canonical_id else l.case_id end
  from ever join duplicate_links l on ever.id in (l.case_id, l.canonical_id))`;

/**
 * Which of these actions of a case's chain are told to the actor: where they do not see every case that it repeats or was ever
 * linked with, nothing of those is, since somebody restricted one. Of an earlier report is told where they see one that is.
 */
export async function toldActions(
  tx: Tx,
  caseId: string,
  actions: readonly string[],
): Promise<(action: string) => boolean> {
  if (!actions.some(tellsOfOriginal)) return () => true;
  const links = actions.filter((action) => action === "duplicate.linked").length;
  const { rows } = await tx.execute<{ sees: boolean; earlier: boolean }>(sql`
    with recursive parents(id, parent) as (
      select id, duplicate_of from cases where id = ${caseId}::uuid
      union
      select c.id, c.duplicate_of from parents join cases c on c.id = parents.parent
    ), ${everLinked(caseId)}
    select not exists (select from parents where parent is not null and not exists (select from cases c where c.id = parent))
        and (select count(*) from duplicate_links l where l.case_id = ${caseId}::uuid) >= ${links} as sees,
      exists (select from ever join reports r on r.case_id = ever.id
        where r.received_at < (select min(own.received_at) from reports own where own.case_id = ${caseId}::uuid)) as earlier`);
  const { sees = false, earlier = false } = rows[0] ?? {};
  return (action) => !tellsOfOriginal(action) || (sees && (earlier || !tellsOfEarlier(action)));
}
