import pg from "pg";
import type { Child, Statement } from "./child";
import type { BenchDatabase } from "./database";
import { type Request, send } from "./load";

/** What one request of the product sends to the database. */
export type Recording = {
  /** Every round trip, with the transaction, the actor's context and the look-up of the session. */
  all: Statement[];
  /** What is left of them for the reference. */
  bare: Statement[];
};

/** Sends one request and notes its statements. */
export async function recordRequest(
  web: Child,
  wanted: Request,
  kind: "read" | "insert",
  database: BenchDatabase,
): Promise<Recording> {
  await web.ask("record");
  await send(web.origin, wanted);
  const all = (await web.ask("recorded")) ?? [];
  const bare = kind === "insert" ? await insertsOf(all, database) : all.filter(isData);
  return { all, bare };
}

const CONTEXT = /^(begin|commit|rollback|select set_config)|app\.(find|touch)_\w+_session/i;

const isData = ({ text }: Statement) => !CONTEXT.test(text.trim());

// Rows of the case alone: no audit, no jobs, no counting of tries.
const INSERT = /^insert into (?!.*(rate_limits|daily_keys))/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// Values that belong to this case alone are marked, so that the reference can make them afresh for each request.
async function insertsOf(all: Statement[], { ownerUrl }: BenchDatabase): Promise<Statement[]> {
  const shared = await sharedIds(ownerUrl);
  const mark = (value: unknown) => {
    if (Buffer.isBuffer(value)) return value.length === 32 ? `renew:bytes:${value.toString("hex")}` : value;
    if (typeof value !== "string" || shared.has(value)) return value;
    if (UUID.test(value)) return `renew:id:${value}`;
    return /^EX-\d{4}-\w{5}$/.test(value) ? `renew:reference:${value}` : value;
  };
  return all
    .filter(({ text }) => INSERT.test(text.trim()))
    .map(({ text, values }) => ({ text, values: values.map(mark) }));
}

async function sharedIds(ownerUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "select id from policy_versions union all select id from products union all select id from people",
  );
  await client.end();
  return new Set(rows.map(({ id }) => id));
}
