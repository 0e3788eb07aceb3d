import { beforeAll, expect, test } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { COUNT_CAP } from "@/lib/domain/board/count";
import type { BoardParams } from "@/lib/domain/board/place";
import { boardAt } from "./board";
import { queueCounts } from "./queues";
import { REACH } from "./slice";
import { askedWith } from "./testing/asked";
import { fillManyCases } from "./testing/many-cases";
import { type Planned, plansOf } from "./testing/plans";

const NOW = new Date("2026-11-20T14:00:00Z");
const CASES = 100_000;

const db = testDatabase();
let triager: MadePerson;

beforeAll(async () => {
  const make = new Factories(db());
  await make.makeOrganisation();
  const people: MadePerson[] = [];
  for (let at = 0; at < 8; at++) people.push(await make.makePerson(["triager"], { name: `Person ${at}` }));
  const productIds: string[] = [];
  for (const name of ["Harbour", "Agent", "Quay"]) productIds.push((await make.makeProduct(name)).id);
  const { owner, keyring } = db();
  await fillManyCases({ owner, keyring, people, productIds }, CASES, NOW);
  [triager] = people as [MadePerson];
}, 300_000);

/** Tables that grow with the cases; the others have a few rows. */
const GROWING = /^(cases|case_|vulnerabilities|participants|clocks)/;
/** A sample for a count (counts.ts) is the most anything is counted through, but for what is gathered to be sorted. */
const MOST_COUNTED = Math.max(COUNT_CAP + 1, 2_000);
const mostCounted = (statement: string) =>
  statement.includes("gathered") ? REACH.gathered + 1 : MOST_COUNTED;

const plansAt = (params: BoardParams) =>
  plansOf(triager.actor, () => boardAt({ actor: triager.actor, now: NOW }, params));

/** Scans that read a table from its beginning, further than a count of everything goes, or through a quarter of all cases. */
function excesses(plans: readonly Planned[]): string[] {
  return plans.flatMap(({ statement, scans, counted }) => [
    ...(/\boffset\b/i.test(statement) ? ["offset"] : []),
    ...(counted > mostCounted(statement) ? [`counts ${counted} rows`] : []),
    ...scans
      .filter(({ table }) => table !== null && GROWING.test(table))
      .filter(({ how, rows }) => rows > (how === "Seq Scan" ? 2 * COUNT_CAP : CASES / 4))
      .map(({ how, table, rows }) => `${how} of ${table}: ${rows} rows`),
  ]);
}

const indexesOfList = (plans: readonly Planned[]) =>
  plans
    .filter(({ statement }) => statement.includes("as place"))
    .flatMap(({ scans }) => scans.map(({ index }) => index));

const WORDS = { rare: "rare", hundredth: "hundredth", tenth: "tenth", common: "common" };

test.each(askedWith(WORDS))(
  "$name: an index gives the rows, and nothing is read or counted whole",
  async (asked) => {
    const plans = await plansAt(asked.params);
    const used = indexesOfList(plans);
    expect(used.filter((index) => index !== null && asked.by.includes(index))).not.toEqual([]);
    expect(excesses(plans)).toEqual([]);
  },
);

test("a page anywhere in an order costs what the first one does", async () => {
  let after: string | null = null;
  for (let page = 0; page < 4; page++) {
    const { next } = await boardAt(
      { actor: triager.actor, now: NOW },
      { q: "", sort: "-received", ...(after && { after }) },
    );
    after = next;
  }
  const plans = await plansAt({ q: "", sort: "-received", after: after ?? "" });
  expect(indexesOfList(plans)).toContain("cases_received");
  const walked = plans.flatMap(({ scans }) => scans.filter(({ index }) => index === "cases_received"));
  expect(Math.max(...walked.map(({ rows }) => rows))).toBeLessThan(100);
});

// The planner thinks that what is asked for is spread evenly over an order.
test.each([
  ["severity:low is:open", "severity"],
  ["state:new", "severity"],
  ["closed:2025-01", "received"],
  ["received:2025-01", "activity"],
  ["closed:2025-01", "activity"],
  ["is:closed severity:low", "priority"],
])("%s by %s: what lies at the far end of an order is not walked to", async (q, sort) => {
  const plans = await plansAt({ q, sort });
  const walked = plans
    .filter(({ statement }) => statement.includes("as place"))
    .flatMap(({ scans }) => scans.filter(({ table }) => table === "cases"));
  expect(Math.max(...walked.map(({ rows }) => rows))).toBeLessThanOrEqual(REACH.gathered + 1);
});

test("a word that most cases have is looked for in no more cases than fill the page", async () => {
  const plans = await plansAt({ q: WORDS.common, sort: "received" });
  const tested = plans
    .filter(({ statement }) => statement.includes("as place"))
    .flatMap(({ scans }) => scans.filter(({ table }) => table === "case_words"));
  expect(tested.length).toBeGreaterThan(0);
  expect(Math.max(...tested.map(({ rows }) => rows))).toBeLessThan(500);
});

test("the columns of states are found and counted by an index each", async () => {
  expect(excesses(await plansAt({ q: "", layout: "states" }))).toEqual([]);
});

test("the counts of the rail read no table whole", async () => {
  const plans = await plansOf(triager.actor, () => queueCounts({ actor: triager.actor, now: NOW }));
  const scans = plans.flatMap((plan) => plan.scans);
  expect(scans.length).toBeGreaterThan(10);
  expect(excesses(plans)).toEqual([]);
  // A bitmap of everything that is open grows with the desk, however few of it are counted.
  expect(scans.filter(({ how }) => how.startsWith("Bitmap"))).toEqual([]);
});

test("what goes through a whole table would be noticed", async () => {
  const plans = await plansOf(triager.actor, () => db().owner.query("select count(*) from cases"));
  expect(excesses(plans)).toHaveLength(2);
});
