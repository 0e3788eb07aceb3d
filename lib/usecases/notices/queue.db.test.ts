import { beforeAll, expect, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { inTransaction } from "@/lib/server/transaction";
import { assignCase } from "@/lib/usecases/cases/assign";
import { notifyTeam } from "./queue";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let triager: PersonActor;
let coordinator: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  triager = await addPerson(db(), { roles: ["triager"], now });
  coordinator = await addPerson(db(), { roles: ["coordinator"], now });
});

async function told(caseId: string, assigneeId: string | null): Promise<string[]> {
  const system = { type: "system", task: "test" } as const;
  const jobs = await inTransaction(db().pool, system, "read write", (tx) =>
    notifyTeam(tx, { template: "new_message", caseId, assigneeId, now }),
  );
  const ids = jobs.flatMap((job) => (job.name === "send-notice" ? [job.payload.noticeId] : []));
  const { rows } = await db().owner.query("select person_id from notices where id = any($1) order by 1", [
    ids,
  ]);
  return rows.map(({ person_id }) => person_id);
}

test("the assignee alone is told, and where their account is disabled, everyone who triages", async () => {
  const developer = await addPerson(db(), { roles: ["developer"], now });
  const { caseId } = await acceptedCase(triager, now);
  await assignCase({ actor: triager, now }, { caseId, personId: developer.personId });
  expect(await told(caseId, developer.personId)).toEqual([developer.personId]);
  await db().owner.query("update people set disabled_at = $2 where id = $1", [developer.personId, now]);
  expect(await told(caseId, developer.personId)).toEqual([triager.personId, coordinator.personId].sort());
});
