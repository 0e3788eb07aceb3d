import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CaseOptions, MadeCase, MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { boardAt } from "@/lib/queries/board/board";
import { casePage } from "@/lib/queries/case-page";
import { setPreferences } from "@/lib/usecases/account/preferences";
import { deliverNotice } from "@/lib/usecases/notices/deliver";
import { markCaseRead, markCaseUnread } from "./read-marks";
import { type Desk, NOW, openDesk, RECEIVED, reporterOf, snapshot } from "./testing/desk";
import { unwatchCase, watchCase } from "./watch";
import { addNote, replyAsReporter } from "./write";

const db = testDatabase();
let desk: Desk;
let mara: MadePerson;
let jonas: MadePerson;
let guest: MadePerson;
beforeAll(async () => {
  desk = await openDesk(db());
  mara = await desk.make.makePerson(["triager"], { name: "Mara Oduya" });
  jonas = await desk.make.makePerson(["developer"], { name: "Jonas Lind" });
  guest = await desk.make.makePerson([], { name: "Tern Vendor" });
});
beforeEach(() => db().owner.query("delete from notices"));

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const make = (on: Partial<CaseOptions> = {}) =>
  desk.make.makeCase({
    receivedAt: RECEIVED,
    state: "acknowledged",
    assigneeId: desk.people.triager.id,
    ...on,
  });
const note = (made: MadeCase, body: string, actor: Actor = mara.actor) =>
  addNote({ actor, now: NOW }, { caseId: made.id, body });
const told = async ({ id }: MadeCase) =>
  (
    await db().owner.query<{ template: string; person_id: string }>(
      "select template, person_id from notices where case_id = $1 order by template, person_id",
      [id],
    )
  ).rows.map(({ template, person_id }) => [template, person_id]);
const watching = async ({ id }: MadeCase) =>
  (
    await db().owner.query("select person_id from case_watchers where case_id = $1 order by person_id", [id])
  ).rows.map((row) => row.person_id);

describe("a note that names a colleague", () => {
  test("tells them once, makes them watch, and says in the chain whom it named", async () => {
    const made = await make();
    await note(made, "@Jonas Lind, could you look? I trust @jonas more than myself, says @Mara Oduya.");
    expect(await told(made)).toEqual([["mentioned", jonas.id]]);
    expect(await watching(made)).toEqual([jonas.id, mara.id].sort());
    const { rows } = await db().owner.query("select data from events where chain_id = $1", [made.id]);
    expect(rows[0].data.mentioned.sort()).toEqual([jonas.id, mara.id].sort());
  });

  test("is refused where somebody named may not read it: parties, and outsiders of a restricted case", async () => {
    const open = await make();
    const closed = await make({ restricted: true });
    await desk.make.join(closed, mara.id, "coordinator", RECEIVED);
    await desk.make.join(open, guest.id, "vendor", RECEIVED);
    for (const [made, name] of [
      [open, "Tern Vendor"],
      [closed, "Jonas Lind"],
    ] as const) {
      const before = await snapshot(db(), made.id);
      await expect(note(made, `Dear @${name}`)).rejects.toMatchObject({
        code: "invalid",
        details: {
          fields: [{ field: "body", message: `${name} may not read this case. Take the “@” away.` }],
        },
      });
      expect(await snapshot(db(), made.id)).toEqual(before);
    }
    await desk.make.join(closed, jonas.id, "developer", RECEIVED);
    await note(closed, "Dear @Jonas Lind");
    expect(await told(closed)).toEqual([["mentioned", jonas.id]]);
  });

  test("is mailed where the one it names still wants that, is of the team and may read the case", async () => {
    const changes: [string, () => Promise<unknown>][] = [
      ["not_configured", async () => {}],
      ["suppressed", () => setPreferences({ actor: jonas.actor, now: NOW }, { mailMentions: "no" })],
      ["not_configured", () => setPreferences({ actor: jonas.actor, now: NOW }, { mailMentions: "yes" })],
      ["suppressed", () => db().owner.query("update cases set restricted = true")],
      ["not_configured", () => db().owner.query("update cases set restricted = false")],
      [
        "suppressed",
        () => db().owner.query("update people set disabled_at = now() where id = $1", [jonas.id]),
      ],
      ["not_configured", () => db().owner.query("update people set disabled_at = null")],
    ];
    const made = await make();
    await note(made, "@Jonas Lind");
    for (const [state, change] of changes) {
      await change();
      const { rows } = await db().owner.query("update notices set state = 'pending' returning id");
      await deliverNotice(
        { actor: { type: "system", task: "test" }, now: NOW },
        { noticeId: rows[0].id, lastTry: true },
      );
      const { rows: after } = await db().owner.query("select state from notices");
      expect([after[0].state, String(change)]).toEqual([state, String(change)]);
    }
  });

  test("is taken back whole with its notices when the audit row cannot be written", async () => {
    const made = await make();
    const before = await snapshot(db(), made.id);
    await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await expect(note(made, "@Jonas Lind")).rejects.toThrow();
    } finally {
      await db().owner.query("alter table events drop constraint refuse_all");
    }
    expect(await snapshot(db(), made.id)).toEqual(before);
  });
});

test("who watches hears of the reporter's words beside whoever has to answer, each once", async () => {
  const made = await make();
  for (const { actor } of [jonas, desk.people.triager, desk.people.publisher])
    await watchCase({ actor, now: NOW }, { caseId: made.id });
  await unwatchCase({ actor: desk.people.publisher.actor, now: NOW }, { caseId: made.id });
  await replyAsReporter({ actor: reporterOf(made), now: later(1) }, { caseId: made.id, body: "And?" });
  expect(await told(made)).toEqual([
    ["new_message", desk.people.triager.id],
    ["watched_message", jonas.id],
  ]);
});

describe("what a person has read", () => {
  const unread = async (actor: MadePerson["actor"], made: MadeCase) => {
    const { rows } = await boardAt({ actor, now: later(2) }, { q: "sort:activity" });
    return rows.find(({ id }) => id === made.id)?.unread;
  };

  test("is theirs alone, and leaves no event", async () => {
    const made = await make();
    const auditor = desk.people.auditor.actor;
    for (const actor of [mara.actor, auditor]) {
      expect(await unread(actor, made)).toBe(true);
      expect(await markCaseRead({ actor, now: NOW }, { caseId: made.id })).toMatchObject({ changed: true });
      expect(await markCaseRead({ actor, now: NOW }, { caseId: made.id })).toMatchObject({ changed: false });
      expect(await unread(actor, made)).toBe(false);
    }
    expect(await unread(jonas.actor, made)).toBe(true);
    await markCaseUnread({ actor: mara.actor, now: NOW }, { caseId: made.id });
    expect([await unread(mara.actor, made), await unread(auditor, made)]).toEqual([true, false]);
    const { rows } = await db().owner.query("select from events where chain_id = $1", [made.id]);
    expect(rows).toEqual([]);
  });

  test("ends with news of others, and not with what they add themselves", async () => {
    const made = await make();
    for (const { actor } of [mara, jonas]) await markCaseRead({ actor, now: NOW }, { caseId: made.id });
    await note(made, "One more look.");
    expect([await unread(mara.actor, made), await unread(jonas.actor, made)]).toEqual([false, true]);
  });

  test("is asked for by a page only where something is unread", async () => {
    const made = await make();
    const page = () => casePage(mara.actor, made.reference, NOW);
    expect(await page()).toMatchObject({ isUnread: true });
    await markCaseRead({ actor: mara.actor, now: NOW }, { caseId: made.id });
    expect(await page()).toMatchObject({ isUnread: false });
    expect(await casePage(jonas.actor, made.reference, NOW)).toMatchObject({ isUnread: true });
    await note(made, "News.", jonas.actor);
    expect(await page()).toMatchObject({ isUnread: true });
  });

  test("is up to what stood on the page: news that came meanwhile stays unread", async () => {
    const made = await make();
    const seen = RECEIVED;
    await note(made, "Meanwhile.", jonas.actor);
    await markCaseRead({ actor: mara.actor, now: NOW }, { caseId: made.id, seen });
    expect(await unread(mara.actor, made)).toBe(true);
    await markCaseRead({ actor: mara.actor, now: NOW }, { caseId: made.id });
    await markCaseRead({ actor: mara.actor, now: NOW }, { caseId: made.id, seen });
    expect(await unread(mara.actor, made)).toBe(false);
  });

  test("is marked by nobody who may not read the case", async () => {
    const made = await make({ restricted: true });
    for (const mark of [markCaseRead, markCaseUnread]) {
      const ask = (actor: Actor) => mark({ actor, now: NOW }, { caseId: made.id });
      await expect(ask(mara.actor)).rejects.toMatchObject({ code: "not_found" });
      await expect(ask(guest.actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(ask(reporterOf(made))).rejects.toMatchObject({ code: "forbidden" });
      await expect(ask({ type: "anonymous" })).rejects.toMatchObject({ code: "unauthenticated" });
    }
    expect((await db().owner.query("select from case_reads where case_id = $1", [made.id])).rows).toEqual([]);
  });
});
