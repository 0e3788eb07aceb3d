import pg from "pg";

export type Moved = { id: string; reference: string; version: number };

const KEPT = [
  "state",
  "unacknowledged",
  "next_due_at",
  "next_due_soon_at",
  "next_due_kind",
  "priority",
  "priority_reasons",
  "priority_until",
  "reporter_waits_since",
  "reporter_told_at",
  "last_activity_at",
  "version",
] as const;

/** Not enough cases are new: others are made so, and what they were is kept for `putBack`. */
export async function casesToAcknowledge(ownerUrl: string, count: number): Promise<Moved[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `create table if not exists bench_moved as select id, ${KEPT.join(", ")} from cases with no data`,
  );
  const chosen = `select id from cases where state in ('new', 'acknowledged', 'accepted', 'remediating') and not restricted
    order by id limit ${count}`;
  await client.query(
    `insert into bench_moved select id, ${KEPT.join(", ")} from cases
     where id in (${chosen}) and id not in (select id from bench_moved)`,
  );
  const { rows } = await client.query<Moved>(
    `update cases set state = 'new', unacknowledged = true, reporter_told_at = null where id in (${chosen})
     returning id, reference, version`,
  );
  await client.end();
  return rows;
}

/** Makes cases what they were before they were moved. */
export async function putBack(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ moved: boolean }>(
    "select to_regclass('bench_moved') is not null as moved",
  );
  if (!rows[0]?.moved) return;
  const set = KEPT.map((column) => `${column} = m.${column}`).join(", ");
  await owner.query(`update cases c set ${set} from bench_moved m where m.id = c.id`);
  await owner.query("drop table bench_moved");
}
