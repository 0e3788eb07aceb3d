import { beforeAll, expect, test } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { assignCase } from "@/lib/usecases/cases/assign";
import { changeRoles } from "@/lib/usecases/people/change-roles";
import { addMember, type Member, setUpDesk } from "@/lib/usecases/testing/team";
import { auditLog } from "./audit-log";
import { caseAudit } from "./case-audit";

testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let admin: Member;
let triager: Member;
beforeAll(async () => {
  admin = await setUpDesk(now);
  triager = await addMember("tess@example.org", ["triager"], now);
});

test("an administrator reads what was done to people, newest first, and a triager only their own", async () => {
  const later = new Date(now.getTime() + 60_000);
  await changeRoles({ actor: admin.actor, now: later }, { personId: triager.personId, roles: ["developer"] });
  const { rows, next } = await auditLog(admin.actor, null);
  expect(rows[0]).toMatchObject({ action: "person.roles_changed", at: later });
  expect(rows.map(({ about }) => about)).toContain("This desk");
  expect(next).toBeNull();
  const others = (await auditLog(triager.actor, null)).rows.filter(({ about }) => about === "This desk");
  expect(others).toEqual([]);
});

test("a place in the list leads to older rows, one that was made up to the first page", async () => {
  const { rows } = await auditLog(admin.actor, null);
  const [first] = rows;
  const older = await auditLog(
    admin.actor,
    `${first?.at.toISOString()}_ffffffff-ffff-ffff-ffff-ffffffffffff_1`,
  );
  expect(older.rows).toEqual(rows);
  expect((await auditLog(admin.actor, "' or true --")).rows).toEqual(rows);
  const noYear = await auditLog(admin.actor, "0000-01-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff_1");
  expect(noYear.rows).toEqual(rows);
  const past = await auditLog(admin.actor, "2020-01-01T00:00:00.000Z_ffffffff-ffff-ffff-ffff-ffffffffffff_1");
  expect(past.rows).toEqual([]);
});

test("the audit of a case says what was done and by whom in the words of the audit of the desk", async () => {
  const { reference, caseId } = await sendReport(now);
  const tom = await addMember("tom@example.org", ["triager"], now);
  await assignCase({ actor: tom.actor, now }, { caseId, personId: tom.personId });
  const audit = await caseAudit(admin.actor, reference, now);
  expect(audit?.rows[0]).toMatchObject({
    who: "The reporter",
    words: "sent the report",
    action: "report.received",
    follows: true,
  });
  expect(audit?.rows.at(-1)).toMatchObject({ action: "case.assigned", data: { personId: tom.personId } });
  expect(audit?.names.get(tom.personId)).toMatch(/./);
});
