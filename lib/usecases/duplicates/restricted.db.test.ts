import { beforeAll, describe, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { caseAudit } from "@/lib/queries/case-audit";
import { casePage } from "@/lib/queries/case-page";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { at, Behind, duplicatesDesk, link, NOW, portalOf, type Sent, sendPair, split } from "./testing/scene";

const db = testDatabase();
let mara: PersonActor;
let cora: PersonActor;
let auditor: PersonActor;
let behind: Behind;

beforeAll(async () => {
  ({ mara, cora } = await duplicatesDesk(db()));
  auditor = await addPerson(db(), { name: "Ari", roles: ["auditor"] });
  behind = new Behind(db());
});

const restrict = ({ caseId }: Sent, more = {}) =>
  restrictCase({ actor: cora, now: NOW }, { caseId, restricted: "yes", ...more });
const pageOf = async (actor: PersonActor, { reference }: Sent) => casePage(actor, reference, at(120));
const told = async (actor: PersonActor, of: Sent) =>
  (await pageOf(actor, of))?.timeline.flatMap((item) => (item.type === "event" ? item.words : [])) ?? [];
const ABOUT_THE_OTHER = /the case it repeats|problem is confirmed|reported it earlier|took it apart/;

async function linkedAndConfirmed() {
  const { first, later } = await sendPair();
  await link(mara, later, first);
  const rating = { severity: "high", severityReason: "R", product: "P" };
  await acceptCase({ actor: mara, now: NOW }, { caseId: first.caseId, ...rating });
  await behind.tellAll();
  return { first, later };
}

describe("a restricted case that another one repeats", () => {
  test("is not told of by that one’s timeline, but to its reporter and to those who take part", async () => {
    const { first, later } = await linkedAndConfirmed();
    expect((await told(mara, later)).filter((words) => ABOUT_THE_OTHER.test(words))).toHaveLength(3);
    await restrict(first);
    expect((await told(mara, later)).filter((words) => ABOUT_THE_OTHER.test(words))).toEqual([]);
    expect((await told(cora, later)).filter((words) => ABOUT_THE_OTHER.test(words))).toHaveLength(3);
    expect((await portalOf(later)).events.map(({ lead }) => lead)).toContain("Confirmed:");
  });

  test("is not told of after the two were taken apart either", async () => {
    const { first, later } = await linkedAndConfirmed();
    await restrict(first);
    await split(mara, later);
    expect((await told(mara, later)).filter((words) => ABOUT_THE_OTHER.test(words))).toEqual([]);
  });

  test("leaves rows without words in the audit chain of the other, for those who do not see it", async () => {
    const { first, later } = await linkedAndConfirmed();
    await restrict(first);
    const rows = (await caseAudit(auditor, later.reference, at(120)))?.rows ?? [];
    expect(JSON.stringify(rows)).not.toMatch(/original\.|duplicate\.linked|earlier_report/);
    expect(rows.filter(({ words }) => words === "did something about a restricted case")).toHaveLength(3);
    expect(rows.every(({ follows }) => follows)).toBe(true);
  });
});

describe("restricting a case", () => {
  const restricted = async ({ caseId }: Sent) => (await behind.case(caseId)).restricted;

  test("names the linked cases that are open, and closes them with it where that is wished", async () => {
    const { first, later } = await sendPair();
    const third = await sendReport(at(40));
    const unlinked = await sendReport(at(41));
    await link(mara, later, first);
    await link(mara, third, first);
    const named = async (of: Sent) => (await pageOf(cora, of))?.openLinked.map(({ reference }) => reference);
    expect(await named(first)).toEqual([later.reference, third.reference]);
    expect(await named(later)).toEqual([first.reference, third.reference]);
    expect(await named(unlinked)).toEqual([]);
    await restrict(later, { withLinked: "yes" });
    for (const one of [first, later, third]) {
      expect(await restricted(one)).toBe(true);
      expect(await pageOf(mara, one)).toBeNull();
      expect(await pageOf(cora, one)).not.toBeNull();
      expect(await behind.events(one.caseId)).toContain("case.restricted");
    }
    expect(await restricted(unlinked)).toBe(false);
  });

  test("leaves them open where that is wished", async () => {
    const { first, later } = await sendPair();
    await link(mara, later, first);
    await restrict(first, { withLinked: "no" });
    expect([await restricted(first), await restricted(later)]).toEqual([true, false]);
  });
});
