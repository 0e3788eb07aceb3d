import pg from "pg";
import type { BenchDatabase } from "./database";
import { makeDrafts } from "./drafts";
import type { Request } from "./load";

/** Something of the product that is asked over and over. */
export type Target = {
  name: string;
  title: string;
  kind: "read" | "insert";
  /** Requests of one measurement at most, by number of clients. */
  most: (clients: number) => number;
  expect: readonly number[];
  /** Makes what the next `count` requests need and returns them one by one. */
  prepare: (database: BenchDatabase, count: number) => Promise<(index: number) => Request | undefined>;
};

const PLENTY = () => 1_000_000;
const REFERENCES = 200;

const asStaff = ({ staffToken }: BenchDatabase) => ({ Cookie: `breakwater-staff=${staffToken}` });

/** The same request every time. */
const always =
  (path: string, signedIn: boolean): Target["prepare"] =>
  async (database) => {
    const headers = signedIn ? asStaff(database) : {};
    return () => ({ path, headers });
  };

const reading = { kind: "read", most: PLENTY, expect: [200] } as const;

export const TARGETS: readonly Target[] = [
  { ...reading, name: "list-json", title: "List, JSON", prepare: always("/api/v1/cases", true) },
  { ...reading, name: "list-html", title: "List, HTML", prepare: always("/desk/board", true) },
  { ...reading, name: "case", title: "Case page", prepare: casePages },
  { ...reading, name: "thanks-json", title: "Hall of fame, JSON", prepare: always("/thanks.json", false) },
  { ...reading, name: "thanks-html", title: "Hall of fame, HTML", prepare: always("/thanks", false) },
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
