import pg from "pg";
import type { BenchDatabase } from "./database";
import { makeDrafts } from "./drafts";
import type { Request } from "./load";
import { stateChanges } from "./moves";
import { SEARCHES } from "./searches";
import { asStaff, reading, type Target } from "./target";

const REFERENCES = 200;

/** The same request every time. */
const always =
  (path: string, signedIn: boolean): Target["prepare"] =>
  async (database) => {
    const headers = signedIn ? asStaff(database) : {};
    return () => ({ path, headers });
  };

export const TARGETS: readonly Target[] = [
  { ...reading, name: "list-json", title: "List, JSON", prepare: always("/api/v1/cases", true) },
  { ...reading, name: "list-html", title: "List, HTML", prepare: always("/desk/board", true) },
  ...SEARCHES,
  { ...reading, name: "case", title: "Case page", prepare: casePages },
  { ...reading, name: "thanks-json", title: "Hall of fame, JSON", prepare: always("/thanks.json", false) },
  { ...reading, name: "thanks-html", title: "Hall of fame, HTML", prepare: always("/thanks", false) },
  {
    name: "move",
    title: "State change",
    kind: "change",
    most: (clients) => (clients === 1 ? 100 : 180),
    expect: [303],
    prepare: stateChanges,
  },
  {
    name: "submit",
    title: "Submission",
    kind: "insert",
    most: (clients) => (clients === 1 ? 200 : 600),
    expect: [303],
    prepare: submissions,
  },
];

async function casePages(database: BenchDatabase): Promise<(index: number) => Request> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ reference: string }>(
    "select reference from cases where state not in ('new', 'closed') and not restricted order by id limit $1",
    [REFERENCES],
  );
  await client.end();
  const headers = asStaff(database);
  return (index) => ({ path: `/desk/cases/${rows[index % rows.length]?.reference}`, headers });
}

/** The last page of the form, sent: each from a browser of its own whose answers were kept before. */
async function submissions(
  database: BenchDatabase,
  count: number,
): Promise<(index: number) => Request | undefined> {
  const secrets = await makeDrafts(database, count);
  const body = new URLSearchParams({ attested: "on", rules: "1" }).toString();
  return (index) => {
    const secret = secrets[index];
    if (secret === undefined) return undefined;
    const headers = {
      Cookie: `breakwater-draft=${secret}`,
      "Content-Type": "application/x-www-form-urlencoded",
    };
    return { method: "POST", path: "/report/send", headers, body };
  };
}
