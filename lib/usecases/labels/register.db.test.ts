import { beforeAll, beforeEach, expect, test } from "vitest";
import { Factories, type MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Role } from "@/lib/domain/access/roles";
import { ROLES } from "@/lib/domain/access/roles";
import { labelCase } from "@/lib/usecases/cases/label";
import { type Desk, NOW, openDesk } from "@/lib/usecases/cases/testing/desk";
import { addLabel, changeLabel } from "./register";

const db = testDatabase();
let desk: Desk;
let made: MadeCase;
beforeAll(async () => {
  desk = await openDesk(db());
  made = await desk.make.makeCase({ receivedAt: NOW });
});
beforeEach(async () => {
  await db().owner.query("delete from case_labels");
  await db().owner.query("delete from labels");
});

const as = (role: Role) => ({ actor: desk.people[role].actor, now: NOW });
const labels = async () =>
  (
    await db().owner.query(
      "select name, tone, version, archived_at is not null as archived from labels order by name",
    )
  ).rows;
const lastEvent = async () =>
  (
    await db().owner.query(
      "select action, actor_id, data from events where chain_kind = 'instance' order by seq desc limit 1",
    )
  ).rows[0];
const add = (name: string, tone = "warn", role: Role = "coordinator") => addLabel(as(role), { name, tone });

test("a label is added, renamed, recoloured, archived and offered again, each on the record", async () => {
  const { labelId } = await add("  Memory   safety ");
  expect(await labels()).toEqual([{ name: "Memory safety", tone: "warn", version: 1, archived: false }]);
  expect(await lastEvent()).toMatchObject({ action: "label.added", actor_id: desk.people.coordinator.id });
  await changeLabel(as("admin"), { labelId, name: "Memory", tone: "vendor", archived: "no", version: 1 });
  await changeLabel(as("admin"), { labelId, name: "Memory", tone: "vendor", archived: "yes", version: 2 });
  expect(await labels()).toEqual([{ name: "Memory", tone: "vendor", version: 3, archived: true }]);
  expect(await lastEvent()).toEqual({
    action: "label.changed",
    actor_id: desk.people.admin.id,
    data: { labelId, name: "Memory", tone: "vendor", archived: true },
  });
  await changeLabel(as("admin"), { labelId, name: "Memory", tone: "vendor", archived: "no", version: 3 });
  expect(await labels()).toMatchObject([{ archived: false }]);
});

test("a archived label stays on its cases, comes off, and is put on no other", async () => {
  const { labelId } = await add("Old");
  await labelCase(as("triager"), { caseId: made.id, add: [labelId] });
  await changeLabel(as("admin"), { labelId, name: "Old", tone: "ok", archived: "yes", version: 1 });
  const other = await desk.make.makeCase({ receivedAt: NOW });
  await expect(labelCase(as("triager"), { caseId: other.id, add: [labelId] })).rejects.toMatchObject({
    code: "invalid",
  });
  const boxes = { caseId: made.id, labels: [], had: labelId };
  expect(await labelCase(as("triager"), boxes)).toMatchObject({ added: [], removed: [labelId] });
});

test("boxes ticked by two people at once both count: only what somebody changed is asked for", async () => {
  const one = (await add("One")).labelId;
  const two = (await add("Two")).labelId;
  await labelCase(as("triager"), { caseId: made.id, labels: [one], had: "" });
  await labelCase(as("coordinator"), { caseId: made.id, labels: [two], had: "" });
  const { rows } = await db().owner.query("select label_id from case_labels where case_id = $1", [made.id]);
  expect(rows.map((row) => row.label_id).sort()).toEqual([one, two].sort());
});

test.each([
  ["", "Enter a name."],
  ["x".repeat(41), "Use at most 40 characters."],
  ["\u202Ereversed", "Begin with a letter or a digit, and use visible characters only."],
  ["-rf", "Begin with a letter or a digit, and use visible characters only."],
  ["memory SAFETY", "There is a label with this name."],
])("the name %j is refused: %s", async (name, message) => {
  await add("Memory safety");
  await expect(add(name)).rejects.toMatchObject({ details: { fields: [{ field: "name", message }] } });
  await expect(add("Fine", "purple")).rejects.toMatchObject({ code: "invalid" });
  expect(await labels()).toHaveLength(1);
});

test("a name that two labels get at once goes to one, and is refused to the other by its field", async () => {
  const ids = await Promise.all(["One", "Two"].map(async (name) => (await add(name)).labelId));
  const both = await Promise.allSettled(
    ids.map((labelId) =>
      changeLabel(as("admin"), { labelId, name: "Wanted", tone: "ok", archived: "no", version: 1 }),
    ),
  );
  const refused = both.filter(({ status }) => status === "rejected");
  expect(refused).toMatchObject([{ reason: { code: "invalid", details: { fields: [{ field: "name" }] } } }]);
});

test("somebody who was first is not overwritten", async () => {
  const { labelId } = await add("One");
  const change = { labelId, name: "Two", tone: "ok", archived: "no", version: 1 };
  await changeLabel(as("admin"), change);
  await expect(changeLabel(as("coordinator"), { ...change, name: "Three" })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await labels()).toMatchObject([{ name: "Two", version: 2 }]);
});

test("only those who steer the desk change its labels", async () => {
  const { labelId } = await add("One");
  const guest = await new Factories(db()).makePerson([]);
  const change = { labelId, name: "Mine", tone: "ok", archived: "yes", version: 1 };
  const others = ROLES.filter((role) => role !== "admin" && role !== "coordinator").map(as);
  for (const who of [...others, { actor: guest.actor, now: NOW }]) {
    await expect(addLabel(who, { name: "Mine", tone: "ok" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeLabel(who, change)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await labels()).toMatchObject([{ name: "One", version: 1 }]);
});

test("without its audit row nothing is kept", async () => {
  const { labelId } = await add("One");
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await expect(add("Two")).rejects.toThrow();
    const change = { labelId, name: "Three", tone: "ok", archived: "yes", version: 1 };
    await expect(changeLabel(as("admin"), change)).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await labels()).toMatchObject([{ name: "One", version: 1, archived: false }]);
});
