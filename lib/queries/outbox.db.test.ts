import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { writeToReporter } from "@/lib/usecases/cases/write";
import { outbox } from "./outbox";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const CANARY = "canary-outbox-12";
let mara: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara Okoye", email: "mara-canary@example.org" });
});

test("the team sees what would go out and to whom, without an address or a word of the report", async () => {
  const { caseId, reference } = await sendReport(now, { title: CANARY, email: `${CANARY}@example.net` });
  await writeToReporter({ actor: mara, now: new Date(now.getTime() + 1000) }, { caseId, body: CANARY });
  const { lines } = await outbox(mara, null);
  expect(lines.map(({ recipient, state, mail }) => [recipient, state, mail?.subject])).toEqual([
    [null, "pending", `[${reference}] new message`],
    ["Mara Okoye", "pending", `[${reference}] new report`],
  ]);
  expect(JSON.stringify(lines)).not.toContain("canary");
});

test("notices of a restricted case are its participants' only, and pages follow on one another", async () => {
  const { caseId, reference } = await sendReport(now);
  await db().owner.query("update cases set restricted = true where id = $1", [caseId]);
  expect((await outbox(mara, null)).lines.map((line) => line.reference)).not.toContain(reference);
  for (let sent = 0; sent < 55; sent++) await sendReport(now);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { lines, next } = await outbox(mara, after);
    seen.push(...lines.map(({ id }) => id));
    after = next;
  } while (after !== null);
  expect(seen.length).toBe(57);
  expect(new Set(seen).size).toBe(57);
});
