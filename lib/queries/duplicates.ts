import { type SQL, sql } from "drizzle-orm";
import { tellsOfOriginal } from "@/lib/domain/duplicates/news";
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

/**
 * Which of these actions of a case's chain are told to the actor: where they do not see every case that it repeats or was ever
 * linked with, nothing of those is, since somebody restricted one.
 */
export async function toldActions(
  tx: Tx,
  caseId: string,
  actions: readonly string[],
): Promise<(action: string) => boolean> {
  if (!actions.some(tellsOfOriginal)) return () => true;
  const links = actions.filter((action) => action === "duplicate.linked").length;
  const { rows } = await tx.execute<{ sees: boolean }>(sql`
    with recursive up(id, parent) as (
      select id, duplicate_of from cases where id = ${caseId}::uuid
      union
      select c.id, c.duplicate_of from up join cases c on c.id = up.parent
    ) select not exists (select from up where parent is not null and not exists (select from cases c where c.id = parent))
        and (select count(*) from duplicate_links l where l.case_id = ${caseId}::uuid) >= ${links} as sees`);
  return rows[0]?.sees === true ? () => true : (action) => !tellsOfOriginal(action);
}
