import { beforeAll, beforeEach, expect, test } from "vitest";
import type { MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { boardAt } from "@/lib/queries/board/board";
import { queueCounts } from "@/lib/queries/board/queues";
import { savedViews } from "@/lib/queries/board/saved";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";
import { renameSelf } from "@/lib/usecases/account/rename";
import { labelCase } from "@/lib/usecases/cases/label";
import { type Desk, NOW, openDesk } from "@/lib/usecases/cases/testing/desk";
import { addLabel, changeLabel } from "@/lib/usecases/labels/register";
import { disablePerson } from "@/lib/usecases/people/disable";
import { changeProduct } from "@/lib/usecases/products/change";
import { changeView } from "./change";
import { saveView } from "./save";

// A saved view means the same product, label and person whatever they are called by now.

const db = testDatabase();
let desk: Desk;
let mara: MadePerson;
beforeAll(async () => {
  desk = await openDesk(db());
  mara = desk.people.triager;
});
beforeEach(() => db().owner.query("delete from saved_views; truncate cases cascade"));

const as = ({ actor }: MadePerson) => ({ actor, now: NOW });
const find = async (view: string) => {
  const { rows, text, changed, problems } = await boardAt(as(mara), { view });
  return { titles: rows.map(({ title }) => title).sort(), text, changed, problems };
};
const countOf = async (view: string) => (await queueCounts(as(mara))).counts[view];
const counted = (number: number) => ({ count: { number, more: false }, late: false });
const listed = async (view: string) => {
  const { own, shared } = await savedViews(mara.actor, {});
  return [...own, ...shared].find(({ key }) => key === view);
};
const save = async (search: string, by = mara, shared = false) =>
  (await saveView(as(by), { name: "Kept", search, shared })).key;
const makeCase = (title: string, more: { productId?: string; assigneeId?: string } = {}) =>
  desk.make.makeCase({ title, receivedAt: NOW, clocks: false, ...more });
const renameProduct = async (productId: string, name: string, archived = "no") => {
  const { rows } = await db().owner.query("select version from products where id = $1", [productId]);
  const seen = { productId, version: rows[0].version, seen: 1 };
  await changeProduct(as(desk.people.admin), { ...seen, name, archived });
};

test("after its product was renamed, a view finds the same cases, shows the new name and is counted", async () => {
  const { id } = await desk.make.makeProduct("Gateway");
  await makeCase("In it", { productId: id });
  await makeCase("Beside it");
  const only = await save("product:gateway is:open");
  const others = await save("-product:Gateway", desk.people.coordinator, true);
  await renameProduct(id, "Gateway Pro");
  const shown = { changed: false, problems: [] };
  expect(await find(only)).toEqual({ ...shown, titles: ["In it"], text: 'product:"Gateway Pro" is:open' });
  expect(await find(others)).toEqual({ ...shown, titles: ["Beside it"], text: '-product:"Gateway Pro"' });
  expect([await countOf(only), await countOf(others)]).toEqual([counted(1), counted(1)]);
  await desk.make.makeProduct("Gateway");
  await renameProduct(id, "Old gateway", "yes");
  expect(await find(only)).toMatchObject({ titles: ["In it"], text: 'product:"Old gateway" is:open' });
});

test("labels and people keep their views through new names, also when archived or disabled", async () => {
  const { labelId } = await addLabel(as(desk.people.coordinator), { name: "Parser", tone: "warn" });
  const other = await desk.make.makePerson(["triager"], { name: "Ada" });
  const made = await makeCase("Hers", { assigneeId: other.id });
  await labelCase(as(mara), { caseId: made.id, add: [labelId] });
  await makeCase("Nobody's");
  const view = await save("assignee:Ada,nobody label:Parser");
  await renameSelf(as(other), { name: "Ada Byron" });
  await changeLabel(as(desk.people.coordinator), {
    ...{ labelId, name: "Parsing", tone: "warn", archived: "yes", version: 1 },
  });
  await disablePerson(as(desk.people.admin), { personId: other.id });
  expect(await find(view)).toEqual({
    titles: ["Hers"],
    text: 'assignee:"Ada Byron",nobody label:Parsing',
    changed: false,
    problems: [],
  });
  expect(await countOf(view)).toEqual(counted(1));
});

test("of two people of one name a view means the one it was saved for; the name says so only where it can", async () => {
  const first = await desk.make.makePerson(["triager"], { name: "Kim" });
  await makeCase("Of the first", { assigneeId: first.id });
  const one = await save("assignee:Kim");
  const second = await desk.make.makePerson(["triager"], { name: "Kim" });
  await makeCase("Of the second", { assigneeId: second.id });
  const both = await save("assignee:kim");
  expect(await find(one)).toMatchObject({ titles: ["Of the first"], text: `assignee:${first.id}` });
  expect(await find(both)).toMatchObject({ titles: ["Of the first", "Of the second"], text: "assignee:Kim" });
  expect([await countOf(one), await countOf(both)]).toEqual([counted(1), counted(2)]);
  await renameSelf(as(second), { name: first.id });
  expect(await find(one)).toMatchObject({ titles: ["Of the first"], text: "assignee:Kim" });
  await renameSelf(as(second), { name: "me" });
  expect(await find(both)).toMatchObject({
    titles: ["Of the first", "Of the second"],
    text: `assignee:Kim,${second.id}`,
  });
});

test("a view of an earlier version holds names: it works while they hold, then it is marked and has no count", async () => {
  const { id } = await desk.make.makeProduct("Relay");
  await makeCase("In it", { productId: id });
  const view = await save("is:open");
  const vault = await inTransaction(services().pool, mara.actor, "read only", (tx) =>
    new Vaults(tx, services().keyring).ofInstance(),
  );
  await db().owner.query("update saved_views set search_sealed = $1 where id = $2", [
    vault.seal("saved_views.search_sealed", view, "product:relay sort:received"),
    view,
  ]);
  expect(await find(view)).toMatchObject({ titles: ["In it"], text: "product:Relay sort:received" });
  expect(await countOf(view)).toEqual(counted(1));
  expect(await listed(view)).toMatchObject({ problem: null });
  await renameProduct(id, "Repeater");
  const message = "There is no product “relay”.";
  expect(await find(view)).toMatchObject({ titles: [], problems: [{ message }] });
  expect(await countOf(view)).toBeNull();
  expect(await listed(view)).toMatchObject({ problem: message });
  await changeView(as(mara), {
    viewId: view,
    version: 1,
    name: "New",
    search: "product:relay sort:received",
  });
  expect(await listed(view)).toMatchObject({ label: "New", problem: message });
});

test("a view that names nothing is not kept; a form that shows an older name takes nothing away", async () => {
  const { id } = await desk.make.makeProduct("Agent");
  await makeCase("In it", { productId: id });
  await expect(save("product:Agnet")).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field: "search", message: "There is no product “Agnet”." }] },
  });
  const view = await save("product:Agent");
  await renameProduct(id, "Courier");
  const form = { viewId: view, version: 1, name: "Kept", search: "product:Agent" };
  await expect(changeView(as(mara), form)).rejects.toMatchObject({ code: "invalid" });
  expect(await find(view)).toMatchObject({ titles: ["In it"], text: "product:Courier" });
});

test("a search at the limit of what can be typed is kept whole, however long its names become", async () => {
  const made = await Promise.all(Array.from({ length: 20 }, (_, at) => desk.make.makeProduct(`p${at}`, [])));
  await makeCase("In the last", { productId: made.at(-1)?.id });
  const view = await save(`product:${made.map((_, at) => `p${at}`).join(",")}`);
  for (const [at, { id }] of made.entries()) await renameProduct(id, `${"long ".repeat(11)}${at}`);
  expect(await find(view)).toMatchObject({ titles: ["In the last"], problems: [], changed: false });
  expect(await countOf(view)).toEqual(counted(1));
});
