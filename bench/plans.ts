import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { askedWith } from "@/lib/queries/board/testing/asked";
import type { Statement } from "./child";
import type { Stand } from "./measure";
import { recordRequest } from "./recording";
import { say } from "./say";
import { rareWords } from "./searches";
import { asStaff } from "./target";

/**
 * Writes how PostgreSQL runs every query of the board, and the hall of fame, on the largest database: as the application's
 * role, under row-level security.
 */
export async function writePlans(stands: readonly Stand[], dir: string): Promise<void> {
  const stand = stands.toSorted((a, b) => b.database.cases - a.database.cases)[0];
  if (!stand) return;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const [name, address] of await addresses(stand)) {
    const text = await explain(stand, address);
    const head = `GET ${address}, ${stand.database.cases} cases, application role under row-level security\n`;
    writeFileSync(path.join(dir, `${name}.txt`), `${head}${text}`);
  }
  say(`Written: ${dir}`);
}

// As often as the words of a text are (generate/words.ts).
async function addresses({ database }: Stand): Promise<[name: string, address: string][]> {
  const [rare = ""] = await rareWords(database);
  const words = { rare, hundredth: "module20", tenth: "module2", common: "request" };
  const named = askedWith({ rare: "rare-word", hundredth: "hundredth", tenth: "tenth", common: "common" });
  return [
    ...askedWith(words).map(({ params }, at): [string, string] => [
      `board-${slug(named[at]?.name ?? "")}`,
      `/api/v1/cases?${new URLSearchParams(params)}`,
    ]),
    ["board-states", "/api/v1/cases?q=&layout=states"],
    ["counts-of-the-rail", "/api/v1/queues"],
    ["hall-of-fame", "/thanks.json"],
  ];
}

const slug = (name: string) => name.replaceAll(/\W+/g, "-").replaceAll(/^-|-$/g, "").toLowerCase();

// The recorded transaction is run again, each statement that reads after its plan.
async function explain({ web, database }: Stand, address: string): Promise<string> {
  const wanted = { path: address, headers: asStaff(database) };
  await recordRequest(web, wanted, "read", database);
  const { all } = await recordRequest(web, wanted, "read", database);
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  let text = "";
  for (const statement of all) {
    if (READS.test(statement.text) && !statement.text.includes("_session("))
      text += `\n${(await planOf(client, statement)).join("\n")}\n`;
    await client.query(statement.text, statement.values);
  }
  await client.end();
  return text;
}

const AFRESH = "/* planned afresh */";
const READS = /^\s*(\/\*[^*]*\*\/\s*)?(select(?! set_config)|with)\b/i;

// As the product sends it: planned with its values, or once for all of them.
async function planOf(client: pg.Client, { text, values }: Statement): Promise<string[]> {
  const explain = "explain (analyze, costs off, timing off, summary off, buffers off)";
  if (values.length === 0 || text.startsWith(AFRESH))
    return linesOf(await client.query(`${explain} ${text}`, values));
  const given = values.map((value) =>
    pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value)),
  );
  await client.query("set local plan_cache_mode = force_generic_plan");
  await client.query(`prepare looked_at as ${text}`);
  const found = await client.query(`${explain} execute looked_at (${given.join(", ")})`);
  await client.query("deallocate looked_at");
  return linesOf(found);
}

const linesOf = ({ rows }: pg.QueryResult<{ "QUERY PLAN": string }>) => rows.map((row) => row["QUERY PLAN"]);
