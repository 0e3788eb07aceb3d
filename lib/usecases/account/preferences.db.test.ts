import { beforeAll, beforeEach, expect, test } from "vitest";
import type { MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { DEFAULT_PREFERENCES } from "@/lib/domain/board/preferences";
import { boardPage } from "@/lib/queries/board/frame";
import { ownSwitches } from "@/lib/queries/preferences";
import { type Desk, NOW, openDesk } from "@/lib/usecases/cases/testing/desk";
import { setPreferences } from "./preferences";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});
beforeEach(() => db().owner.query("delete from person_preferences"));

const set = ({ actor }: MadePerson, input: unknown) => setPreferences({ actor, now: NOW }, input);
const shown = async ({ actor }: MadePerson) => {
  const { frame } = await boardPage(actor, {}, NOW);
  const { singleKeys } = await ownSwitches(actor);
  return { preferences: frame.preferences, singleKeys };
};

test("what is left out stays, and the answer is what the page will bring", async () => {
  const { triager } = desk.people;
  await set(triager, { density: 32, widths: { title: 400 } });
  const answer = await set(triager, { columns: ["reference", "title", "state"], singleKeys: false });
  expect(answer).toEqual({
    preferences: { columns: ["reference", "title", "state"], widths: { title: 400 }, density: 32 },
    singleKeys: false,
  });
  expect(await shown(triager)).toEqual(answer);
});

test("preferences are one person's own, an auditor's too, and leave no event", async () => {
  const { auditor, triager } = desk.people;
  await set(auditor, { density: 40 });
  expect((await shown(auditor)).preferences.density).toBe(40);
  expect(await shown(triager)).toEqual({ preferences: DEFAULT_PREFERENCES, singleKeys: true });
  const { rows } = await db().owner.query("select from events");
  expect(rows).toEqual([]);
});

test("a form of boxes switches off what it shows and is not ticked, and nothing else", async () => {
  const { triager } = desk.people;
  await set(triager, { mailWatched: false });
  await set(triager, { switches: "singleKeys mailMentions", on: "mailMentions" });
  expect(await ownSwitches(triager.actor)).toEqual({
    singleKeys: false,
    mailMentions: true,
    mailWatched: false,
  });
  await set(triager, { switches: "singleKeys mailMentions" });
  expect(await ownSwitches(triager.actor)).toMatchObject({ singleKeys: false, mailMentions: false });
});

test.each([
  { columns: ["reference", "title", "nonsense"] },
  { columns: ["reference", "title", "title"] },
  { columns: ["state"] },
  { widths: { title: 4 } },
  { widths: { title: 1e9 } },
  { widths: { nonsense: 100 } },
  { density: 33 },
  { singleKeys: "perhaps" },
  { switches: "nonsense" },
])("%j is refused and nothing is kept", async (input) => {
  await expect(set(desk.people.triager, input)).rejects.toMatchObject({ code: "invalid" });
  expect((await db().owner.query("select from person_preferences")).rows).toEqual([]);
});

test("nobody without an account has any", async () => {
  for (const actor of [{ type: "anonymous" }, { type: "system", task: "test" }] as const)
    await expect(setPreferences({ actor, now: NOW }, { density: 32 })).rejects.toMatchObject({
      code: actor.type === "anonymous" ? "unauthenticated" : "forbidden",
    });
});

test("two changes at once leave both", async () => {
  const { triager } = desk.people;
  await set(triager, { density: 40 });
  await Promise.all([set(triager, { density: 32 }), set(triager, { widths: { title: 300 } })]);
  expect((await shown(triager)).preferences).toMatchObject({ density: 32, widths: { title: 300 } });
});
