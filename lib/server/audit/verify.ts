import { createHash } from "node:crypto";
import type pg from "pg";

const BATCH = 2_000;
const GENESIS = createHash("sha256").update("breakwater").digest();

type Row = {
  chain_kind: string;
  chain_id: string;
  seq: number;
  at_ms: string;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  audience: string;
  data: string;
  sealed: Buffer | null;
  previous_hash: Buffer;
  hash: Buffer;
};

export type AuditProblem = { chain: string; seq: number; what: string };
export type AuditReport = { chains: number; events: number; problems: AuditProblem[] };

type Chain = { name: string; seq: number; hash: Buffer; broken: boolean };

/**
 * Recomputes every audit chain outside the database and names, for each that does not fit, the first row that does not.
 * Reads as the tables' owner, in one snapshot, so that a running desk does not look broken.
 */
export async function verifyAudit(owner: pg.ClientBase): Promise<AuditReport> {
  const report: AuditReport = { chains: 0, events: 0, problems: [] };
  await owner.query("begin isolation level repeatable read read only");
  try {
    const heads = await readHeads(owner);
    const finish = (chain: Chain) => {
      report.chains += 1;
      const head = heads.get(chain.name);
      heads.delete(chain.name);
      if (chain.broken || (head?.seq === chain.seq && head.hash.equals(chain.hash))) return;
      report.problems.push({
        chain: chain.name,
        seq: chain.seq,
        what: "the chain's head names another last row",
      });
    };
    let chain: Chain | undefined;
    for await (const row of readEvents(owner)) {
      const name = `${row.chain_kind} ${row.chain_id}`;
      if (chain?.name !== name) {
        if (chain) finish(chain);
        chain = { name, seq: 0, hash: GENESIS, broken: false };
      }
      report.events += 1;
      const what = chain.broken ? null : misfit(chain, row);
      if (what) {
        report.problems.push({ chain: name, seq: row.seq, what });
        chain.broken = true;
      }
      chain.seq = row.seq;
      chain.hash = row.hash;
    }
    if (chain) finish(chain);
    for (const [name, head] of heads) {
      if (head.seq > 0) report.problems.push({ chain: name, seq: 1, what: "every row of the chain is gone" });
    }
    return report;
  } finally {
    await owner.query("rollback");
  }
}

function misfit(chain: Chain, row: Row): string | null {
  if (row.seq !== chain.seq + 1) return `row ${chain.seq + 1} is missing`;
  if (!row.previous_hash.equals(chain.hash)) return "it does not follow the row before it";
  return eventHash(chain.hash, row).equals(row.hash) ? null : "its content was changed";
}

/** The same bytes as app.event_hash: every column with its length in front, so that no two rows read alike. */
function eventHash(previous: Buffer, row: Row): Buffer {
  const parts = [
    row.chain_kind,
    row.chain_id,
    String(row.seq),
    row.at_ms,
    row.actor_kind,
    row.actor_id ?? "",
    row.action,
    row.audience,
    row.data,
    row.sealed ? createHash("sha256").update(row.sealed).digest("hex") : "",
  ];
  const text = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join("");
  return createHash("sha256").update(previous).update(text).digest();
}

async function readHeads(owner: pg.ClientBase): Promise<Map<string, { seq: number; hash: Buffer }>> {
  const { rows } = await owner.query<{ name: string; seq: number; hash: Buffer }>(
    "select chain_kind || ' ' || chain_id as name, seq, hash from chain_heads",
  );
  return new Map(rows.map(({ name, seq, hash }) => [name, { seq, hash }]));
}

async function* readEvents(owner: pg.ClientBase): AsyncGenerator<Row> {
  await owner.query(`declare audit_rows no scroll cursor for
    select chain_kind, chain_id, seq, (extract(epoch from at) * 1000)::bigint::text as at_ms, actor_kind, actor_id, action,
      audience, data::text as data, sealed, previous_hash, hash
    from events order by chain_kind, chain_id, seq`);
  for (;;) {
    const { rows } = await owner.query<Row>(`fetch ${BATCH} from audit_rows`);
    if (rows.length === 0) return;
    yield* rows;
  }
}
