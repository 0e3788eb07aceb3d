import { beforeAll, describe, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase, advisoryVersion, caseReadyToPublish, type Sent } from "@/db/testing/journey";
import { addPublishingTeam } from "@/db/testing/publishing-team";
import type { PersonActor } from "@/lib/domain/access/actor";
import { publicAdvisory } from "@/lib/queries/advisories";
import { hallOfFame } from "@/lib/queries/thanks";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { withholdCase } from "@/lib/usecases/cases/moves";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { answerCredit } from "./answer";
import { approveCredit } from "./approve";
import { offerCredit } from "./offer";
import { withdrawCredit, withdrawOwnCredit } from "./withdraw";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let triager: PersonActor;
let coordinator: PersonActor;
let publisher: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  ({ triager, coordinator, publisher } = await addPublishingTeam(db(), now));
});

const ready = () => caseReadyToPublish({ triager, coordinator }, now);

async function publish({ caseId }: Sent): Promise<void> {
  const seen = await advisoryVersion(caseId);
  await approveAdvisory({ actor: publisher, now }, { caseId, seen });
  await scheduleAndPublish({ actor: coordinator, now }, { caseId, seen });
}

async function offered({ caseId, actor }: Sent, name = "Ada Example", at = now): Promise<string> {
  const { creditId } = await offerCredit(
    { actor: triager, now: at },
    {
      caseId,
      participantId: actor.participantId,
      type: "finder",
      naming: "name",
      name,
      link: "https://ada.example.org",
    },
  );
  return creditId;
}

/** Every place a name may be read by anyone. */
async function publicNames({ reference, caseId }: Sent): Promise<string[]> {
  const page = (await publicAdvisory(reference))?.credits.map(({ name }) => name) ?? [];
  const hall = (await hallOfFame()).entries
    .filter(({ advisory }) => advisory === null || advisory.publicId === reference)
    .map(({ name }) => name);
  const { rows } = await db().owner.query(
    "select public_name from credits where case_id = $1 and public_name is not null",
    [caseId],
  );
  return [...page, ...hall.filter((name) => rows.some((row) => row.public_name === name))];
}

test("accepted before publication, the name appears with it: on the page and in the hall of fame", async () => {
  const sent = await ready();
  const creditId = await offered(sent);
  expect(await publicNames(sent)).toEqual([]);
  await answerCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId, answer: "as_shown" });
  expect(await publicNames(sent)).toEqual([]);
  await publish(sent);
  expect(await publicNames(sent)).toEqual(["Ada Example", "Ada Example"]);
  const { entries } = await hallOfFame(2026);
  expect(entries.find(({ advisory }) => advisory?.publicId === sent.reference)).toMatchObject({
    name: "Ada Example",
    link: "https://ada.example.org",
    year: 2026,
  });
  await withdrawOwnCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId });
  expect(await publicNames(sent)).toEqual([]);
  const { rows } = await db().owner.query(
    "select name_sealed, link_sealed, public_link from credits where id = $1",
    [creditId],
  );
  expect(rows).toEqual([{ name_sealed: null, link_sealed: null, public_link: null }]);
});

test("accepted after publication, the name appears then", async () => {
  const sent = await ready();
  const creditId = await offered(sent);
  await publish(sent);
  expect(await publicNames(sent)).toEqual([]);
  await answerCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId, answer: "as_shown" });
  expect(await publicNames(sent)).toEqual(["Ada Example", "Ada Example"]);
  await withdrawCredit({ actor: triager, now }, { caseId: sent.caseId, creditId });
  expect(await publicNames(sent)).toEqual([]);
});

test("an answer given again writes nothing, tells nobody and leaves the day it was given on", async () => {
  const sent = await acceptedCase(triager, now);
  const creditId = await offered(sent);
  const stored = async () => {
    const events = await db().owner.query(
      "select data->>'answer' as answer from events where chain_id = $1 and action = 'credit.answered' order by seq",
      [sent.caseId],
    );
    const credit = await db().owner.query("select to_jsonb(c) as row from credits c where id = $1", [
      creditId,
    ]);
    return { told: events.rows.map(({ answer }) => answer), credit: credit.rows[0].row };
  };
  const told: string[] = [];
  const other = { name: "Countess", naming: "pseudonym" };
  for (const answer of ["as_shown", "other_name", "anonymous", "declined"]) {
    const say = (at: Date) =>
      answerCredit({ actor: sent.actor, now: at }, { caseId: sent.caseId, creditId, answer, ...other });
    const first = await say(now);
    const before = await stored();
    told.push(answer);
    expect(before.told).toEqual(told);
    expect(await say(new Date("2026-11-21T10:00:00Z"))).toEqual(first);
    expect(await stored()).toEqual(before);
  }
});

test("declined, the name is nowhere; anonymous, it says so", async () => {
  const declined = await ready();
  const creditId = await offered(declined);
  await answerCredit(
    { actor: declined.actor, now },
    { caseId: declined.caseId, creditId, answer: "declined" },
  );
  await publish(declined);
  expect(await publicNames(declined)).toEqual([]);
  await expect(
    answerCredit({ actor: declined.actor, now }, { caseId: declined.caseId, creditId, answer: "as_shown" }),
  ).rejects.toMatchObject({ code: "conflict" });

  const anonymous = await ready();
  const second = await offered(anonymous);
  await answerCredit(
    { actor: anonymous.actor, now },
    { caseId: anonymous.caseId, creditId: second, answer: "anonymous" },
  );
  await publish(anonymous);
  expect(await publicNames(anonymous)).toEqual(["Anonymous reporter", "Anonymous reporter"]);
  expect((await publicAdvisory(anonymous.reference))?.credits[0]?.link).toBeNull();
});

test("another name waits for the team, also in place of an agreed one", async () => {
  const sent = await ready();
  const creditId = await offered(sent);
  await publish(sent);
  const answer = (name: string) =>
    answerCredit(
      { actor: sent.actor, now },
      { caseId: sent.caseId, creditId, answer: "other_name", name, naming: "pseudonym" },
    );
  await answer("nightjar");
  expect(await publicNames(sent)).toEqual([]);
  await expect(
    answerCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId, answer: "as_shown" }),
  ).rejects.toMatchObject({ code: "conflict" });
  await approveCredit({ actor: triager, now }, { caseId: sent.caseId, creditId });
  expect(await publicNames(sent)).toEqual(["nightjar", "nightjar"]);
  await answerCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId, answer: "as_shown" });
  expect(await publicNames(sent)).toEqual(["nightjar", "nightjar"]);
  await answer("bramblefox");
  expect(await publicNames(sent)).toEqual([]);
  await expect(answer("")).rejects.toMatchObject({ details: { fields: [{ field: "name" }] } });
});

test("a yes counts for the name that was seen, whichever side changed it meanwhile", async () => {
  const sent = await ready();
  const creditId = await offered(sent);
  const on = { caseId: sent.caseId, creditId };
  const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const rename = (name: string, minutes: number) =>
    answerCredit(
      { actor: sent.actor, now: minutesLater(minutes) },
      { ...on, answer: "other_name", name, naming: "pseudonym" },
    );
  await rename("nightjar", 1);
  const seen = minutesLater(1).toISOString();
  await rename("something else", 2);
  await expect(approveCredit({ actor: triager, now }, { ...on, seen })).rejects.toMatchObject({
    code: "conflict",
  });
  await approveCredit({ actor: triager, now }, { ...on, seen: minutesLater(2).toISOString() });

  const other = await ready();
  const first = await offered(other);
  await offered(other, "Another Name", minutesLater(1));
  const yes = { caseId: other.caseId, creditId: first, answer: "as_shown" };
  await expect(
    answerCredit({ actor: other.actor, now }, { ...yes, seen: now.toISOString() }),
  ).rejects.toMatchObject({ code: "conflict" });
  await answerCredit({ actor: other.actor, now }, { ...yes, seen: minutesLater(1).toISOString() });
});

test("a withheld finding is thanked for in public only where the team offers that afterwards", async () => {
  const sent = await acceptedCase(triager, now);
  const creditId = await offered(sent, "Lotte Brandt");
  const yes = { caseId: sent.caseId, creditId, answer: "as_shown" };
  await answerCredit({ actor: sent.actor, now }, yes);
  expect(await publicNames(sent)).toEqual([]);
  await withholdCase(
    { actor: coordinator, now },
    { caseId: sent.caseId, reason: "Internal only.", message: "It is fixed; there is no advisory." },
  );
  expect(await publicNames(sent)).toEqual([]);
  await withdrawCredit({ actor: triager, now }, { caseId: sent.caseId, creditId });
  await offered(sent, "Lotte Brandt", new Date(now.getTime() + 1_000));
  await answerCredit({ actor: sent.actor, now }, yes);
  expect(await publicNames(sent)).toEqual(["Lotte Brandt"]);
  const { entries } = await hallOfFame();
  expect(entries.find(({ name }) => name === "Lotte Brandt")?.advisory).toBeNull();
});

describe("the reporter of a duplicate", () => {
  const reason = "Somebody reported this before you.";
  async function thanked(original: Sent, more: { linkFirst: boolean }): Promise<Sent> {
    const sent = await sendReport(new Date(now.getTime() + 60_000));
    const link = () =>
      linkDuplicate(
        { actor: triager, now },
        { caseId: sent.caseId, duplicateOf: original.reference, reason },
      );
    if (more.linkFirst) await link();
    const creditId = await offered(sent, sent.reference);
    await answerCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId, answer: "as_shown" });
    if (!more.linkFirst) await link();
    return sent;
  }

  test.each([true, false])(
    "is thanked in public once the case it repeats is out, not before (linked first: %s)",
    async (linkFirst) => {
      const original = await ready();
      const sent = await thanked(original, { linkFirst });
      expect(await publicNames(sent)).toEqual([]);
      await publish(original);
      expect(await publicNames(sent)).toEqual([sent.reference]);
      const { entries } = await hallOfFame();
      expect(entries.find(({ name }) => name === sent.reference)).toMatchObject({
        at: "2026-11-20",
        advisory: null,
      });
      const after = await thanked(original, { linkFirst });
      expect(await publicNames(after)).toEqual([after.reference]);
    },
  );

  test("is not thanked where the finding was withheld, nor while nobody knows what the report repeats", async () => {
    const original = await acceptedCase(triager, now);
    const sent = await thanked(original, { linkFirst: true });
    const words = { reason: "Internal only.", message: "There is no advisory." };
    await withholdCase({ actor: coordinator, now }, { caseId: original.caseId, ...words });
    expect(await publicNames(sent)).toEqual([]);

    const alone = await sendReport(now);
    await rejectCase({ actor: triager, now }, { caseId: alone.caseId, outcome: "duplicate", reason });
    const creditId = await offered(alone);
    await answerCredit({ actor: alone.actor, now }, { caseId: alone.caseId, creditId, answer: "as_shown" });
    expect(await publicNames(alone)).toEqual([]);
  });

  test("is found by no thanks even where the case it repeats is restricted and out of its reporter’s sight", async () => {
    const original = await ready();
    await db().owner.query("update cases set restricted = true where id = $1", [original.caseId]);
    const sent = await sendReport(new Date(now.getTime() + 60_000));
    await db().owner.query(
      "update cases set state = 'closed', outcome = 'duplicate', closed_at = $2, duplicate_of = $3 where id = $1",
      [sent.caseId, now, original.caseId],
    );
    const creditId = await offered(sent);
    await answerCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId, answer: "as_shown" });
    expect(await publicNames(sent)).toEqual([]);
  });
});

test("nobody answers for another, offers without the role, or touches another case's credit", async () => {
  const sent = await ready();
  const other = await ready();
  const creditId = await offered(sent);
  const answer = { caseId: sent.caseId, creditId, answer: "as_shown" };
  await expect(answerCredit({ actor: other.actor, now }, answer)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    answerCredit({ actor: other.actor, now }, { ...answer, caseId: other.caseId }),
  ).rejects.toMatchObject({ code: "not_found" });
  for (const actor of [triager, publisher, { type: "anonymous" as const }])
    await expect(answerCredit({ actor, now }, answer)).rejects.toMatchObject({
      code: actor.type === "anonymous" ? "unauthenticated" : "forbidden",
    });
  await expect(
    approveCredit({ actor: sent.actor, now }, { caseId: sent.caseId, creditId }),
  ).rejects.toMatchObject({ code: "forbidden" });
  const auditor = await addPerson(db(), { roles: ["auditor"], now });
  await expect(
    withdrawCredit({ actor: auditor, now }, { caseId: sent.caseId, creditId }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    offerCredit(
      { actor: triager, now },
      {
        caseId: sent.caseId,
        participantId: other.actor.participantId,
        type: "finder",
        naming: "name",
        name: "X",
      },
    ),
  ).rejects.toMatchObject({ details: { fields: [{ field: "participantId" }] } });
  const { rows } = await db().owner.query(
    "select action from events where chain_id = $1 and action like 'credit.%'",
    [sent.caseId],
  );
  expect(rows).toEqual([{ action: "credit.offered" }]);
});
