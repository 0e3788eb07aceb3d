import { beforeAll, expect, test } from "vitest";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { BoardParams } from "@/lib/domain/board/place";
import { indexCase } from "@/lib/usecases/search/index-case";
import { switchWordIndex } from "@/lib/usecases/search/switch-word-index";
import { boardAt } from "./board";
import { WORD_CAPS, type WordCaps } from "./words/caps";

const NOW = new Date("2026-11-20T14:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);
const SYSTEM = { type: "system", task: "test" } as const;

const db = testDatabase();
let make: Factories;
let mara: MadePerson;
let member: MadePerson;
let admin: MadePerson;

beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  mara = await make.makePerson(["triager"]);
  member = await make.makePerson(["developer"]);
  admin = await make.makePerson(["admin"]);
  const plain = await indexed({
    title: "Overflow",
    receivedAt: hours(1),
    answers: { steps: "Call index_read() twice." },
  });
  await make.makeMessage(plain, { body: "Seen on ARM, too.", audience: "internal", by: mara.id, at: NOW });
  await indexCase({ actor: SYSTEM, now: NOW }, { caseId: plain.id });
  await indexed({ title: "Overflow again", receivedAt: hours(2), answers: { steps: "Call index_read(1)." } });
  const secret = await indexed({ title: "Overflow canary-k7q2", receivedAt: hours(3), restricted: true });
  await make.join(secret, member.id, "developer", NOW);
  for (let at = 0; at < 30; at++)
    await indexed({
      title: `Common ${at % 10 === 0 ? "seldom" : "often"}`,
      receivedAt: hours(10 + at),
      state: "acknowledged",
    });
});

async function indexed(options: Parameters<Factories["makeCase"]>[0]): Promise<MadeCase> {
  const made = await make.makeCase({ clocks: false, ...options });
  await indexCase({ actor: SYSTEM, now: NOW }, { caseId: made.id });
  return made;
}

type Asked = { actor?: PersonActor; caps?: WordCaps; params?: BoardParams };

const find = (q: string, { actor = mara.actor, caps = WORD_CAPS, params = {} }: Asked = {}) =>
  boardAt({ actor, now: NOW, caps }, { q, sort: "received", ...params });
const titles = ({ rows }: Awaited<ReturnType<typeof find>>) => rows.map(({ title }) => title);

test("words are found in every text of a case, with any filter and in any order", async () => {
  expect(titles(await find("overflow"))).toEqual(["Overflow", "Overflow again"]);
  expect(titles(await find("overflow ARM"))).toEqual(["Overflow"]);
  expect(titles(await find("overflow -arm"))).toEqual(["Overflow again"]);
  expect(titles(await find("overflow age:>1h", { params: { sort: "-received" } }))).toEqual([
    "Overflow again",
  ]);
  expect(titles(await find("index_read state:closed"))).toEqual([]);
});

test("an exact phrase is found as it is written, in notes and reports alike", async () => {
  expect(titles(await find('"index_read()"'))).toEqual(["Overflow"]);
  expect(titles(await find('"seen on arm"'))).toEqual(["Overflow"]);
  expect(titles(await find('overflow -"index_read()"'))).toEqual(["Overflow again"]);
  expect(titles(await find('"arm seen"'))).toEqual([]);
});

test("a restricted case adds nothing: no row, no count, no place in a cap, no phrase", async () => {
  for (const q of ["overflow", "canary", '"overflow canary-k7q2"', "canary -nowhere"]) {
    const { rows, count, stopped } = await find(q);
    expect(JSON.stringify(rows), q).not.toContain("canary");
    expect(count, q).toEqual({ number: rows.length, more: false });
    expect(stopped, q).toBeNull();
  }
  // With room for exactly the two that are visible, the third must not make the word a common one.
  const tight = await find("overflow", { caps: { ...WORD_CAPS, candidates: 2 } });
  expect([titles(tight), tight.stopped]).toEqual([["Overflow", "Overflow again"], null]);
  expect(titles(await find("canary", { actor: member.actor }))).toEqual(["Overflow canary-k7q2"]);
  expect(titles(await find('"overflow canary-k7q2"', { actor: member.actor }))).toHaveLength(1);
});

test("a common word is looked for case by case up to a cap, which the page admits to; the next page goes on", async () => {
  const caps = { candidates: 2, walk: 12, phrase: 1_000, phraseMs: 60_000 };
  const first = await find("seldom state:acknowledged", { caps });
  expect(first.stopped).toEqual({ by: "common word", cases: 12 });
  expect(titles(first)).toEqual(["Common seldom", "Common seldom"]);
  expect(first.count).toEqual({ number: 3, more: true });
  const second = await find("seldom state:acknowledged", { caps, params: { after: first.next ?? "" } });
  expect(titles(second)).toEqual(["Common seldom"]);
  const third = await find("seldom state:acknowledged", { caps, params: { after: second.next ?? "" } });
  expect([titles(third), third.next, third.stopped]).toEqual([[], null, null]);
  const back = await find("seldom state:acknowledged", { caps, params: { after: third.previous ?? "" } });
  expect(titles(back)).toEqual(["Common seldom"]);
  expect(await find("often", { caps: { ...caps, walk: 20_000 } })).toMatchObject({ stopped: null });
});

test("a phrase is checked in the newest cases only, and the page says where it stopped", async () => {
  const { rows, stopped, count } = await find('"common seldom"', { caps: { ...WORD_CAPS, phrase: 2 } });
  expect([rows.length, stopped, count]).toEqual([2, { by: "phrase", cases: 2 }, { number: 2, more: false }]);
  expect((await find('"common seldom"')).stopped).toBeNull();
  const unwanted = await find('-"common seldom" state:acknowledged', { caps: { ...WORD_CAPS, phrase: 2 } });
  expect([unwanted.rows.length, unwanted.stopped]).toEqual([28, { by: "phrase", cases: 2 }]);
});

test("a phrase is looked for no longer than its time, and the page says where it stopped", async () => {
  const caps = { ...WORD_CAPS, phraseMs: 0 };
  const { rows, stopped } = await find('"common often"', { caps });
  expect([rows.length, stopped]).toEqual([1, { by: "phrase", cases: 1 }]);
  const unwanted = await find('-"common often" state:acknowledged', { caps });
  expect([unwanted.rows.length, unwanted.stopped]).toEqual([29, { by: "phrase", cases: 1 }]);
});

test("a column of a state says that looking for common words ended early in it, and so does the board", async () => {
  const accepted = { state: "accepted" } as const;
  for (let at = 0; at < 7; at++)
    await indexed({ ...accepted, title: at < 6 ? "Alpha" : "Alpha omega", receivedAt: hours(50 + at) });
  const params = { layout: "states" };
  const caps = { ...WORD_CAPS, candidates: 0, walk: 5 };
  const stopped = { by: "common word", cases: 5 };
  const early = await find("alpha omega state:accepted", { caps, params });
  expect(early).toMatchObject({ columns: [{ rows: [], stopped, count: { more: true } }], stopped });
  const after = early.columns[0]?.next ?? "";
  expect(titles(await find("alpha omega state:accepted", { caps, params: { after } }))).toEqual([
    "Alpha omega",
  ]);
  const whole = await find("alpha omega state:accepted", { caps: { ...caps, walk: 20 }, params });
  expect(whole).toMatchObject({
    columns: [{ rows: [{ title: "Alpha omega" }], stopped: null }],
    stopped: null,
  });
});

test("a word that names a case finds it: a reference, the end of one, a CVE ID", async () => {
  const named = await indexed({ title: "Named", receivedAt: hours(5) });
  await db().owner.query("update vulnerabilities set cve_id = 'CVE-2026-70042' where case_id = $1", [
    named.id,
  ]);
  const code = named.reference.slice(-5);
  for (const word of [
    named.reference,
    named.reference.toLowerCase(),
    code,
    code.toLowerCase(),
    "cve-2026-70042",
  ])
    expect(titles(await find(word)), word).toEqual(["Named"]);
  expect(titles(await find(`${code} overflow`))).toEqual([]);
  expect(titles(await find(`${code} is:open`))).toEqual(["Named"]);
  expect(titles(await find(`overflow -${code}`))).toEqual(["Overflow", "Overflow again"]);
  expect(titles(await find(`state:new -${code} -overflow`))).toEqual([]);
  expect(titles(await find(`"${code}"`))).toEqual([]);
});

test("texts that speak of a case are found with it", async () => {
  const spoken = await indexed({ title: "Spoken of", receivedAt: hours(6) });
  await indexed({ title: `Like ${spoken.reference}`, receivedAt: hours(7) });
  expect(titles(await find(spoken.reference))).toEqual(["Spoken of", `Like ${spoken.reference}`]);
});

test("the name of a case one may not read finds nothing", async () => {
  const secret = await indexed({ title: "Secret", receivedAt: hours(8), restricted: true });
  await make.join(secret, member.id, "developer", NOW);
  const code = secret.reference.slice(-5);
  expect(titles(await find(code, { actor: member.actor }))).toEqual(["Secret"]);
  for (const word of [code, secret.reference]) {
    const board = await find(word);
    expect(board.rows).toEqual([]);
    expect(board.count.number).toBe(0);
  }
});

test("with the index switched off, words find nothing and the place says why", async () => {
  await switchWordIndex({ actor: admin.actor, now: NOW }, { wordIndex: "off" });
  const { rows, problems } = await find("state:new overflow");
  expect(rows).toEqual([]);
  expect(problems).toMatchObject([{ from: 10, to: 18, message: expect.stringContaining("switched off") }]);
  expect((await find('-"x y"')).problems).toHaveLength(1);
  const { reference } = await make.makeCase({
    clocks: false,
    title: "Named all the same",
    receivedAt: hours(9),
  });
  const named = await find(reference);
  expect([titles(named), named.problems]).toEqual([["Named all the same"], []]);
});
