import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Stand } from "./measure";
import { recordRequest } from "./recording";

const LISTS = {
  "board-default": "/api/v1/cases",
  "board-newest": "/api/v1/cases?state=all&sort=-received",
  "board-activity": "/api/v1/cases?sort=-activity",
  "board-severity": "/api/v1/cases?sort=-severity",
  "board-one-state": "/api/v1/cases?state=remediating&sort=-received",
  "board-mine": "/api/v1/cases?assignee=me",
  "board-overdue": "/api/v1/cases?overdue=1",
  "hall-of-fame": "/thanks.json",
} as const;

/** Writes how PostgreSQL runs the lists on the largest database, as the application's role, under row-level security. */
export async function writePlans(stands: readonly Stand[], dir: string): Promise<void> {
  const stand = stands.toSorted((a, b) => b.database.cases - a.database.cases)[0];
  if (!stand) return;
  mkdirSync(dir, { recursive: true });
  for (const [name, address] of Object.entries(LISTS)) {
    const text = await explain(stand, address);
    const head = `GET ${address}, ${stand.database.cases} cases, application role under row-level security\n`;
    writeFileSync(path.join(dir, `${name}.txt`), `${head}${text}`);
  }
}

// The recorded transaction is run again, each statement that reads after its plan.
async function explain({ web, database }: Stand, address: string): Promise<string> {
  const wanted = { path: address, headers: { Cookie: `breakwater-staff=${database.staffToken}` } };
  await recordRequest(web, wanted, "read", database);
  const { all } = await recordRequest(web, wanted, "read", database);
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  let text = "";
  for (const { text: statement, values } of all) {
    if (/^\s*(select(?! set_config)|with)\b/i.test(statement) && !statement.includes("_session(")) {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain (analyze, costs off, timing off, summary off, buffers off) ${statement}`,
        values,
      );
      text += `\n${rows.map((row) => row["QUERY PLAN"]).join("\n")}\n`;
    }
    await client.query(statement, values);
  }
  await client.end();
  return text;
}
