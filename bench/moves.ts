import pg from "pg";
import type { BenchDatabase } from "./database";
import { type Request, send } from "./load";
import { asStaff } from "./target";

type Moved = { id: string; reference: string; version: number };

const addressOf = ({ reference }: Moved) => `/desk/cases/${reference}`;

/** The form of a case's next move, sent without JavaScript: each request acknowledges a case of its own. */
export async function stateChanges(
  database: BenchDatabase,
  count: number,
  origin: string,
): Promise<(index: number) => Request | undefined> {
  const cases = await casesToAcknowledge(database, count);
  const [first] = cases;
  if (!first) throw new Error("there is no open case to move");
  const headers = asStaff(database);
  const { status, body: page } = await send(origin, {
    path: `${addressOf(first)}?move=acknowledge`,
    headers,
  });
  if (status !== 200) throw new Error(`${addressOf(first)} answered ${status}`);
  const hidden = hiddenFields(page);
  return (index) => {
    const one = cases[index];
    if (!one) return undefined;
    const own = {
      caseId: one.id,
      version: String(one.version),
      message: "Thank you, we have your report and look at it.",
    };
    return {
      method: "POST",
      path: addressOf(one),
      headers: { ...headers, "Content-Type": `multipart/form-data; boundary=${BOUNDARY}` },
      body: multipart({ ...hidden, ...own }),
    };
  };
}

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

// Not enough cases are new: others are made so, and what they were is kept (putBack).
async function casesToAcknowledge({ ownerUrl }: BenchDatabase, count: number): Promise<Moved[]> {
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

const BOUNDARY = "----breakwater-bench";

function multipart(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

// What the page's form carries unseen, the action's own name among it.
function hiddenFields(page: string): Record<string, string> {
  const form = page
    .split("<form")
    .find((part) => part.includes('name="version"') && part.includes('name="message"'));
  const inputs = form?.split("</form>")[0]?.match(/<input type="hidden"[^>]*>/g) ?? [];
  if (inputs.length === 0) throw new Error("the case page has no form for the move");
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, "name"), attribute(input, "value")] as const),
  );
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return found.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
