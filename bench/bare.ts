import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { BareLive } from "./bare-live";
import { answerParent, type BareRoutes, type Statement } from "./child";

// The reference: node:http and pg with nothing between. Each path sends the statements the product's own request sent, as
// the owner of the tables (no row-level security), and answers the rows as JSON, sealed columns as they are.

const POOL_SIZE = 10;
// Bytes stay the text PostgreSQL sends: turning them into buffers and back would be work for nothing.
pg.types.setTypeParser(pg.types.builtins.BYTEA, (text) => text);
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: POOL_SIZE });
await pool.query("select 1");

let routes: BareRoutes = {};
let turn = 0;

async function read(statements: Statement[]): Promise<unknown> {
  const results: unknown[] = [];
  for (const { text, values } of statements) results.push((await pool.query(text, values)).rows);
  return results;
}

// The same rows again, under ids of their own: everything in these values that only this case had is made afresh.
async function write(statements: Statement[]): Promise<unknown> {
  const fresh = new Map<unknown, unknown>();
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const { text, values } of statements)
      await client.query(
        text,
        values.map((value) => renew(value, fresh)),
      );
    await client.query("commit");
  } finally {
    client.release();
  }
  return { written: statements.length };
}

const RENEWED = /^renew:(id|reference|bytes):/;

function renew(value: unknown, fresh: Map<unknown, unknown>): unknown {
  const kind = typeof value === "string" ? RENEWED.exec(value)?.[1] : undefined;
  if (kind === undefined) return value;
  const known = fresh.get(value);
  if (known !== undefined) return known;
  const made = kind === "id" ? randomUUID() : kind === "bytes" ? randomBytes(32) : `B-${randomUUID()}`;
  fresh.set(value, made);
  return made;
}

const live = new BareLive(process.env.BENCH_DATABASE_URL);

const server = createServer((request, response) => {
  if (request.url === "/live") {
    live.open(response).catch(() => response.destroy());
    return;
  }
  const route = routes[(request.url ?? "").slice(1)];
  request.resume();
  const [first = []] = route?.samples ?? [];
  const statements = route?.samples[turn++ % route.samples.length] ?? first;
  const work = route?.kind === "read" ? read(statements) : write(statements);
  work.then(
    (body) => {
      response.writeHead(route ? 200 : 404, { "Content-Type": "application/json" });
      response.end(JSON.stringify(body));
    },
    (error: unknown) => {
      response.writeHead(500).end(error instanceof Error ? error.message : "unknown");
    },
  );
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

answerParent({
  origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  cpu: () => process.cpuUsage(),
  serve: (given) => {
    routes = given;
  },
});
