import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { tellApart } from "@/lib/usecases/duplicates/apart";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { indexCase } from "@/lib/usecases/search/index-case";
import { switchWordIndex } from "@/lib/usecases/search/switch-word-index";
import { likelyDuplicates } from "./likely-duplicates";

const db = testDatabase();
const NOW = new Date("2026-11-20T14:00:00Z");
let mara: PersonActor;
let cora: PersonActor;
let admin: PersonActor;
let minutes = 0;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara", roles: ["triager"] });
  cora = await addPerson(db(), { name: "Cora", roles: ["coordinator"] });
  admin = await addPerson(db(), { name: "Ada", roles: ["admin"] });
});

/** A report that came a minute after the one before, indexed as the worker would. */
async function report(title: string, summary: string, more: Record<string, string> = {}) {
  minutes += 1;
  const now = new Date(NOW.getTime() + minutes * 60_000);
  const sent = await sendReport(now, { title, summary, ...more });
  await indexCase({ actor: { type: "system", task: "index-case" }, now }, { caseId: sent.caseId });
  return sent;
}

const found = async (caseId: string, actor: PersonActor = mara) =>
  (await read(actor, (reading) => likelyDuplicates(reading, caseId))).map(({ reference }) => reference);
const FLAWS = {
  quokka: ["Negative quokka count overflows the heap", "trusts", "writes past the buffer with a huge length"],
  numbat: [
    "Sessions of numbat survive signing out",
    "keeps",
    "answers an old cookie for an hour after goodbye",
  ],
  bilby: [
    "Bilby shows invoices of other tenants",
    "forgets",
    "lists bills of a stranger when the filter is empty",
  ],
} as const;

/** A report about a flaw that no other of these names, told in two ways. */
function flaw(name: keyof typeof FLAWS) {
  const [title, verb, effect] = FLAWS[name];
  const place = `${name}_read() in src/${name}/index.c`;
  return {
    one: () => report(title, `The ${name}Reader ${verb} ${name}Entry; ${place} ${effect}.`),
    other: () => report(`${name}_read() again`, `${name}Reader, ${name}Entry: ${effect}; ${place}:9.`),
  };
}

test("an earlier report of the same flaw is found with its reasons, a later one is not", async () => {
  await report(
    "Cookies without a flag",
    "The session cookie of the shop lacks the attribute that keeps scripts out.",
  );
  const [first, second] = [await flaw("quokka").one(), await flaw("quokka").other()];
  expect(await found(second.caseId)).toEqual([first.reference]);
  expect(await found(first.caseId)).toEqual([]);
  const [likely] = await read(mara, (reading) => likelyDuplicates(reading, second.caseId));
  expect(likely).toMatchObject({ title: "Negative quokka count overflows the heap", state: "new" });
  const reasons = new Map(likely?.reasons.map(({ kind, shared }) => [kind, shared]));
  expect(reasons.get("words")).toContain("quokkareader");
  expect(reasons.get("files")).toEqual(["src/quokka/index.c"]);
  expect(reasons.get("functions")).toEqual(["quokka_read"]);
});

test("“not the same” is remembered from both sides, and a duplicate stands for nobody else", async () => {
  const [first, second, third] = [
    await flaw("numbat").one(),
    await flaw("numbat").other(),
    await flaw("numbat").other(),
  ];
  expect(await found(third.caseId)).toEqual(expect.arrayContaining([first.reference, second.reference]));
  const by = { actor: mara, now: NOW };
  await linkDuplicate(by, { caseId: second.caseId, duplicateOf: first.reference, reason: "The same." });
  expect(await found(third.caseId)).toContain(first.reference);
  expect(await found(third.caseId)).not.toContain(second.reference);
  expect(await found(second.caseId)).toEqual([]);
  await tellApart(by, { caseId: first.caseId, duplicateOf: third.reference });
  expect(await found(third.caseId)).toContain(second.reference);
  expect(await found(third.caseId)).not.toContain(first.reference);
});

test("a restricted case neither shows nor counts for others, on either side", async () => {
  const first = await flaw("bilby").one();
  const second = await flaw("bilby").other();
  const score = async () =>
    (await read(mara, (reading) => likelyDuplicates(reading, second.caseId)))[0]?.score;
  const before = await score();
  const hidden = await flaw("bilby").one();
  await restrictCase({ actor: cora, now: NOW }, { caseId: hidden.caseId, restricted: "yes" });
  expect(await score()).toBe(before);
  const later = await flaw("bilby").other();
  expect(await found(later.caseId)).toEqual(expect.arrayContaining([first.reference, second.reference]));
  expect(await found(later.caseId)).toHaveLength(2);
  expect(await found(later.caseId, cora)).toContain(hidden.reference);
  await restrictCase({ actor: cora, now: NOW }, { caseId: later.caseId, restricted: "yes" });
  expect(await found(later.caseId)).toEqual([]);
});

test("a CVE ID leads to the case that has it, also while words are not searched for", async () => {
  const first = await report("Numbers", "See CVE-2026-77777 in wombat_parse() of the wombatReader.");
  await db().owner.query("update vulnerabilities set cve_id = 'CVE-2026-77777' where case_id = $1", [
    first.caseId,
  ]);
  const second = await report("Digits", "The wombatReader calls wombat_parse(), this is CVE-2026-77777.");
  expect(await found(second.caseId)).toEqual([first.reference]);
  await switchWordIndex({ actor: admin, now: NOW }, { wordIndex: "off" });
  expect(await found(second.caseId)).toEqual([first.reference]);
  await switchWordIndex({ actor: admin, now: NOW }, { wordIndex: "on" });
});

test("hostile text is looked for as it is, and breaks nothing", async () => {
  const text = "{1,2}'; drop table cases; -- \\ \u202e \ud83d\ude00 $1 %s {{x}} CVE-2026-1' or 1=1";
  const one = await report(text.slice(0, 60), text);
  const other = await report(text.slice(0, 60), text);
  expect(await found(other.caseId)).toEqual([one.reference]);
});
