import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { caseEvidence } from "@/lib/queries/evidence";
import { read } from "@/lib/server/read";
import { createIncident } from "@/lib/usecases/cases/create";
import { addNote, replyAsReporter, writeToReporter } from "@/lib/usecases/cases/write";
import { indexBacklog } from "@/lib/usecases/search/index-backlog";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const system: Actor = { type: "system", task: "index-backlog" };
let mara: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { roles: ["triager"] });
});

const stored = async (caseId: string) =>
  (await db().owner.query("select quality from cases where id = $1", [caseId])).rows[0].quality;
const missing = async (caseId: string) =>
  (await read(mara, (reading) => caseEvidence(reading, caseId)))?.missing;

test("a report is judged when it comes in, and again with every word of its reporter, not of the team", async () => {
  const { caseId, actor } = await sendReport(now, { version: "2.8.3", steps: "1. Open the file.\n2. Wait." });
  const first = await stored(caseId);
  expect(first).toBeGreaterThan(0);
  expect(await missing(caseId)).toContain("output");
  const trace = "```\nTraceback (most recent call last):\nValueError: bad\n```";
  await addNote({ actor: mara, now }, { caseId, body: trace });
  await writeToReporter({ actor: mara, now }, { caseId, body: trace });
  expect(await stored(caseId)).toBe(first);
  await replyAsReporter({ actor, now }, { caseId, body: trace });
  expect(await stored(caseId)).toBe(first + 15);
  expect(await missing(caseId)).not.toContain("output");
});

test("cases from before there was a number get theirs, and a case without a report none", async () => {
  const { caseId } = await sendReport(now, { version: "2.8.3" });
  const expected = await stored(caseId);
  await db().owner.query("update cases set quality = null");
  const incident = await createIncident(
    { actor: mara, now },
    { title: "Found by us", description: "We found version 2.8.3 crashing." },
  );
  await indexBacklog({ actor: system, now }, "00000000-0000-0000-0000-000000000000");
  expect(await stored(caseId)).toBe(expected);
  expect(await stored(incident.caseId)).toBeNull();
});
