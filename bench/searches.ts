import pg from "pg";
import { writeCursor } from "@/lib/domain/board/cursor";
import { SORTS, type SortName } from "@/lib/domain/search/sorts";
import { Vault } from "@/lib/server/crypto/vault";
import type { BenchDatabase } from "./database";
import type { Request } from "./load";
import { asStaff, reading, type Target } from "./target";

const board = (params: Record<string, string>) => `/api/v1/cases?${new URLSearchParams(params)}`;

/** One request after the other, and again from the first. */
const inTurn =
  (pathsFor: (database: BenchDatabase) => Promise<readonly string[]>): Target["prepare"] =>
  async (database) => {
    const paths = await pathsFor(database);
    const headers = asStaff(database);
    return (index): Request => ({ path: paths[index % paths.length] ?? "", headers });
  };

/** Each order over all cases, both ways in turn. */
const SORTED: readonly Target[] = (Object.keys(SORTS) as SortName[]).map((sort) => ({
  ...reading,
  name: `sort-${sort}`,
  title: `List by ${sort}`,
  prepare: inTurn(async () => [board({ q: "", sort }), board({ q: "", sort: `-${sort}` })]),
}));

/** Three filters deep: selective together, alone, and not at all. */
const THREE_DEEP = [
  { q: "state:remediating severity:>=high product:Harbour", sort: "received" },
  { q: "is:open label:label-1 severity:high", sort: "severity" },
  { q: "is:closed outcome:duplicate product:Agent", sort: "closed" },
  { q: "is:unassigned reporter:researcher is:open", sort: "promise" },
  { q: "cwe:1188 is:open priority:>=normal", sort: "priority" },
  { q: "is:mine exploited:no received:>=2025", sort: "activity" },
] as const;

/** Words that many texts have, alone, with a filter, and two of them. */
const COMMON_WORDS = ["request", "header is:open", "token tenant"] as const;

/** What the board is asked, beside its first page. */
export const SEARCHES: readonly Target[] = [
  ...SORTED,
  {
    ...reading,
    name: "filters",
    title: "Three filters",
    prepare: inTurn(async () => THREE_DEEP.map((search) => board(search))),
  },
  { ...reading, name: "keyset", title: "Page at random depth", prepare: inTurn(pagesAnywhere) },
  {
    ...reading,
    name: "rare-word",
    title: "Rare word",
    prepare: inTurn(async (database) => (await rareWords(database)).map((word) => board({ q: word }))),
  },
  {
    ...reading,
    name: "common-word",
    title: "Common word",
    prepare: inTurn(async () => COMMON_WORDS.map((q) => board({ q, sort: "received" }))),
  },
  {
    ...reading,
    name: "counts",
    title: "Counts of the rail",
    prepare: inTurn(async () => ["/api/v1/queues"]),
  },
];

const PLACES = 200;

// Ids are random: in their order, cases come from everywhere in every other one.
async function pagesAnywhere({ ownerUrl }: BenchDatabase): Promise<string[]> {
  const rows = await rowsOf<{ id: string; received: number; activity: number; priority: number }>(
    ownerUrl,
    `select id, floor(extract(epoch from received_at) * 1000)::float8 as received,
       floor(extract(epoch from last_activity_at) * 1000)::float8 as activity, priority_order::float8 as priority
     from cases order by id limit ${PLACES}`,
  );
  const orders = ["received", "activity", "priority"] as const;
  return rows.map((row, at) => {
    const sort = orders[at % orders.length] ?? "received";
    const way = at % 2 === 0 ? "after" : "before";
    return board({
      q: "",
      sort,
      after: writeCursor({ sort, section: "valued", value: row[sort], id: row.id, way }),
    });
  });
}

/** Names of functions, each from the report of another case: few cases share one. */
export async function rareWords({ ownerUrl, keyring }: BenchDatabase): Promise<string[]> {
  const rows = await rowsOf<{ id: string; wrapped: Buffer; kek_id: string; report: string; sealed: Buffer }>(
    ownerUrl,
    `select c.id, k.wrapped, k.kek_id, r.id as report, r.answers_sealed as sealed from cases c
     join case_keys k on k.case_id = c.id join reports r on r.case_id = c.id order by c.id limit ${PLACES}`,
  );
  return rows.flatMap(({ id, wrapped, kek_id, report, sealed }) => {
    const answers = new Vault(keyring.unwrap(id, wrapped, kek_id), id).open(
      "reports.answers_sealed",
      report,
      sealed,
    );
    return /function (\w+)/.exec(answers)?.[1] ?? [];
  });
}

async function rowsOf<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(text);
  await client.end();
  return rows;
}
