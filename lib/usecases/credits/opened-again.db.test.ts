import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { hallOfFame } from "@/lib/queries/thanks";
import { acknowledgeCase, reopenCase } from "@/lib/usecases/cases/moves";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { reopenAsReporter } from "@/lib/usecases/cases/reopen-as-reporter";
import { takeBackMove } from "@/lib/usecases/cases/take-back";
import {
  at,
  Behind,
  duplicatesDesk,
  link,
  NOW,
  type Sent,
  sendPair,
  split,
} from "@/lib/usecases/duplicates/testing/scene";
import { answerCredit } from "./answer";
import { offerCredit } from "./offer";

const db = testDatabase();
let mara: PersonActor;
let behind: Behind;
beforeAll(async () => {
  ({ mara } = await duplicatesDesk(db()));
  behind = new Behind(db());
});

/** Agrees with the reporter of a case to thank them by its reference. */
async function agree({ caseId, actor, reference: name }: Sent): Promise<void> {
  const offer = { caseId, participantId: actor.participantId, type: "finder", naming: "name", name };
  const { creditId } = await offerCredit({ actor: mara, now: NOW }, offer);
  await answerCredit({ actor, now: NOW }, { caseId, creditId, answer: "as_shown" });
}

/** Which of these cases are thanked for in public. */
async function thanked(...sent: Sent[]): Promise<string[]> {
  const names = new Set((await hallOfFame()).entries.map(({ name }) => name));
  return sent.map(({ reference }) => reference).filter((reference) => names.has(reference));
}

/** Closes a report without an advisory. */
async function close({ caseId }: Sent): Promise<void> {
  const caller = { actor: mara, now: at(50) };
  await acknowledgeCase(caller, { caseId, message: "We look at it." });
  const message = "It is a flaw of the library.";
  await rejectCase(caller, { caseId, outcome: "upstream", reason: message, message });
}

/** A report that was closed, and one that repeats it; both have thanks. */
async function closedPair(): Promise<{ first: Sent; later: Sent }> {
  const { first, later } = await sendPair();
  for (const sent of [first, later]) await agree(sent);
  await close(first);
  await link(mara, later, first);
  expect(await thanked(first, later)).toHaveLength(2);
  return { first, later };
}

test("a duplicate that is split is thanked for no more, nor is what repeats it, until it is linked again", async () => {
  const { first, later } = await closedPair();
  const { later: last } = await sendPair();
  await agree(last);
  await link(mara, last, first);
  await db().owner.query("update cases set duplicate_of = $2 where id = $1", [last.caseId, later.caseId]);
  await split(mara, later);
  expect(await thanked(first, later, last)).toEqual([first.reference]);
  await link(mara, later, first);
  expect(await thanked(first, later, last)).toHaveLength(3);
});

test("a case is thanked for again when its opening is taken back", async () => {
  const { first } = await sendPair();
  await agree(first);
  await close(first);
  await reopenCase({ actor: mara, now: at(70) }, { caseId: first.caseId, reason: "Look again." });
  expect(await thanked(first)).toEqual([]);
  await takeBackMove({ actor: mara, now: at(70) }, { caseId: first.caseId });
  expect(await thanked(first)).toEqual([first.reference]);
});

test.each(["the team", "its reporter"])(
  "a case that %s opens again is thanked for no more, whoever is thanked, nor is what repeats it",
  async (who) => {
    const { first, later } = await closedPair();
    const { caseId, actor } = first;
    await db().owner.query(
      `insert into credits (id, case_id, type, state, naming, offered_at, public_name, thanked_year, thanked_at)
       select gen_random_uuid(), case_id, 'tool', state, naming, offered_at, 'A tool', thanked_year, thanked_at
       from credits where case_id = $1`,
      [caseId],
    );
    if (who === "the team")
      await reopenCase({ actor: mara, now: at(70) }, { caseId, reason: "It is ours after all." });
    else await reopenAsReporter({ actor, now: at(70) }, { caseId, reason: "It is yours." });
    expect(await thanked(first, later)).toEqual([]);
    const { rows } = await db().owner.query(
      "select public_name, public_link, thanked_year, thanked_at, advisory_public_id from credits where case_id = $1",
      [caseId],
    );
    const empty = { public_name: null, public_link: null, thanked_year: null, thanked_at: null };
    expect(rows).toEqual([1, 2].map(() => ({ ...empty, advisory_public_id: null })));
    expect(await behind.case(caseId)).toMatchObject({ state: "acknowledged", unacknowledged: false });
  },
);
