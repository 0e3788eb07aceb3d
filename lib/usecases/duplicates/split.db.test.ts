import { beforeAll, describe, expect, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { reopenCase } from "@/lib/usecases/cases/moves";
import { reopenAsReporter } from "@/lib/usecases/cases/reopen-as-reporter";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { chainHolds } from "@/lib/usecases/cases/testing/desk";
import { tellApart } from "./apart";
import { at, Behind, duplicatesDesk, link, NOW, portalOf, refusal, sendPair, split } from "./testing/scene";

const db = testDatabase();
let mara: PersonActor;
let cora: PersonActor;
let behind: Behind;

beforeAll(async () => {
  ({ mara, cora } = await duplicatesDesk(db()));
  behind = new Behind(db());
});

describe("splitting", () => {
  test("brings the case back, tells its reporter, withdraws the statement and keeps the history", async () => {
    const { first, later } = await sendPair();
    await link(mara, later, first);
    await split(mara, later);
    expect(await behind.case(later.caseId)).toMatchObject({
      state: "acknowledged",
      outcome: null,
      duplicate_of: null,
    });
    const seen = await portalOf(later);
    expect(seen.earlier).toBeNull();
    expect(seen.messages.at(-1)?.body).toBe("Yours is another problem.");
    expect(seen.events.map(({ lead }) => lead)).toEqual(
      expect.arrayContaining(["Reported before:", "Taken back:"]),
    );
    expect((await behind.events(later.caseId)).slice(-3).sort()).toEqual([
      "case.reopen",
      "duplicate.split",
      "earlier_report.withdrawn",
    ]);
    expect((await behind.events(first.caseId)).at(-1)).toBe("duplicate.left");
    const { rows } = await db().owner.query("select * from duplicate_links where case_id = $1", [
      later.caseId,
    ]);
    expect(rows).toMatchObject([{ linked_by: mara.personId, split_by: mara.personId, split_at: at(90) }]);
    const kept = await db().owner.query("select withdrawn_at from earlier_reports where case_id = $1", [
      later.caseId,
    ]);
    expect(kept.rows).toEqual([{ withdrawn_at: at(90) }]);
    await link(mara, later, first);
    expect((await portalOf(later)).earlier).not.toBeNull();
  });

  test("happens too where the case is opened again in another way, by the team or its reporter", async () => {
    for (const reopen of [
      (caseId: string) => reopenCase({ actor: mara, now: at(70) }, { caseId, reason: "Look again." }),
      (caseId: string, actor: Actor) =>
        reopenAsReporter({ actor, now: at(70) }, { caseId, reason: "It is not." }),
    ]) {
      const { first, later } = await sendPair();
      await link(mara, later, first);
      await reopen(later.caseId, later.actor);
      expect(await behind.case(later.caseId)).toMatchObject({ state: "acknowledged", duplicate_of: null });
      expect((await portalOf(later)).earlier).toBeNull();
      expect((await behind.events(first.caseId)).at(-1)).toBe("duplicate.left");
      expect(await chainHolds(db(), later.caseId)).toBe(true);
    }
  });

  test("is done by somebody who does not see the other case", async () => {
    const { first, later } = await sendPair();
    await link(cora, later, first);
    await restrictCase({ actor: cora, now: NOW }, { caseId: first.caseId, restricted: "yes" });
    await split(mara, later);
    const { rows } = await db().owner.query("select split_by from duplicate_links where case_id = $1", [
      later.caseId,
    ]);
    expect(rows).toEqual([{ split_by: mara.personId }]);
  });

  test("needs both reasons, a link and the right to it", async () => {
    const { first, later } = await sendPair();
    expect(await refusal(split(mara, later))).toBe("conflict");
    await link(mara, later, first);
    expect(await refusal(split(mara, later, { message: "" }))).toMatch(/Tell the reporter/);
    expect(await refusal(split(mara, later, { reason: " " }))).toMatch(/not the same/);
    for (const actor of [await addPerson(db(), { roles: ["developer"] }), later.actor])
      expect(await refusal(split(actor, later))).toBe("forbidden");
    expect(await behind.case(later.caseId)).toMatchObject({ duplicate_of: first.caseId });
  });

  test("is taken back whole when its audit row cannot be written: link, message and statement stay as they were", async () => {
    const { first, later } = await sendPair();
    await link(mara, later, first);
    const before = [await behind.case(later.caseId), await behind.events(later.caseId)];
    const seen = await portalOf(later);
    await behind.withoutAudit(async () => {
      await expect(split(mara, later)).rejects.toThrow();
    });
    expect([await behind.case(later.caseId), await behind.events(later.caseId)]).toEqual(before);
    expect(await portalOf(later)).toEqual(seen);
    expect(seen.earlier).not.toBeNull();
  });
});

describe("not the same", () => {
  const apart = (one: { caseId: string }, other: { reference: string }, actor: Actor = mara) =>
    tellApart({ actor, now: at(60) }, { caseId: one.caseId, duplicateOf: other.reference });
  const distinct = async () => (await db().owner.query("select * from distinct_cases")).rowCount;

  test("is kept once for a pair, whichever side it is said from, and forgotten when they are linked after all", async () => {
    const { first, later } = await sendPair();
    const before = (await distinct()) ?? 0;
    await apart(later, first);
    await apart(first, later);
    expect(await distinct()).toBe(before + 1);
    expect((await behind.events(later.caseId)).at(-1)).toBe("duplicate.told_apart");
    await link(mara, later, first);
    expect(await distinct()).toBe(before);
    expect(await refusal(apart(later, first))).toBe("conflict");
  });

  test("is for those who triage, and for cases they see", async () => {
    const { first, later } = await sendPair();
    expect(await refusal(apart(later, first, await addPerson(db(), { roles: ["developer"] })))).toBe(
      "forbidden",
    );
    await restrictCase({ actor: cora, now: NOW }, { caseId: first.caseId, restricted: "yes" });
    expect(await refusal(apart(later, first))).toBe("There is no case with this reference.");
    expect(await refusal(apart(first, later))).toBe("not_found");
  });

  test("is taken back whole when its audit row cannot be written", async () => {
    const { first, later } = await sendPair();
    const before = await distinct();
    await behind.withoutAudit(async () => {
      await expect(apart(later, first)).rejects.toThrow();
    });
    expect(await distinct()).toBe(before);
  });
});
