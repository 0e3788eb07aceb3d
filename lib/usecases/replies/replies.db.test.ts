import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { casePage } from "@/lib/queries/case-page";
import { replyRegister } from "@/lib/queries/replies";
import type { AppError } from "@/lib/server/errors";
import { assignCase } from "@/lib/usecases/cases/assign";
import { editCase } from "@/lib/usecases/cases/edit";
import { acknowledgeCase } from "@/lib/usecases/cases/moves";
import { addReply, archiveReply, changeReply, moveReply } from "./change";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
let mara: PersonActor;
let cora: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara Okoye", roles: ["triager"] });
  cora = await addPerson(db(), { name: "Cora", roles: ["coordinator"] });
});

const add = (name: string, body: string, actor: Actor = cora) => addReply({ actor, now }, { name, body });
const names = async () =>
  (await replyRegister(mara)).filter(({ archived }) => !archived).map(({ name }) => name);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: AppError) => error.details.fields?.map(({ message }) => message).join(" ") ?? error.code,
  );

test("a reply is added, changed on its current version, put in order and archived, each act on the record", async () => {
  const { replyId } = await add("Thanks", "Hello {reporter},\r\nwe read {reference}.");
  const second = await add("Date", "By {next_date}.");
  const change = (version: number, body: string) =>
    changeReply({ actor: cora, now }, { replyId, version, name: "Thank you", body });
  await change(1, "Dear {reporter}, thank you.");
  expect(await refusal(change(1, "Older"))).toBe("conflict");
  expect(await replyRegister(mara)).toMatchObject([
    { name: "Thank you", body: "Dear {reporter}, thank you.", version: 2 },
    { name: "Date", version: 1 },
  ]);
  await moveReply({ actor: cora, now }, { replyId: second.replyId, direction: "up" });
  await moveReply({ actor: cora, now }, { replyId: second.replyId, direction: "up" });
  expect(await names()).toEqual(["Date", "Thank you"]);
  await archiveReply({ actor: cora, now }, { replyId: second.replyId, archived: "yes" });
  expect(await names()).toEqual(["Thank you"]);
  await archiveReply({ actor: cora, now }, { replyId: second.replyId, archived: "no" });
  expect(await names()).toEqual(["Thank you", "Date"]);
  const { rows } = await db().owner.query(
    "select action from events where chain_kind = 'instance' and action like 'reply.%' order by seq",
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "reply.added",
    "reply.added",
    "reply.changed",
    "reply.moved",
    "reply.archived",
    "reply.archived",
  ]);
});

test("an unknown field is refused where it stands, a taken name by its field", async () => {
  expect(await refusal(add("New", "Hello,\nsee {refrence} and {nothing_known}."))).toMatch(
    /^Line 2, character 5: there is no field \{refrence\}\. Is \{reference\} meant\?/,
  );
  expect(await refusal(add("Thank you", "Again"))).toBe(
    "There is a reply of this name, perhaps an archived one.",
  );
  expect(await refusal(add(" ", " "))).toBe("Enter a name. Write the reply.");
});

test("there are fifty in use at most, also where an archived one is put back", async () => {
  const { replyId } = await add("Shelved", "Shelved");
  const archive = (archived: string) => archiveReply({ actor: cora, now }, { replyId, archived });
  await archive("yes");
  const room = 50 - (await names()).length;
  const filling = await Promise.all(Array.from({ length: room }, (_, n) => add(`Reply ${n}`, "Text")));
  expect(await refusal(add("One more", "Text"))).toBe("There are 50 replies already. Archive one first.");
  expect(await refusal(archive("no"))).toBe("conflict");
  for (const one of filling)
    await archiveReply({ actor: cora, now }, { replyId: one.replyId, archived: "yes" });
});

test("a database that is stolen does not show what is answered", async () => {
  await add("Canary", "Canary-reply for nobody’s eyes");
  const { rows } = await db().owner.query("select body_sealed from canned_replies");
  for (const { body_sealed } of rows) expect(body_sealed.includes("Canary-reply")).toBe(false);
});

test("on a case it reads with the values of that case, and says what the case has nothing for", async () => {
  await add("All", "{reporter} {reference} {next_date} {product} {severity} {assignee} {organisation}");
  const { caseId, reference } = await sendReport(now, { name: "Ada Example" });
  const ready = async () =>
    (await casePage(mara, reference, now))?.replies.find(({ name }) => name === "All");
  expect(await ready()).toMatchObject({
    text: `Ada Example ${reference} 21 November 2026 [product] [severity] [assignee] Example Project`,
    gaps: ["product", "severity", "assignee"],
  });
  const by = { actor: mara, now };
  await editCase(by, { caseId, product: "Server", severity: "high", severityReason: "Reachable." });
  await assignCase(by, { caseId, personId: mara.personId });
  await acknowledgeCase(by, { caseId, message: "Read." });
  expect((await ready())?.text).toMatch(
    new RegExp(`^Ada Example ${reference} \\d+ \\w+ 2026 Server high Mara Okoye Example Project$`),
  );
});

test("a house rule nobody was promised is no date to write, and an unnamed reporter no name", async () => {
  const { caseId, reference } = await sendReport(now);
  await db().owner.query("update clocks set shown_to_reporter = false where case_id = $1", [caseId]);
  const page = await casePage(mara, reference, now);
  expect(page?.replies.find(({ name }) => name === "All")?.gaps).toEqual(
    expect.arrayContaining(["reporter", "next_date"]),
  );
});

test("only those who steer change replies, and nothing stays without its audit row", async () => {
  await add("Above", "Above");
  const { replyId } = await add("Below", "Below");
  const before = await replyRegister(mara);
  const auditor = await addPerson(db(), { roles: ["auditor"] });
  for (const actor of [mara, auditor]) {
    const by = { actor, now };
    for (const refused of [
      add("Mine", "Mine", actor),
      changeReply(by, { replyId, version: 2, name: "Mine", body: "Mine" }),
      moveReply(by, { replyId, direction: "up" }),
      archiveReply(by, { replyId, archived: "yes" }),
    ])
      expect(await refusal(refused)).toBe("forbidden");
  }
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await expect(add("Lost", "Lost")).rejects.toThrow();
    const by = { actor: cora, now };
    const change = { replyId, version: 1, name: "Lost", body: "Lost" };
    await expect(changeReply(by, change)).rejects.toThrow("append_events");
    await expect(moveReply(by, { replyId, direction: "up" })).rejects.toThrow();
    await expect(archiveReply(by, { replyId, archived: "yes" })).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await replyRegister(mara)).toEqual(before);
});
