import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { withdrawAdvisory } from "@/lib/usecases/advisories/withdraw";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { acknowledgeCase, reopenCase, withholdCase } from "@/lib/usecases/cases/moves";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { chainHolds } from "@/lib/usecases/cases/testing/desk";
import { tellDuplicates } from "./tell";
import { at, Behind, duplicatesDesk, link, NOW, portalOf, refusal, sendPair, split } from "./testing/scene";

const db = testDatabase();
let mara: PersonActor;
let cora: PersonActor;
let noor: PersonActor;
let behind: Behind;

beforeAll(async () => {
  ({ mara, cora, noor } = await duplicatesDesk(db()));
  behind = new Behind(db());
});

test("every step of the other case that its own reporter is told, once, in fixed words and by a notice", async () => {
  const first = await caseReadyToPublish({ triager: mara, coordinator: cora }, NOW, {
    title: "Canary-original title",
  });
  const later = await sendReport(at(30));
  const hidden = await sendReport(at(31));
  await link(mara, later, first);
  await link(mara, hidden, later);
  await restrictCase({ actor: cora, now: NOW }, { caseId: hidden.caseId, restricted: "yes" });
  await db().owner.query("delete from graphile_worker._private_jobs");
  const before = (await behind.noticesToReporters(later.caseId)).length;
  const version = await advisoryVersion(first.caseId);
  await approveAdvisory({ actor: noor, now: at(4) }, { caseId: first.caseId, seen: version });
  await scheduleAndPublish({ actor: noor, now: at(5) }, { caseId: first.caseId, seen: version });
  await behind.tellAll(2);
  for (const one of [later, hidden]) {
    const seen = await portalOf(one);
    expect(seen.events.map(({ lead }) => lead)).toContain("Published:");
    expect(seen.publicAdvisory).toEqual({ publicId: first.reference, withdrawnAt: null });
    expect((await behind.events(one.caseId)).filter((action) => action.startsWith("original."))).toEqual([
      "original.published",
    ]);
    expect(await chainHolds(db(), one.caseId)).toBe(true);
  }
  expect((await behind.noticesToReporters(later.caseId)).slice(before)).toEqual(["published"]);
});

test("that the advisory was withdrawn, in both portals and without its reason", async () => {
  const first = await caseReadyToPublish({ triager: mara, coordinator: cora }, NOW);
  const later = await sendReport(at(3));
  await link(mara, later, first);
  const seen = await advisoryVersion(first.caseId);
  await approveAdvisory({ actor: noor, now: at(4) }, { caseId: first.caseId, seen });
  await scheduleAndPublish({ actor: noor, now: at(5) }, { caseId: first.caseId, seen });
  await behind.tellAll();
  const before = await behind.noticesToReporters(later.caseId);
  await withdrawAdvisory(
    { actor: noor, now: at(6) },
    { caseId: first.caseId, seen, reason: "Canary-reason" },
  );
  await behind.tellAll(2);
  for (const one of [first, later]) {
    const portal = await portalOf(one);
    expect(portal.events.at(-1)).toMatchObject({ lead: "Withdrawn:" });
    expect(portal.publicAdvisory).toEqual({ publicId: first.reference, withdrawnAt: at(6) });
    expect(JSON.stringify(portal)).not.toContain("Canary");
  }
  const after = await behind.noticesToReporters(later.caseId);
  expect(after.sort()).toEqual([...before, "case_changed"].sort());
  expect((await behind.news(later.caseId)).slice(-2)).toEqual([
    "original.published",
    "original.advisory_withdrawn",
  ]);
});

test("the steps before publication too, without a trace of the other case", async () => {
  const { first, later } = await sendPair();
  await acknowledgeCase({ actor: mara, now: NOW }, { caseId: first.caseId, message: "Canary-message" });
  await link(mara, later, first);
  const caseId = first.caseId;
  await acceptCase(
    { actor: mara, now: NOW },
    { caseId, severity: "high", severityReason: "R", product: "P" },
  );
  await withholdCase(
    { actor: cora, now: NOW },
    { caseId, reason: "Canary-reason", message: "Canary-message fixed" },
  );
  await behind.tellAll();
  expect((await behind.events(later.caseId)).filter((action) => action.startsWith("original."))).toEqual([
    "original.confirmed",
    "original.withheld",
  ]);
  const seen = JSON.stringify(await portalOf(later));
  expect(seen).not.toContain("Canary");
  expect(seen).not.toContain(first.reference);
});

test("nothing after the split, and nothing of a case found to repeat another or to be spam", async () => {
  const { first, later } = await sendPair();
  await link(mara, later, first);
  await rejectCase(
    { actor: mara, now: NOW },
    { caseId: first.caseId, outcome: "duplicate", reason: "Of something else." },
  );
  await behind.tellAll();
  expect((await behind.events(later.caseId)).filter((action) => action.startsWith("original."))).toEqual([]);
  await reopenCase({ actor: mara, now: NOW }, { caseId: first.caseId, reason: "No." });
  await split(mara, later);
  await rejectCase(
    { actor: mara, now: NOW },
    { caseId: first.caseId, outcome: "upstream", reason: "Theirs." },
  );
  await behind.tellAll();
  expect((await behind.events(later.caseId)).filter((action) => action.startsWith("original."))).toEqual([]);
});

test("at once, where the advisory was public before the report came", async () => {
  const first = await caseReadyToPublish({ triager: mara, coordinator: cora }, NOW);
  const version = await advisoryVersion(first.caseId);
  await approveAdvisory({ actor: noor, now: at(1) }, { caseId: first.caseId, seen: version });
  await scheduleAndPublish({ actor: noor, now: at(2) }, { caseId: first.caseId, seen: version });
  const later = await sendReport(at(3));
  await link(mara, later, first);
  expect((await portalOf(later)).publicAdvisory).toEqual({ publicId: first.reference, withdrawnAt: null });
});

test("by the system alone, and nothing is told when its audit row cannot be written", async () => {
  const { first, later } = await sendPair();
  await link(mara, later, first);
  const input = { caseId: first.caseId, event: "case.fix_ready", newsId: randomUUID() };
  const notices = await behind.noticesToReporters(later.caseId);
  for (const actor of [mara, cora, later.actor])
    expect(await refusal(tellDuplicates({ actor, now: at(100) }, input))).toBe("forbidden");
  const system = { actor: { type: "system", task: "tell-duplicates" } as const, now: at(100) };
  await behind.withoutAudit(async () => {
    await expect(tellDuplicates(system, input)).rejects.toThrow();
  });
  expect(await behind.news(later.caseId)).toEqual([]);
  expect(await behind.noticesToReporters(later.caseId)).toEqual(notices);
  expect(await tellDuplicates(system, input)).toBe(1);
});
