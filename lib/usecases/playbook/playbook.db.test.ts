import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { FIRST_PLAYBOOK, playbookLineSchema } from "@/lib/domain/playbook/lines";
import { playbookOf, playbookRegister } from "@/lib/queries/playbook";
import type { AppError } from "@/lib/server/errors";
import { prepareInstance } from "@/lib/server/prepare-instance";
import { read } from "@/lib/server/read";
import { acknowledgeCase } from "@/lib/usecases/cases/moves";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { addPlaybookLine, archivePlaybookLine, movePlaybookLine, rewordPlaybookLine } from "./change";
import { tickPlaybookLine } from "./tick";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
let mara: PersonActor;
let cora: PersonActor;
let auditor: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara", roles: ["triager"] });
  cora = await addPerson(db(), { name: "Cora", roles: ["coordinator"] });
  auditor = await addPerson(db(), { name: "Noor", roles: ["auditor"] });
});

const add = (words: string, more = {}, actor: Actor = cora) =>
  addPlaybookLine({ actor, now }, { state: "published", words, ...more });
const listed = async (state = "published") =>
  (await playbookRegister(mara))
    .filter((line) => line.state === state && !line.archived)
    .map(({ words }) => words);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: AppError) => error.details.fields?.[0]?.message ?? error.code,
  );
const instanceEvents = async () =>
  (await db().owner.query("select action from events where chain_kind = 'instance' order by seq")).rows.map(
    ({ action }) => action,
  );

async function withoutAudit(work: () => Promise<void>): Promise<void> {
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await work();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
}

test("a desk from before there were checklists gets the ones a new desk starts with, once", async () => {
  await prepareInstance(db().ownerUrl, db().keyring, now);
  expect((await playbookRegister(mara)).map(({ words }) => words).sort()).toEqual(
    FIRST_PLAYBOOK.map(({ words }) => words).sort(),
  );
  await db().owner.query("update playbook_items set archived_at = $1", [now]);
  await prepareInstance(db().ownerUrl, db().keyring, now);
  expect(await playbookRegister(mara)).toHaveLength(FIRST_PLAYBOOK.length);
  for (const { outcome, ...line } of FIRST_PLAYBOOK)
    expect(playbookLineSchema.safeParse({ ...line, outcome: outcome ?? "" }).success, line.words).toBe(true);
});

test("lines are added, put in order by steps and archived, each act on the record", async () => {
  const before = (await instanceEvents()).length;
  const ids = [];
  for (const words of ["One", "Two", "Three"]) ids.push((await add(words)).itemId);
  const [one, , three] = ids;
  const move = (itemId: string | undefined, direction: string) =>
    movePlaybookLine({ actor: cora, now }, { itemId, direction });
  await move(three, "up");
  expect(await listed()).toEqual(["One", "Three", "Two"]);
  await move(one, "up");
  await move(one, "down");
  expect(await listed()).toEqual(["Three", "One", "Two"]);
  const archive = (archived: string) =>
    archivePlaybookLine({ actor: cora, now }, { itemId: three, archived });
  await archive("yes");
  await archive("yes");
  expect(await listed()).toEqual(["One", "Two"]);
  await archive("no");
  expect(await listed()).toEqual(["One", "Two", "Three"]);
  expect((await instanceEvents()).slice(before)).toEqual([
    "playbook.line_added",
    "playbook.line_added",
    "playbook.line_added",
    "playbook.line_moved",
    "playbook.line_moved",
    "playbook.line_archived",
    "playbook.line_archived",
  ]);
});

test("a line says other words, on the record; what somebody else wrote meanwhile is not overwritten", async () => {
  const { itemId } = await add("Get a CVE.");
  const reword = (words: string, stood: string) =>
    rewordPlaybookLine({ actor: cora, now }, { itemId, words, stood });
  const { caseId } = await sendReport(now);
  await tick(caseId, itemId, "yes");
  await reword(" Get a CVE ID. ", "Get a CVE.");
  expect(await listed()).toContain("Get a CVE ID.");
  expect((await checklist(caseId, "new")).before).toMatchObject([
    { words: "Get a CVE ID.", done: { by: "Mara" } },
  ]);
  const events = () =>
    db().owner.query("select data from events where action = 'playbook.line_reworded' order by seq");
  const changes = [{ field: "words", before: "Get a CVE.", after: "Get a CVE ID." }];
  expect((await events()).rows).toEqual([{ data: { itemId, changes } }]);
  await reword("Get a CVE ID.", "Get a CVE ID.");
  expect(await refusal(reword("Mine.", "Get a CVE."))).toBe("conflict");
  expect(await refusal(reword(" ", "Get a CVE ID."))).toBe("Write what is to be done.");
  expect(await listed()).toContain("Get a CVE ID.");
  expect((await events()).rowCount).toBe(1);
});

test("two people moving neighbours at once leave every line in its own place", async () => {
  const lines = (await playbookRegister(mara)).filter(
    ({ state, archived }) => state === "published" && !archived,
  );
  await Promise.all(
    lines.map(({ id }, place) =>
      movePlaybookLine({ actor: cora, now }, { itemId: id, direction: place % 2 ? "up" : "down" }),
    ),
  );
  const { rows } = await db().owner.query(
    "select count(*)::int as n, count(distinct position)::int as places from playbook_items where state = 'published' and archived_at is null",
  );
  expect(rows[0].places).toBe(rows[0].n);
});

test("what makes no line is refused by its field", async () => {
  expect(await refusal(add(" "))).toBe("Write what is to be done.");
  expect(await refusal(add("a\nb"))).toBe("Write it on one line, without invisible control characters.");
  expect(await refusal(add("x".repeat(201)))).toBe("Use at most 200 characters.");
  expect(await refusal(add("Late", { outcome: "duplicate" }))).toBe("Only closed cases have an outcome.");
  expect(await refusal(add("Where", { state: "nowhere" }))).toBe("Choose a state.");
  for (let n = (await listed("scheduled")).length; n < 30; n++)
    await add(`Line ${n}`, { state: "scheduled" });
  expect(await refusal(add("One more", { state: "scheduled" }))).toMatch(/at most 30 lines/);
  const shelved = (await playbookRegister(mara)).find(
    ({ state, archived }) => state === "scheduled" && !archived,
  );
  const archive = (archived: string) =>
    archivePlaybookLine({ actor: cora, now }, { itemId: shelved?.id, archived });
  await archive("yes");
  await add("Another one", { state: "scheduled" });
  expect(await refusal(archive("no"))).toBe("conflict");
});

test("only those who steer change the lists, and nothing stays without its audit row", async () => {
  await add("Above");
  const { itemId } = await add("Below");
  const before = await playbookRegister(mara);
  for (const actor of [mara, auditor])
    for (const refused of [
      add("Mine", {}, actor),
      movePlaybookLine({ actor, now }, { itemId, direction: "up" }),
      archivePlaybookLine({ actor, now }, { itemId, archived: "yes" }),
      rewordPlaybookLine({ actor, now }, { itemId, words: "Mine", stood: "Below" }),
    ])
      expect(await refusal(refused)).toBe("forbidden");
  await withoutAudit(async () => {
    await expect(add("Lost")).rejects.toThrow();
    await expect(movePlaybookLine({ actor: cora, now }, { itemId, direction: "up" })).rejects.toThrow();
    await expect(archivePlaybookLine({ actor: cora, now }, { itemId, archived: "yes" })).rejects.toThrow();
    await expect(
      rewordPlaybookLine({ actor: cora, now }, { itemId, words: "Lost", stood: "Below" }),
    ).rejects.toThrow();
  });
  expect(await playbookRegister(mara)).toEqual(before);
});

const checklist = (caseId: string, state: "new" | "acknowledged") =>
  read(mara, ({ tx }) => playbookOf(tx, caseId, { state, outcome: null }));
const tick = (caseId: string, itemId: string, done: string, actor: Actor = mara) =>
  tickPlaybookLine({ actor, now }, { caseId, itemId, done });

test("a line is ticked with who and when, stands in no move's way, and stays ticked after the case moved on", async () => {
  const { caseId } = await sendReport(now);
  const { itemId } = await add("Read it", { state: "new" });
  await add("Read it twice", { state: "new" });
  await tick(caseId, itemId, "yes");
  await tick(caseId, itemId, "yes");
  expect((await checklist(caseId, "new")).now).toMatchObject([
    { words: "Read it", done: { by: "Mara", at: now } },
    { words: "Read it twice", done: null },
  ]);
  await acknowledgeCase({ actor: mara, now }, { caseId, message: "Read." });
  await archivePlaybookLine({ actor: cora, now }, { itemId, archived: "yes" });
  const later = await checklist(caseId, "acknowledged");
  expect(later.now).toEqual([]);
  expect(later.before).toMatchObject([{ words: "Read it", state: "new" }]);
  await tick(caseId, itemId, "no");
  expect((await checklist(caseId, "acknowledged")).before).toEqual([]);
  const { rows } = await db().owner.query(
    "select action from events where chain_id = $1 and action like 'playbook.%' order by seq",
    [caseId],
  );
  expect(rows.map(({ action }) => action)).toEqual(["playbook.ticked", "playbook.unticked"]);
});

test("lines for one outcome show with that outcome only", async () => {
  const { caseId } = await sendReport(now);
  await add("Any end", { state: "closed" });
  await add("A duplicate", { state: "closed", outcome: "duplicate" });
  const words = async (outcome: "duplicate" | "upstream") =>
    (await read(mara, ({ tx }) => playbookOf(tx, caseId, { state: "closed", outcome }))).now.map(
      (line) => line.words,
    );
  expect(await words("duplicate")).toEqual(["Any end", "A duplicate"]);
  expect(await words("upstream")).toEqual(["Any end"]);
});

test("ticking is for those who work on a case they see; reporters and auditors tick nothing", async () => {
  const { caseId, actor: reporter } = await sendReport(now);
  const { itemId } = await add("Look", { state: "new" });
  for (const actor of [auditor, reporter])
    expect(await refusal(tick(caseId, itemId, "yes", actor))).toBe("forbidden");
  await restrictCase({ actor: cora, now }, { caseId, restricted: "yes" });
  expect(await refusal(tick(caseId, itemId, "yes"))).toBe("not_found");
  expect(await refusal(tick(caseId, mara.personId, "yes", cora))).toBe("not_found");
  await withoutAudit(async () => {
    await expect(tick(caseId, itemId, "yes", cora)).rejects.toThrow();
  });
  expect((await db().owner.query("select from playbook_checks where case_id = $1", [caseId])).rowCount).toBe(
    0,
  );
});
