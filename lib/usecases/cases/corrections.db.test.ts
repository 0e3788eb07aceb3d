import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { type Desk, NOW, openDesk, RECEIVED, reporterOf } from "./testing/desk";
import { correctReport, replyAsReporter } from "./write";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const ofCase = async (caseId: string) => {
  const { rows } = await db().owner.query<{ messages: number; notices: number }>(
    `select (select count(*)::int from messages where case_id = $1) as messages,
       (select count(*)::int from notices where case_id = $1) as notices`,
    [caseId],
  );
  return rows[0];
};

test.each([
  ["corrects a report", correctReport, 20, /^You sent many corrections today\./],
  ["writes", replyAsReporter, 40, /^You wrote many messages today\./],
])("a reporter %s so often in a day; one more is refused, and nobody is told of it", async (...given) => {
  const [, act, most, refusal] = given;
  const made = await desk.make.makeCase({ title: "Corrected", receivedAt: RECEIVED });
  const correct = (at: number) =>
    act({ actor: reporterOf(made), now: NOW }, { caseId: made.id, body: `It is version ${at}.` });
  for (let at = 0; at < most; at++) await correct(at);
  const before = await ofCase(made.id);
  await expect(correct(most)).rejects.toMatchObject({
    code: "too_many",
    publicMessage: expect.stringMatching(refusal),
  });
  expect(await ofCase(made.id)).toEqual(before);
  const other = await desk.make.makeCase({ title: "Another", receivedAt: RECEIVED });
  const theirs = { caseId: other.id, body: "It is version 3." };
  await expect(act({ actor: reporterOf(other), now: NOW }, theirs)).resolves.toBeDefined();
});
