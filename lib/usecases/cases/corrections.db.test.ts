import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { type Desk, NOW, openDesk, RECEIVED, reporterOf } from "./testing/desk";
import { correctReport } from "./write";

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

test("a reporter corrects a report so often in an hour; one more is refused, and nobody is told of it", async () => {
  const made = await desk.make.makeCase({ title: "Corrected", receivedAt: RECEIVED });
  const correct = (at: number) =>
    correctReport({ actor: reporterOf(made), now: NOW }, { caseId: made.id, body: `It is version ${at}.` });
  for (let at = 0; at < 20; at++) await correct(at);
  const before = await ofCase(made.id);
  await expect(correct(20)).rejects.toMatchObject({
    code: "too_many",
    publicMessage: expect.stringMatching(/^Too many corrections\./),
  });
  expect(await ofCase(made.id)).toEqual(before);
  const other = await desk.make.makeCase({ title: "Another", receivedAt: RECEIVED });
  const theirs = { caseId: other.id, body: "It is version 3." };
  await expect(correctReport({ actor: reporterOf(other), now: NOW }, theirs)).resolves.toBeDefined();
});
