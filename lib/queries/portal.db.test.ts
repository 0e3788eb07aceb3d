import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { VECTOR } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { editCase } from "@/lib/usecases/cases/edit";
import { acknowledgeCase, askReporter } from "@/lib/usecases/cases/moves";
import { rateByHand } from "@/lib/usecases/cases/rate-by-hand";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { reopenAsReporter } from "@/lib/usecases/cases/reopen-as-reporter";
import {
  addNote,
  correctReport,
  replyAsReporter,
  withdrawReport,
  writeToReporter,
} from "@/lib/usecases/cases/write";
import { endPortalSession } from "@/lib/usecases/portal/end-session";
import { markRead } from "@/lib/usecases/portal/mark-read";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { portalCase } from "./portal";

const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const SECRET = "canary-internal-only-91";
let mara: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  mara = await addPerson(db(), { name: "Mara Okoye", roles: ["triager", "coordinator"] });
  await addPerson(db(), { name: `Auditor ${SECRET}`, roles: ["auditor"] });
});

test("nothing internal is among what a reporter gets: notes, the team's title and reasons, team events, other people", async () => {
  const { actor, caseId } = await sendReport(now, { title: "Mine" });
  await addNote({ actor: mara, now }, { caseId, body: `${SECRET} note` });
  await acknowledgeCase({ actor: mara, now }, { caseId, message: "Thank you." });
  await editCase(
    { actor: mara, now },
    {
      caseId,
      title: `${SECRET} title`,
      product: `${SECRET} product`,
      severity: "high",
      severityReason: `${SECRET} why`,
    },
  );
  const found = await portalCase(actor, now);
  expect(JSON.stringify(found)).not.toContain(SECRET);
  expect(JSON.stringify(found)).not.toContain(mara.personId);
  expect(found?.title).toBe("Mine");
  expect(found?.severity).toBe("high");
  expect(found?.messages.map(({ author, body }) => ({ author, body }))).toEqual([
    { author: "Mara Okoye", body: "Thank you." },
  ]);
  expect(found?.events.map(({ lead }) => lead)).toEqual(["Received", "Read"]);
  expect(found?.readers).toEqual({ team: 2, invited: [] });
});

test("a severity that changed after it was shown is told with the words for the reporter, never with the team's reason", async () => {
  const { actor, caseId } = await sendReport(now);
  const rate = (severity: string, more: object = {}) =>
    editCase({ actor: mara, now }, { caseId, severity, severityReason: `${SECRET} ${severity}`, ...more });
  const told = async () =>
    (await portalCase(actor, now))?.events.flatMap(({ lead, rest, said }) =>
      lead === "Our severity changed" ? [{ rest, said }] : [],
    );
  await rate("critical");
  expect(await told()).toEqual([]);
  await rate("high", { reasonForReporter: "An account is needed." });
  await editCase({ actor: mara, now }, { caseId, title: "Same severity" });
  await rateByHand({ actor: mara, now }, { caseId, severity: "medium", severityReason: SECRET });
  await scoreVulnerability({ actor: mara, now }, { caseId, vector: VECTOR, reason: SECRET });
  expect(await told()).toEqual([
    { rest: "from Critical to High.", said: "An account is needed." },
    { rest: "from High to Medium.", said: null },
    { rest: "from Medium to Critical 9.3.", said: null },
  ]);
  expect(JSON.stringify(await portalCase(actor, now))).not.toContain(SECRET);
});

test("a reporter sees nothing of another reporter's case, whatever id they send", async () => {
  const mine = await sendReport(now);
  const other = await sendReport(now, { title: "Other" });
  await expect(
    replyAsReporter({ actor: mine.actor, now }, { caseId: other.caseId, body: "hello" }),
  ).rejects.toMatchObject({ code: "not_found" });
  for (const act of [correctReport, withdrawReport])
    await expect(
      act({ actor: mine.actor, now }, { caseId: other.caseId, body: "hello" }),
    ).rejects.toMatchObject({ code: "not_found" });
  const { rows } = await db().owner.query("select count(*)::int as n from messages where case_id = $1", [
    other.caseId,
  ]);
  expect(rows[0]).toEqual({ n: 0 });
});

test("an answer takes the case out of waiting and lets the update promise run on, later by the wait", async () => {
  const { actor, caseId } = await sendReport(now);
  await acknowledgeCase({ actor: mara, now }, { caseId, message: "Read." });
  await askReporter({ actor: mara, now: later(1) }, { caseId, message: "Which version?" });
  const waiting = await portalCase(actor, later(2));
  expect(waiting?.state).toBe("needs_info");
  expect(waiting?.promises.at(-1)?.status.state).toBe("paused");
  await replyAsReporter({ actor, now: later(25) }, { caseId, body: "2.8.3" });
  const running = await portalCase(actor, later(25));
  expect(running?.state).toBe("acknowledged");
  expect(running?.promises.at(-1)?.status.state).toBe("running");
  expect(running?.promises.at(-1)?.dueAt).toEqual(later(25 + 14 * 24));
});

test("a missed promise stays, however it is answered later", async () => {
  const { actor, caseId } = await sendReport(now);
  expect((await portalCase(actor, later(26)))?.promises[0]?.status).toMatchObject({
    state: "breached",
    answered: false,
  });
  await writeToReporter({ actor: mara, now: later(27) }, { caseId, body: "Sorry." });
  expect((await portalCase(actor, later(900)))?.promises[0]?.status).toMatchObject({
    state: "breached",
    answered: true,
    overdueMs: 3 * 3_600_000,
  });
});

test("withdrawn once, reopened once: the second time is refused with the reason", async () => {
  const { actor, caseId } = await sendReport(now);
  await withdrawReport({ actor, now }, { caseId });
  expect((await portalCase(actor, now))?.mayReopen).toBe(true);
  await reopenAsReporter({ actor, now: later(1) }, { caseId, reason: "It is real after all." });
  const reopened = await portalCase(actor, later(1));
  expect(reopened).toMatchObject({ state: "acknowledged", mayReopen: false });
  expect(reopened?.messages.at(-1)).toMatchObject({ mine: true, body: "It is real after all." });
  await rejectCase({ actor: mara, now: later(2) }, { caseId, outcome: "out_of_scope", reason: "Not ours." });
  await expect(
    reopenAsReporter({ actor, now: later(3) }, { caseId, reason: "Again." }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await portalCase(actor, later(3)))?.messages.at(-1)).toMatchObject({
    body: "Not ours.",
    mine: false,
  });
});

test("looking marks as read, and only that", async () => {
  const { actor, caseId } = await sendReport(now);
  expect((await portalCase(actor, now))?.me.lastReadAt).toBeNull();
  await markRead({ actor, now: later(1) }, {});
  await markRead({ actor, now }, {});
  expect((await portalCase(actor, now))?.me.lastReadAt).toEqual(later(1));
  const { rows } = await db().owner.query("select version from cases where id = $1", [caseId]);
  expect(rows[0]).toEqual({ version: 1 });
});

test("closing the case on one browser leaves the other's visit open", async () => {
  const { actor, token } = await sendReport(now);
  const count = async () =>
    (
      await db().owner.query("select count(*)::int as n from portal_sessions where participant_id = $1", [
        actor.participantId,
      ])
    ).rows[0].n;
  await endPortalSession({ actor, now }, { token: "another token" });
  expect(await count()).toBe(1);
  await endPortalSession({ actor, now }, { token });
  expect(await count()).toBe(0);
});

test("the end of an embargo is a planned day of publication only while the case is open and not public", async () => {
  const { caseId, actor } = await sendReport(now);
  const planned = async () => (await portalCase(actor, later(9)))?.embargoUntil?.toISOString() ?? null;
  const embargoUntil = "2027-01-15T12:00:00.000Z";
  await acknowledgeCase({ actor: mara, now }, { caseId, message: "Read." });
  await editCase({ actor: mara, now }, { caseId, embargoUntil });
  expect(await planned()).toBe(embargoUntil);
  const closing = { caseId, outcome: "not_a_vulnerability", reason: "It works as designed." };
  await rejectCase({ actor: mara, now: later(1) }, closing);
  expect(await planned()).toBeNull();
  await reopenAsReporter({ actor, now: later(2) }, { caseId, reason: "It is one." });
  expect(await planned()).toBe(embargoUntil);
  await db().owner.query("update cases set is_public = true where id = $1", [caseId]);
  expect(await planned()).toBeNull();
});
