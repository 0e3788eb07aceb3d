import { beforeAll, beforeEach, expect, test } from "vitest";
import type { MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { boardPage } from "@/lib/queries/board/frame";
import { type Desk, NOW, openDesk } from "@/lib/usecases/cases/testing/desk";
import { changeView, deleteView, reorderView } from "./change";
import { saveView } from "./save";

const db = testDatabase();
let desk: Desk;
let mara: MadePerson;
let jonas: MadePerson;
beforeAll(async () => {
  desk = await openDesk(db());
  mara = desk.people.triager;
  jonas = desk.secondTriager;
});
beforeEach(() => db().owner.query("delete from saved_views"));

const as = ({ actor }: MadePerson) => ({ actor, now: NOW });
const seen = async (person: MadePerson) => {
  const { frame } = await boardPage(person.actor, {}, NOW);
  return frame.views
    .filter(({ group }) => group === "own" || group === "shared")
    .map(({ label, group, search, version }) => ({ label, group, search, version }));
};
const mine = { name: "Mine", search: "assignee:me  severity:high" };
const events = async () =>
  (
    await db().owner.query(
      "select action, chain_kind, actor_id, data::text as data from events where action like 'view.%' order by at, seq",
    )
  ).rows;

test("a view is its owner's alone: nobody else sees, changes, moves or deletes it", async () => {
  const { key } = await saveView(as(mara), mine);
  expect(await seen(mara)).toEqual([
    { label: "Mine", group: "own", search: "assignee:me severity:high", version: 1 },
  ]);
  for (const other of [jonas, desk.people.admin, desk.people.coordinator]) {
    expect(await seen(other)).toEqual([]);
    const ask = { viewId: key, version: 1 };
    for (const work of [
      () => changeView(as(other), { ...ask, name: "Taken" }),
      () => reorderView(as(other), { ...ask, way: "up" }),
      () => deleteView(as(other), ask),
    ])
      await expect(work()).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a shared view is everybody's, and changed by those who steer the desk", async () => {
  await expect(saveView(as(mara), { ...mine, shared: true })).rejects.toMatchObject({ code: "forbidden" });
  const { key } = await saveView(as(desk.people.coordinator), { ...mine, shared: "yes" });
  for (const person of [mara, desk.people.auditor, desk.people.developer])
    expect(await seen(person)).toMatchObject([{ label: "Mine", group: "shared" }]);
  const ask = { viewId: key, version: 1 };
  for (const work of [
    () => changeView(as(mara), { ...ask, name: "Ours" }),
    () => reorderView(as(mara), { ...ask, way: "up" }),
    () => deleteView(as(mara), ask),
  ])
    await expect(work()).rejects.toMatchObject({ code: "forbidden" });
  await changeView(as(desk.people.admin), { ...ask, name: "Ours" });
  expect(await seen(mara)).toMatchObject([{ label: "Ours", version: 2 }]);
});

test("an own view is shared and taken back by who may; another's list is left alone", async () => {
  const { coordinator, admin } = desk.people;
  const { key } = await saveView(as(coordinator), mine);
  await expect(
    changeView(as(mara), { viewId: (await saveView(as(mara), mine)).key, version: 1, shared: true }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await changeView(as(coordinator), { viewId: key, version: 1, shared: true });
  expect(await seen(jonas)).toMatchObject([{ group: "shared" }]);
  await changeView(as(admin), { viewId: key, version: 2, shared: false });
  expect(await seen(jonas)).toEqual([]);
  expect(await seen(admin)).toMatchObject([{ group: "own", version: 3 }]);
});

test("views stand in the order they were put, each list by itself", async () => {
  const keys: string[] = [];
  for (const name of ["One", "Two", "Three"]) keys.push((await saveView(as(mara), { ...mine, name })).key);
  await reorderView(as(mara), { viewId: keys[2], way: "up" });
  await reorderView(as(mara), { viewId: keys[0], way: "up" });
  expect((await seen(mara)).map(({ label }) => label)).toEqual(["One", "Three", "Two"]);
  await deleteView(as(mara), { viewId: keys[0], version: 1 });
  expect((await seen(mara)).map(({ label }) => label)).toEqual(["Three", "Two"]);
});

test("a change on an older look at the view is refused", async () => {
  const { key } = await saveView(as(mara), mine);
  await changeView(as(mara), { viewId: key, version: 1, search: "is:overdue" });
  const ask = { viewId: key, version: 1 };
  await expect(changeView(as(mara), { ...ask, name: "x" })).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteView(as(mara), ask)).rejects.toMatchObject({ code: "conflict" });
  expect(await seen(mara)).toMatchObject([{ label: "Mine", search: "is:overdue" }]);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "x".repeat(61) }, "name"],
  [{ name: "a\u0000b" }, "name"],
  [{ search: "severity:hgih" }, "search"],
  [{ search: "x".repeat(5_000) }, "search"],
])("%j is refused and nothing is kept", async (wrong, field) => {
  await expect(saveView(as(mara), { ...mine, ...wrong })).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field }] },
  });
  expect(await seen(mara)).toEqual([]);
});

test("nobody keeps more than fifty", async () => {
  for (let at = 0; at < 50; at++) await saveView(as(mara), { ...mine, name: `View ${at}` });
  await expect(saveView(as(mara), mine)).rejects.toMatchObject({ code: "conflict" });
  await expect(saveView(as(jonas), mine)).resolves.toBeDefined();
});

test("auditors and guests keep none", async () => {
  const guest = await desk.make.makePerson([]);
  for (const who of [desk.people.auditor, guest])
    await expect(saveView(as(who), mine)).rejects.toMatchObject({ code: "forbidden" });
});

test("what happens to an own view stands in its owner's chain, to a shared one in the desk's, without its words", async () => {
  await db().owner.query("alter table events disable trigger user");
  await db().owner.query("delete from events where action like 'view.%'");
  await db().owner.query("alter table events enable trigger user");
  const { key } = await saveView(as(desk.people.coordinator), { name: "Canary", search: '"canary"' });
  await changeView(as(desk.people.coordinator), { viewId: key, version: 1, shared: true });
  const found = await events();
  expect(found.map(({ action, chain_kind }) => [action, chain_kind])).toEqual([
    ["view.saved", "person"],
    ["view.changed", "instance"],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/canary/i);
  const { rows } = await db().owner.query("select * from saved_views");
  expect(JSON.stringify(rows)).not.toMatch(/canary/i);
});

test("without its audit row nothing is kept", async () => {
  await saveView(as(mara), mine);
  const { key } = await saveView(as(mara), { ...mine, name: "Second" });
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    const ask = { viewId: key, version: 1 };
    for (const work of [
      () => saveView(as(mara), mine),
      () => changeView(as(mara), { ...ask, name: "x" }),
      () => reorderView(as(mara), { ...ask, way: "up" }),
      () => deleteView(as(mara), ask),
    ])
      await expect(work()).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await seen(mara)).toMatchObject([
    { label: "Mine", version: 1 },
    { label: "Second", version: 1 },
  ]);
});
