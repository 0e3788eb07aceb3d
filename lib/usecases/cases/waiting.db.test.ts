import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { boardAt } from "@/lib/queries/board/board";
import { acknowledgeCase } from "./moves";
import { rejectCase } from "./reject";
import { type Desk, NOW, openDesk, RECEIVED, reporterOf } from "./testing/desk";
import { correctReport, replyAsReporter, writeToReporter } from "./write";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const queue = async (key: string) => {
  const { rows } = await boardAt({ actor: desk.people.triager.actor, now: later(9) }, { view: key });
  return rows.map(({ title }) => title);
};

test("a case needs a first answer, then a next one from the reporter's unanswered words on", async () => {
  const { actor } = desk.people.triager;
  const made = await desk.make.makeCase({ title: "Asked", receivedAt: RECEIVED });
  const reporter = reporterOf(made);
  const caseId = made.id;
  expect(await queue("first-response")).toEqual(["Asked"]);
  expect(await queue("next-response")).toEqual([]);
  await acknowledgeCase({ actor, now: NOW }, { caseId, message: "Thank you, we read it." });
  expect(await queue("first-response")).toEqual([]);

  await replyAsReporter({ actor: reporter, now: later(1) }, { caseId, body: "One more thing." });
  await correctReport({ actor: reporter, now: later(2) }, { caseId, body: "It is version 2." });
  const { rows } = await db().owner.query("select reporter_waits_since from cases where id = $1", [caseId]);
  expect(rows[0]?.reporter_waits_since).toEqual(later(1));
  expect(await queue("next-response")).toEqual(["Asked"]);
  await writeToReporter({ actor, now: later(3) }, { caseId, body: "We look at both." });
  expect(await queue("next-response")).toEqual([]);

  await replyAsReporter({ actor: reporter, now: later(4) }, { caseId, body: "And?" });
  await rejectCase({ actor, now: later(5) }, { caseId, outcome: "out_of_scope", reason: "Not ours." });
  expect(await queue("next-response")).toEqual([]);
});
