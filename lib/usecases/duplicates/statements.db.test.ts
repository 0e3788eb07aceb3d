import { beforeAll, describe, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { caseAudit } from "@/lib/queries/case-audit";
import { casePage } from "@/lib/queries/case-page";
import { reopenCase } from "@/lib/usecases/cases/moves";
import { reopenAsReporter } from "@/lib/usecases/cases/reopen-as-reporter";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { chainHolds } from "@/lib/usecases/cases/testing/desk";
import { at, Behind, duplicatesDesk, link, NOW, portalOf, type Sent, split } from "./testing/scene";

// What is signed for each reporter of one problem follows from who reported when, whatever is linked with what.

const db = testDatabase();
let mara: PersonActor;
let cora: PersonActor;
let behind: Behind;

beforeAll(async () => {
  ({ mara, cora } = await duplicatesDesk(db()));
  behind = new Behind(db());
});

async function threeReports(): Promise<{ early: Sent; main: Sent; later: Sent }> {
  return {
    early: await sendReport(NOW, { title: "Canary-early title" }),
    main: await sendReport(at(10), { title: "Main" }),
    later: await sendReport(at(30), { title: "Later" }),
  };
}
/** Minutes after the first of all at which the earlier report came, by the statement each one is shown; null: none. */
const shown = (...sent: Sent[]) =>
  Promise.all(
    sent.map(async (one) => {
      const { earlier } = await portalOf(one);
      return earlier && (new Date(earlier.earlierReceivedAt).getTime() - NOW.getTime()) / 60_000;
    }),
  );
const signedFor = async ({ caseId }: Sent): Promise<{ withdrawn: boolean }[]> =>
  (
    await db().owner.query(
      "select withdrawn_at is not null as withdrawn from earlier_reports where case_id = $1 order by issued_at, withdrawn_at",
      [caseId],
    )
  ).rows;

describe("an earlier report linked with a later case", () => {
  test("is shown to the later reporter, whose case it is that goes on, without a trace of the other", async () => {
    const { early, main, later } = await threeReports();
    await link(mara, later, main);
    expect(await shown(early, main, later)).toEqual([null, null, 10]);
    await link(mara, early, main);
    expect(await shown(early, main, later)).toEqual([null, 0, 0]);
    const seen = JSON.stringify(await portalOf(main));
    for (const canary of [early.reference, early.caseId, "Canary-early"]) expect(seen).not.toContain(canary);
    expect((await portalOf(main)).events.at(-1)).toMatchObject({ lead: "Reported before:" });
    expect((await behind.events(main.caseId)).slice(-2).sort()).toEqual([
      "duplicate.joined",
      "earlier_report.shown",
    ]);
    for (const { caseId } of [early, main, later]) expect(await chainHolds(db(), caseId)).toBe(true);
  });

  test("and restricted, is told of in the later case to its reporter and to those who see both", async () => {
    const { early, main } = await threeReports();
    await restrictCase({ actor: cora, now: NOW }, { caseId: early.caseId, restricted: "yes" });
    await link(cora, early, main);
    expect(await shown(main)).toEqual([0]);
    const told = async (actor: PersonActor) =>
      JSON.stringify((await casePage(actor, main.reference, at(120)))?.timeline);
    expect(await told(mara)).not.toContain("reported it earlier");
    expect(await told(cora)).toContain("reported it earlier");
    const auditor = await addPerson(db(), { roles: ["auditor"] });
    const rows = (await caseAudit(auditor, main.reference, at(120)))?.rows ?? [];
    expect(rows.map(({ words }) => words)).toContain("did something about a restricted case");
    expect(JSON.stringify(rows)).not.toContain("earlier_report");
  });
});

describe("a statement", () => {
  test("is withdrawn where the report it names is split off, and the earliest one that is left is named instead", async () => {
    const { early, main, later } = await threeReports();
    await link(mara, early, main);
    await link(mara, later, main);
    expect(await shown(early, main, later)).toEqual([null, 0, 0]);
    await split(mara, early);
    expect(await shown(early, main, later)).toEqual([null, null, 10]);
    expect(await signedFor(main)).toEqual([{ withdrawn: true }]);
    expect(await signedFor(later)).toEqual([{ withdrawn: true }, { withdrawn: false }]);
    expect((await portalOf(later)).events.map(({ lead }) => lead).slice(-2)).toEqual([
      "Taken back:",
      "Reported before:",
    ]);
  });

  test("follows on both sides where a case in the middle is opened again, by the team or its reporter", async () => {
    for (const reopen of [
      ({ caseId }: Sent) => reopenCase({ actor: mara, now: at(70) }, { caseId, reason: "Look again." }),
      ({ caseId, actor }: Sent) =>
        reopenAsReporter({ actor, now: at(70) }, { caseId, reason: "It is another one." }),
    ]) {
      const { early, main, later } = await threeReports();
      await link(mara, later, main);
      await link(mara, main, early);
      expect(await shown(early, main, later)).toEqual([null, 0, 0]);
      await reopen(main);
      expect(await shown(early, main, later)).toEqual([null, null, 10]);
      for (const { caseId } of [early, main, later]) expect(await chainHolds(db(), caseId)).toBe(true);
    }
  });

  test("that still holds is signed once, whatever else is linked and split", async () => {
    const { early, main, later } = await threeReports();
    const last = await sendReport(at(40));
    await link(mara, main, early);
    await link(mara, last, early);
    await link(mara, later, early);
    await split(mara, later);
    expect(await shown(main, last)).toEqual([0, 0]);
    for (const one of [main, last]) expect(await signedFor(one)).toEqual([{ withdrawn: false }]);
  });

  test("of somebody else stays as it was where the audit row of a split cannot be written", async () => {
    const { early, main, later } = await threeReports();
    await link(mara, early, main);
    await link(mara, later, main);
    const before = await portalOf(later);
    await behind.withoutAudit(async () => {
      await expect(split(mara, early)).rejects.toThrow();
    });
    expect(await portalOf(later)).toEqual(before);
    expect(await signedFor(later)).toEqual([{ withdrawn: false }]);
  });

  test("is right too where one report is split off while another is linked", async () => {
    for (let n = 0; n < 3; n++) {
      const { early, main, later } = await threeReports();
      await link(mara, early, main);
      await Promise.all([split(mara, early), link(cora, later, main)]);
      expect(await shown(early, main, later)).toEqual([null, null, 10]);
    }
  });
});
