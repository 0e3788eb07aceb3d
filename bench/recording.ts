import pg from "pg";
import type { Child, Statement } from "./child";
import type { BenchDatabase } from "./database";
import { type Request, send } from "./load";
import type { Target } from "./target";

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
  kind: Target["kind"],
  database: BenchDatabase,
): Promise<Recording> {
  await web.ask("record");
  await send(web.origin, wanted);
  const all = (await web.ask("recorded")) ?? [];
  const bare = kind === "read" ? all.filter(isData) : await writesOf(all, kind, database);
  return { all, bare };
}

const CONTEXT = /^(begin|commit|rollback|set local|select set_config)|app\.(find|touch)_\w+_session/i;

const isData = ({ text }: Statement) => !CONTEXT.test(text.trim());

// Rows of the case alone: no audit, no jobs, no counting of tries.
const WRITE = /^(insert into|update) (?!.*(rate_limits|daily_keys|_sessions))/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// Values that only these rows have are marked, so that the reference can make them afresh for each request.
async function writesOf(
  all: Statement[],
  kind: "insert" | "change",
  { ownerUrl }: BenchDatabase,
): Promise<Statement[]> {
  const writes = all.filter(({ text }) => WRITE.test(text.trim()));
  const ids = writes.flatMap(({ values }) => values.filter(isId));
  const shared = await sharedIds(ownerUrl, kind === "change" ? ids : []);
  const mark = (value: unknown) => {
    if (Buffer.isBuffer(value)) return value.length === 32 ? `renew:bytes:${value.toString("hex")}` : value;
    if (typeof value !== "string" || shared.has(value)) return value;
    if (isId(value)) return `renew:id:${value}`;
    return /^EX-\d{4}-\w{5}$/.test(value) ? `renew:reference:${value}` : value;
  };
  return writes.map(({ text, values }) => ({ text, values: values.map(mark) }));
}

const isId = (value: unknown): value is string => typeof value === "string" && UUID.test(value);

// What a change is made to stays itself; what it adds is new each time.
async function sharedIds(ownerUrl: string, changed: readonly string[]): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select id from policy_versions union all select id from products union all select id from people
     union all select id from cases where id = any ($1) union all select id from participants where id = any ($1)`,
    [changed],
  );
  await client.end();
  return new Set(rows.map(({ id }) => id));
}
