import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { BOARD_SORTS, type BoardQuery, type BoardSort, DEFAULT_BOARD } from "@/lib/domain/board/query";
import { readBoardQuery } from "@/lib/domain/board/read-query";
import { boardPage } from "./board";
import type { BoardCase } from "./board-case";

const NOW = new Date("2026-11-20T14:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);

const db = testDatabase();
let make: Factories;
let mara: MadePerson;
let jonas: MadePerson;
let product: { id: string };
const named: Record<string, MadeCase> = {};

beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  mara = await make.makePerson(["triager"], { name: "Mara" });
  jonas = await make.makePerson(["coordinator"], { name: "Jonas" });
  product = await make.makeProduct("Server");
  named.late = await make.makeCase({ title: "Late", receivedAt: hours(26) });
  named.fresh = await make.makeCase({ title: "Fresh", receivedAt: hours(1), productId: product.id });
  named.soon = await make.makeCase({ title: "Soon", receivedAt: hours(23) });
  named.mine = await make.makeCase({
    title: "Mine",
    receivedAt: hours(50),
    state: "acknowledged",
    assigneeId: mara.id,
    severity: "critical",
    score: "9.1",
    clocks: false,
  });
  named.byHand = await make.makeCase({
    title: "By hand",
    receivedAt: hours(60),
    state: "accepted",
    severity: "high",
    product: "In words",
    clocks: false,
  });
  named.closed = await make.makeCase({
    title: "Closed",
    receivedAt: hours(90),
    state: "closed",
    outcome: "duplicate",
    clocks: false,
  });
  named.secret = await make.makeCase({
    title: "Secret",
    receivedAt: hours(70),
    restricted: true,
    state: "accepted",
    assigneeId: jonas.id,
    clocks: false,
  });
  for (let i = 0; i < 120; i++)
    await make.makeCase({
      title: `Filler ${i}`,
      state: "acknowledged",
      // Equal times on purpose: the id alone decides their place.
      receivedAt: hours(200 + Math.floor(i / 7)),
      severity: i % 3 === 0 ? "low" : null,
      score: i % 6 === 0 ? "2.5" : null,
      clocks: false,
    });
});

const page = (query: Partial<BoardQuery>, actor: PersonActor = mara.actor) =>
  boardPage(actor, { ...DEFAULT_BOARD, ...query }, NOW);

async function walk(query: Partial<BoardQuery>, actor?: PersonActor): Promise<BoardCase[]> {
  const rows: BoardCase[] = [];
  let at: Partial<BoardQuery> | null = query;
  while (at !== null) {
    const found = await page(at, actor);
    rows.push(...found.rows);
    at =
      found.next === null ? null : readBoardQuery(Object.fromEntries(new URLSearchParams(found.next))).query;
    expect(rows.length).toBeLessThan(1_000);
  }
  return rows;
}

test("shows fifty rows a page, each once, in every order and both ways round", async () => {
  for (const sort of Object.keys(BOARD_SORTS) as BoardSort[]) {
    const forward = await walk({ sort, direction: "ascending", states: "all" });
    const back = await walk({ sort, direction: "descending", states: "all" });
    expect(new Set(forward.map((row) => row.reference)).size, sort).toBe(126);
    expect(forward.length).toBe(126);
    expect(back.length).toBe(126);
  }
});

test("sorts by promise with the most overdue first, and those without a promise after all others", async () => {
  const { rows } = await page({});
  expect(rows.slice(0, 3).map((row) => row.title)).toEqual(["Late", "Soon", "Fresh"]);
  expect(rows.slice(0, 4).map((row) => row.clock?.tone)).toEqual(["late", "soon", "running", undefined]);
  expect(rows[0]?.clock?.words).toBe("2 h overdue");
});

test("sorts by severity, with a rating by hand at the foot of its band and the unrated last", async () => {
  const rows = await walk({ sort: "severity", direction: "descending", states: "all" });
  expect(rows.slice(0, 2).map((row) => row.title)).toEqual(["Mine", "By hand"]);
  expect(rows[2]?.score).toBe(2.5);
  const firstUnrated = rows.findIndex((row) => row.severity === null);
  expect(rows.slice(firstUnrated).every((row) => row.severity === null)).toBe(true);
});

test.each<[string, Partial<BoardQuery>, string[]]>([
  ["state", { states: ["new"] }, ["Fresh", "Late", "Soon"]],
  ["closed", { states: ["closed"] }, ["Closed"]],
  ["severity", { severities: ["high", "critical"] }, ["By hand", "Mine"]],
  ["assignee me", { assignee: "me" }, ["Mine"]],
  ["overdue", { overdue: true }, ["Late"]],
])("filters by %s", async (_name, query, titles) => {
  const { rows, count } = await page(query);
  expect(rows.map((row) => row.title).sort()).toEqual(titles);
  expect(count).toBe(titles.length);
});

test("filters by product, by nobody, by the unscored and by origin", async () => {
  expect((await page({ productId: product.id })).rows.map((row) => row.title)).toEqual(["Fresh"]);
  expect((await page({ assignee: { personId: mara.id } })).rows.map((row) => row.title)).toEqual(["Mine"]);
  expect((await page({ assignee: "nobody" })).rows.every((row) => row.assignee === null)).toBe(true);
  expect((await page({ severities: ["unscored"] })).rows.every((row) => row.severity === null)).toBe(true);
  expect((await page({ origin: "mail" })).rows).toEqual([]);
});

test("the same address shows a colleague the rows that colleague may see, and no more", async () => {
  const mine = await walk({ states: "all" });
  const theirs = await walk({ states: "all" }, jonas.actor);
  expect(mine.map((row) => row.title)).not.toContain("Secret");
  expect(theirs.map((row) => row.title)).toContain("Secret");
  expect(theirs.filter((row) => row.title !== "Secret")).toEqual(mine);
  expect((await page({ states: "all" }, jonas.actor)).count - (await page({ states: "all" })).count).toBe(1);
});

test("an invited party without a role sees an empty board", async () => {
  const guest = await make.makePerson([]);
  expect(await page({ states: "all" }, guest.actor)).toMatchObject({ rows: [], count: 0, next: null });
});

test("titles are opened with the case's own key; a shredded case says so", async () => {
  const gone = await make.makeCase({ title: "Gone", receivedAt: hours(0.5) });
  await db().owner.query("delete from case_keys where case_id = $1", [gone.id]);
  const { rows } = await page({ sort: "received", direction: "descending" });
  expect(rows[0]).toMatchObject({ reference: gone.reference, title: "Erased" });
  await db().owner.query("delete from cases where id = $1", [gone.id]);
});

test("a page costs one transaction and at most two queries", async () => {
  const texts: string[] = [];
  const { prototype } = pg.Client;
  const original = prototype.query;
  const spy = function spy(this: unknown, ...args: unknown[]) {
    const [first] = args;
    texts.push(typeof first === "string" ? first : String((first as { text?: string }).text));
    return Reflect.apply(original, this, args);
  };
  prototype.query = spy as typeof original;
  try {
    await page({});
  } finally {
    prototype.query = original;
  }
  const queries = texts.filter((text) => /^\s*select/i.test(text) && !text.includes("set_config"));
  expect(queries.length).toBeLessThanOrEqual(2);
  expect(texts.filter((text) => text.startsWith("begin")).length).toBe(1);
});

test("values from the address never become SQL", async () => {
  const { query } = readBoardQuery({ assignee: "me'; drop table cases; --", state: "new') or true --" });
  await expect(boardPage(mara.actor, query, NOW)).resolves.toMatchObject({ rows: expect.any(Array) });
});
