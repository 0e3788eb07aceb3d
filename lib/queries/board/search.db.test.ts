import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { BEYOND, cappedCount } from "@/lib/domain/board/count";
import type { Cursor } from "@/lib/domain/board/cursor";
import { FIELD_NAMES, HAS_FLAGS, IS_FLAGS } from "@/lib/domain/search/fields";
import { type Parsed, parseSearch } from "@/lib/domain/search/parse";
import { printSearch } from "@/lib/domain/search/print";
import { type Order, SORTS, type SortName } from "@/lib/domain/search/sorts";
import type { Term } from "@/lib/domain/search/term";
import { seeded } from "@/lib/domain/testing/seeded";
import { read } from "@/lib/server/read";
import { type BeyondCap, beyondCap } from "./beyond-cap";
import { countsOf } from "./counts";
import { findCases } from "./find";
import { pageOf } from "./page";
import { expectedCases } from "./testing/reference";
import { anyOrder, anyTerms, termOn } from "./testing/searches";
import { makeWorld, NOW, type World } from "./testing/world";
import { WORD_CAPS } from "./words/caps";

// The statements of the board against what the search language means (testing/reference.ts), as different people.
const db = testDatabase();
const COUNT = 120;
const PAGE = 20;
let world: World;
beforeAll(async () => {
  world = await makeWorld(db(), seeded(1), COUNT);
});

// So few that words are also tested case by case, and phrases are looked for to the end all the same.
const FEW = { ...WORD_CAPS, candidates: 12, walk: 25 };
// So small that pages come from near by, from what is gathered, and from the walk beyond both.
const REACH = { near: 15, gathered: 40 };
const RECEIVED: Order = { sort: "received", direction: "descending" };
const sorts = Object.keys(SORTS) as SortName[];

type Asked = { terms: readonly Term[]; order: Order; caps?: typeof FEW };

/** All ids, page by page forwards, then page by page back from the last one; and what was counted. */
async function walk(personAt: number, { terms, order, caps = FEW }: Asked) {
  const { actor } = personOf(personAt);
  return read(actor, async (reading) => {
    // Through the text of the search box, as everybody asks.
    const parsed = parseSearch(printSearch({ terms, order: null }));
    const found = await findCases(
      reading,
      { actor, now: NOW, caps, reach: REACH },
      { parsed, order, usual: false },
    );
    const { finding, words } = found;
    const pageAt = async (at: Cursor | null) => {
      const { rows, ...rest } = await pageOf(reading, finding, at, PAGE);
      return { ids: rows.map(({ id }) => id), ...rest };
    };
    const pages = [await pageAt(null)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await pageAt(next));
    const back: typeof pages = [];
    for (let at = pages.at(-1)?.previous; at; at = back[0]?.previous) back.unshift(await pageAt(at));
    const counts = await countsOf(reading, finding, words.sample);
    return { pages, back, counts, tested: finding.tests !== null, stopped: words.stopped !== null };
  });
}

function personOf(at: number) {
  const one = world.people[at % world.people.length];
  if (!one) throw new Error("there is no such person");
  return one.person;
}

async function check(personAt: number, asked: Asked): Promise<void> {
  const expected = expectedCases(world, personOf(personAt).id, asked.terms, asked.order);
  const { pages, back, counts, tested, stopped } = await walk(personAt, asked);
  // What a phrase finds where looking stopped is another test's.
  if (stopped) return check(personAt, { ...asked, caps: WORD_CAPS });
  const wanted = expected.map(({ id }) => id);
  const told = `${printSearch({ ...asked, order: asked.order })} as ${personAt}`;
  const ids = pages.flatMap((page) => page.ids);
  expect(ids, told).toEqual(wanted);
  const before = wanted.slice(0, wanted.length - (pages.at(-1)?.ids.length ?? 0));
  if (tested) {
    expect(
      back.flatMap((page) => page.ids),
      told,
    ).toEqual(before);
    expect(counts.count.number, told).toBeLessThanOrEqual(wanted.length);
    return;
  }
  // Back from the last page: the pages before it, of which the first one is whole again.
  const [first = { ids: [] }, ...others] = back;
  expect(first.ids, told).toEqual(wanted.slice(0, first.ids.length));
  const between = others.flatMap((page) => page.ids);
  expect(between, told).toEqual(before.slice(before.length - between.length));
  expect(before.length - between.length, told).toBeLessThanOrEqual(first.ids.length);
  const late = expected.filter(({ nextDueAt }) => nextDueAt !== null && nextDueAt < NOW);
  expect(counts, told).toEqual({ count: cappedCount(wanted.length), overdue: cappedCount(late.length) });
}

test.each(FIELD_NAMES)("%s: finds what it means", async (field) => {
  await fc.assert(
    fc.asyncProperty(termOn(field), fc.nat(3), async (term, person) => {
      await check(person, { terms: [term], order: RECEIVED });
    }),
    { numRuns: 12 },
  );
});

test.each([
  ...Object.keys(IS_FLAGS).map((flag) => `is:${flag}`),
  ...Object.keys(HAS_FLAGS).map((flag) => `has:${flag}`),
])("%s and its opposite divide all cases between them", async (text) => {
  for (const person of [0, 3])
    for (const sign of ["", "-"])
      await check(person, {
        terms: parseSearch(sign + text).terms,
        order: { sort: "promise", direction: "ascending" },
      });
});

test.each(sorts)(
  "sorted by %s: every case once, both ways round, page by page there and back",
  async (sort) => {
    for (const direction of ["ascending", "descending"] as const)
      for (const text of ["", "is:open", "-is:snoozed", "has:embargo", "severity:unscored", "is:closed"])
        await check(1, { terms: parseSearch(text).terms, order: { sort, direction } });
  },
);

test("any search in any order finds the same as the reference, whoever asks", async () => {
  await fc.assert(
    fc.asyncProperty(anyTerms, anyOrder, fc.nat(3), async (terms, order, person) => {
      await check(person, { terms, order });
    }),
    { numRuns: 150 },
  );
});

test("words that are looked up and words that are tested case by case find the same", async () => {
  for (const text of [
    "heap",
    "-heap",
    "heap -overflow",
    '"heap overflow"',
    '-"heap overflow" parser',
    "index_read",
  ])
    for (const caps of [FEW, WORD_CAPS])
      for (const sort of ["received", "severity"] as const)
        await check(2, { terms: parseSearch(text).terms, order: { sort, direction: "descending" }, caps });
});

const countedOf = (parsed: Parsed, beyond: BeyondCap) => {
  const { actor } = personOf(0);
  return read(actor, async (reading) => {
    const { finding } = await findCases(
      reading,
      { actor, now: NOW },
      { parsed, order: RECEIVED, usual: true },
    );
    return countsOf(reading, finding, null, beyond);
  });
};

test("what is known to be beyond the cap is not counted again; how many are late still is", async () => {
  const parsed = parseSearch("is:open");
  const counted = (known: readonly string[]) =>
    countedOf(parsed, { has: (what) => known.includes(what), found: () => undefined });
  const { count, overdue } = await counted([]);
  expect(count.number).toBeGreaterThan(overdue.number);
  expect(overdue.number).toBeGreaterThan(0);
  expect(await counted(["count"])).toEqual({ count: BEYOND, overdue });
  expect(await counted(["count", "overdue"])).toEqual({ count: BEYOND, overdue: BEYOND });
});

test("looking does not prolong how long a number is believed to be beyond the cap", async () => {
  const parsed = parseSearch("is:open");
  const beyondAt = (seconds: number) => beyondCap("looks", new Date(NOW.getTime() + seconds * 1_000));
  beyondAt(0).found("count");
  expect((await countedOf(parsed, beyondAt(20))).count).toEqual(BEYOND);
  const { count } = await countedOf(parsed, beyondAt(40));
  expect(count).toEqual({ number: expect.any(Number), more: false });
});
