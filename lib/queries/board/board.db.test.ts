import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { BoardParams } from "@/lib/domain/board/place";
import type { BoardRow } from "@/lib/domain/board/row";
import { BUILT_IN_VIEWS } from "@/lib/domain/board/views";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { searchTurns } from "@/lib/server/turns";
import { Vaults } from "@/lib/server/vaults";
import { boardAt } from "./board";
import { boardPage } from "./frame";
import { peekAt } from "./peek";
import { queueCounts } from "./queues";

const NOW = new Date("2026-11-20T14:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);

const db = testDatabase();
let make: Factories;
let mara: MadePerson;
let jonas: MadePerson;
const named: Record<string, MadeCase> = {};

beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  mara = await make.makePerson(["triager"], { name: "Mara" });
  jonas = await make.makePerson(["coordinator"], { name: "Jonas" });
  const product = await make.makeProduct("Server");
  named.late = await make.makeCase({
    title: "Late",
    receivedAt: hours(26),
    reporterKind: "cert",
    quality: 70,
  });
  named.fresh = await make.makeCase({ title: "Fresh", receivedAt: hours(1), productId: product.id });
  named.soon = await make.makeCase({ title: "Soon", receivedAt: hours(23) });
  const quiet = { clocks: false } as const;
  named.mine = await make.makeCase({
    ...quiet,
    title: "Mine",
    receivedAt: hours(50),
    state: "acknowledged",
    assigneeId: mara.id,
    severity: "critical",
    score: "9.1",
    waitsFor: "vendor",
    snoozedUntil: hours(-100),
  });
  named.byHand = await make.makeCase({
    ...quiet,
    title: "By hand",
    receivedAt: hours(60),
    state: "accepted",
    severity: "high",
    product: "In words",
  });
  named.closed = await make.makeCase({
    ...quiet,
    title: "Closed",
    receivedAt: hours(90),
    state: "closed",
    outcome: "duplicate",
  });
  named.secret = await make.makeCase({
    ...quiet,
    title: "Secret",
    receivedAt: hours(70),
    restricted: true,
    state: "accepted",
    assigneeId: jonas.id,
  });
  for (let i = 0; i < 120; i++)
    await make.makeCase({
      ...quiet,
      title: `Filler ${i}`,
      state: "acknowledged",
      // Equal times on purpose: the id alone decides their place.
      receivedAt: hours(200 + Math.floor(i / 7)),
      severity: i % 3 === 0 ? "low" : null,
      score: i % 6 === 0 ? "2.5" : null,
    });
});

const at = (params: BoardParams, actor: PersonActor = mara.actor) => boardAt({ actor, now: NOW }, params);
const titles = (rows: readonly BoardRow[]) => rows.map(({ title }) => title);

async function walk(params: BoardParams, actor?: PersonActor): Promise<BoardRow[]> {
  const rows: BoardRow[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await at({ ...params, after }, actor);
    rows.push(...page.rows);
    after = page.next;
    expect(rows.length).toBeLessThan(1_000);
  }
  return rows;
}

test("pages of fifty, each case once, and back again to the same pages", async () => {
  const first = await at({ q: "" });
  expect([first.rows.length, first.previous, first.count]).toEqual([50, null, { number: 126, more: false }]);
  const second = await at({ q: "", after: first.next ?? "" });
  const third = await at({ q: "", after: second.next ?? "" });
  expect([second.rows.length, third.rows.length, third.next]).toEqual([50, 26, null]);
  expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(126);
  const back = await at({ q: "", after: third.previous ?? "" });
  expect(back.rows).toEqual(second.rows);
  expect((await at({ q: "", after: back.previous ?? "" })).rows).toEqual(first.rows);
});

test("a page that is gone, and a cursor that fits no more, show the first page", async () => {
  const { previous } = await at({ q: "", after: (await at({ q: "" })).next ?? "" });
  const narrowed = await at({ q: "is:mine", after: previous ?? "" });
  expect(titles(narrowed.rows)).toEqual(["Mine"]);
  const turned = await at({ q: "", sort: "severity", after: previous ?? "" });
  expect(turned.leftOut).toEqual(["after"]);
  expect(titles(turned.rows).slice(0, 2)).toEqual(["Mine", "By hand"]);
});

test("the first view is what is open and not snoozed, most overdue first", async () => {
  const { rows, view, changed, order, text } = await at({});
  expect(titles(rows).slice(0, 3)).toEqual(["Late", "Soon", "Fresh"]);
  expect(titles(rows)).not.toContain("Mine");
  expect(rows.slice(0, 4).map(({ clock }) => clock?.tone)).toEqual(["late", "soon", "running", undefined]);
  expect([view.key, changed, order.sort]).toEqual(["all", false, "promise"]);
  expect(text).toBe(BUILT_IN_VIEWS.all.search);
});

test("a row says what its columns show", async () => {
  await db().owner.query(
    "insert into labels (id, name, tone, created_at) values ($1, 'regression', 'warn', $2)",
    [randomUUID(), NOW],
  );
  await db().owner.query(
    "insert into case_labels (case_id, label_id, added_at) select $1, id, $2 from labels",
    [named.mine?.id, NOW],
  );
  const { id = "" } = named.mine ?? {};
  const asOwner = db().owner;
  await asOwner.query("insert into case_watchers values ($1, $2, $3)", [id, mara.id, NOW]);
  await asOwner.query("insert into case_reads values ($2, $1, $3)", [id, mara.id, NOW]);
  await asOwner.query("update cases set waits_for_sealed = $2 where id = $1", [
    id,
    named.mine?.vault.seal("cases.waits_for_sealed", id, "Tern"),
  ]);
  const { rows } = await at({ q: "is:mine" });
  expect(rows).toMatchObject([
    {
      title: "Mine",
      assignee: "Mara",
      assigneeId: mara.id,
      severity: "critical",
      score: 9.1,
      labels: [{ name: "regression", tone: "warn" }],
      unread: false,
      watched: true,
      snoozed: true,
      waits: "Snoozed until 24 November 2026 or a reply; Waits for a vendor: Tern",
      received: { words: "2 d", at: hours(50).toISOString() },
      priority: "high",
      version: 1,
    },
  ]);
  const [late] = (await at({ q: "is:overdue" })).rows;
  expect(late).toMatchObject({
    unread: true,
    watched: false,
    reporter: "CERT or coordinator",
    quality: 70,
    waits: null,
  });
  expect(late?.clock).toMatchObject({ tone: "late", words: "2 h overdue" });
  expect((await at({ q: "is:mine" }, jonas.actor)).rows).toMatchObject([
    { title: "Secret", watched: false, restricted: true },
  ]);
  const [byHand] = (await at({ q: "state:accepted" })).rows;
  expect(byHand?.product).toBe("In words");
});

test("names are found whatever their case; one nobody has is a problem at its place and finds nothing", async () => {
  expect(titles((await at({ q: "product:SERVER" })).rows)).toEqual(["Fresh"]);
  expect(titles((await at({ q: `assignee:${mara.id}` })).rows)).toEqual(["Mine"]);
  const { rows, problems, count } = await at({ q: "is:open product:Servr" });
  expect([rows, count.number]).toEqual([[], 0]);
  expect(problems).toEqual([
    { from: 8, to: 21, message: "There is no product “Servr”.", instead: "product:Server" },
  ]);
  const other = await make.makePerson(["developer"], { name: "Mara" });
  const { rows: both, problems: doubt } = await at({ q: "assignee:mara" });
  expect([titles(both), doubt.map(({ message }) => message)]).toEqual([
    ["Mine"],
    ["2 of them are called “mara”. Cases of all of them are found."],
  ]);
  await db().owner.query("delete from people where id = $1", [other.id]);
});

test("what makes no sense is named, and the rest is shown", async () => {
  const { rows, problems, leftOut } = await at({
    q: "is:mine severity:hgih",
    view: "nonsense",
    layout: "pie",
  });
  expect(titles(rows)).toEqual(["Mine"]);
  expect(problems).toMatchObject([{ from: 8 + 9, to: 8 + 13, instead: "high" }]);
  expect([...leftOut].sort()).toEqual(["layout", "view"]);
});

test("the same address shows a colleague the rows that colleague may see, and no more", async () => {
  const mine = await walk({ q: "", sort: "received" });
  const theirs = await walk({ q: "", sort: "received" }, jonas.actor);
  expect(titles(mine)).not.toContain("Secret");
  expect(titles(theirs)).toContain("Secret");
  expect(titles(theirs).filter((title) => title !== "Secret")).toEqual(titles(mine));
  expect((await at({ q: "" }, jonas.actor)).count.number).toBe((await at({ q: "" })).count.number + 1);
  expect((await at({ q: "is:restricted" })).count.number).toBe(0);
});

test("an invited party without a role sees an empty board", async () => {
  const guest = await make.makePerson([]);
  expect(await at({ q: "" }, guest.actor)).toMatchObject({ rows: [], count: { number: 0 }, next: null });
  expect(await peekAt({ actor: guest.actor, now: NOW }, named.late?.reference ?? "")).toBeNull();
});

test("the layout of states has a column for each the search can find, with its count and its first cards", async () => {
  const { columns, rows, count } = await at({ layout: "states" });
  expect(rows).toEqual([]);
  expect(columns.map(({ state }) => state)).not.toContain("closed");
  const column = (state: string) => columns.find((one) => one.state === state);
  expect(titles(column("new")?.rows ?? [])).toEqual(["Late", "Soon", "Fresh"]);
  expect(column("acknowledged")).toMatchObject({ count: { number: 120, more: false } });
  expect(column("acknowledged")?.rows).toHaveLength(20);
  expect(columns.reduce((sum, one) => sum + one.count.number, 0)).toBe(count.number);
  // More of a column: the same search as a table, from the column's cursor on.
  const more = await at({
    q: BUILT_IN_VIEWS.all.search,
    state: "acknowledged",
    after: column("acknowledged")?.next ?? "",
  });
  expect(more.rows).toHaveLength(50);
  const shown = new Set(column("acknowledged")?.rows.map(({ id }) => id));
  expect(more.rows.filter(({ id }) => shown.has(id))).toEqual([]);
  const two = await at({ q: "state:new,accepted", layout: "states" });
  expect(two.columns.map(({ state }) => state)).toEqual(["new", "accepted"]);
});

test("every built-in view opens, unchanged, and its count in the rail is what it finds", async () => {
  const { counts } = await queueCounts({ actor: mara.actor, now: NOW });
  for (const key of Object.keys(BUILT_IN_VIEWS)) {
    const { view, changed, problems, count, overdue } = await at({ view: key });
    expect([view.key, changed, problems]).toEqual([key, false, []]);
    expect(counts[key], key).toEqual({ count, late: overdue.number > 0 });
  }
  expect(counts.overdue).toEqual({ count: { number: 1, more: false }, late: true });
});

test("saved views: one's own and everybody's, with their counts; nobody else's", async () => {
  const vault = await inTransaction(services().pool, mara.actor, "read only", (tx) =>
    new Vaults(tx, services().keyring).ofInstance(),
  );
  const save = async (name: string, search: string, ownerId: string | null) => {
    const id = randomUUID();
    await db().owner.query(
      `insert into saved_views (id, owner_id, created_by, name_sealed, search_sealed, position, created_at)
       values ($1, $2, $3, $4, $5, 0, $6)`,
      [
        id,
        ownerId,
        mara.id,
        vault.seal("saved_views.name_sealed", id, name),
        vault.seal("saved_views.search_sealed", id, search),
        NOW,
      ],
    );
    return id;
  };
  const own = await save("Critical", "severity:critical sort:severity", mara.id);
  const shared = await save("With words", "is:open heap", null);
  const theirs = await save("Of Jonas", "is:open", jonas.id);
  const { frame, data } = await boardPage(mara.actor, { view: own }, NOW);
  expect(titles(data.rows)).toEqual(["Mine"]);
  expect(data).toMatchObject({
    changed: false,
    view: { key: own, label: "Critical", group: "own", version: 1 },
  });
  expect(
    frame.views.filter(({ version }) => version !== null).map(({ label, group }) => [label, group]),
  ).toEqual([
    ["Critical", "own"],
    ["With words", "shared"],
  ]);
  expect(await at({ view: own, q: "severity:critical is:open" })).toMatchObject({ changed: true });
  expect(await at({ view: theirs })).toMatchObject({ leftOut: ["view"], view: { key: "all" } });
  const { counts } = await queueCounts({ actor: mara.actor, now: NOW });
  expect([counts[own], counts[shared], counts[theirs]]).toEqual([
    { count: { number: 1, more: false }, late: false },
    null,
    undefined,
  ]);
});

test("a peek shows the case, and what each move still needs", async () => {
  const { reference = "", id = "" } = named.late ?? {};
  const late = named.late;
  if (!late) throw new Error("made above");
  await make.makeMessage(late, { body: "x".repeat(700), audience: "internal", by: jonas.id, at: hours(2) });
  const peek = await peekAt({ actor: mara.actor, now: NOW }, reference);
  expect(peek?.row.id).toBe(id);
  expect(peek?.reporter).toBe("The reporter, unnamed");
  expect(peek?.promises).toMatchObject([{ tone: "late", words: "2 h overdue" }]);
  expect(peek?.messages).toMatchObject([
    { voice: "internal", author: "Jonas", cut: true, when: { words: "2 h" } },
  ]);
  expect(peek?.messages[0]?.text).toHaveLength(600);
  expect(peek?.messages[0]?.html).toMatch(/^<p.*>x{600}<\/p>/);
  const move = (event: string) => peek?.moves.find((one) => one.event === event);
  expect(move("acknowledge")).toMatchObject({ label: "Acknowledge", to: "Investigating" });
  expect(move("acknowledge")?.missing).toHaveLength(1);
  expect(peek?.moves.map(({ event }) => event)).not.toContain("withdraw");
  expect(await peekAt({ actor: mara.actor, now: NOW }, named.secret?.reference ?? "")).toBeNull();
  expect(await peekAt({ actor: jonas.actor, now: NOW }, named.secret?.reference ?? "")).not.toBeNull();
});

test("titles are opened with the case's own key; a shredded case says so", async () => {
  const gone = await make.makeCase({ title: "Gone", receivedAt: hours(0.5) });
  await db().owner.query("delete from case_keys where case_id = $1", [gone.id]);
  const { rows } = await at({ q: "", sort: "received" });
  expect(rows[0]).toMatchObject({ reference: gone.reference, title: "Erased" });
  await db().owner.query("delete from cases where id = $1", [gone.id]);
});

test("a page costs one transaction and a few statements, none of which skips rows", async () => {
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
    await at({});
  } finally {
    prototype.query = original;
  }
  const statements = texts.filter((text) => /\bselect\b/i.test(text) && !text.startsWith("begin"));
  expect(statements.length).toBeLessThanOrEqual(3);
  expect(texts.filter((text) => text.startsWith("begin")).length).toBe(1);
  for (const text of texts) expect(text).not.toMatch(/\boffset\b/i);
});

test("values from the address never become SQL", async () => {
  for (const params of [
    { assignee: "me'; drop table cases; --", state: "new') or true --" },
    { q: `product:"'; drop table cases; --" cwe:79 "') or true --"` },
    { after: "'; drop table cases; --", sort: "received; drop table cases" },
  ])
    await expect(at(params)).resolves.toMatchObject({ rows: expect.any(Array) });
  expect((await at({ q: "" })).count.number).toBe(126);
});

test("a search that nobody waits for any more is never begun", async () => {
  const ends: (() => void)[] = [];
  const long = () => new Promise<void>((resolve) => ends.push(resolve));
  const running = Array.from({ length: 4 }, () => searchTurns().take(mara.id, long));
  const gone = new AbortController();
  const looking = { actor: mara.actor, now: NOW, signal: gone.signal };
  const asked = [boardAt(looking, {}), queueCounts(looking)];
  gone.abort();
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: "busy" });
  for (const end of ends) end();
  await Promise.all(running);
});
