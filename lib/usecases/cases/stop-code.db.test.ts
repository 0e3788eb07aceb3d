import { beforeAll, expect, test } from "vitest";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import { casePage } from "@/lib/queries/case-page";
import { readReceipt } from "@/lib/queries/drafts";
import { portalCase } from "@/lib/queries/portal";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { receiptHash } from "@/lib/server/receipts";
import { openPortalSession } from "@/lib/usecases/portal/open-session";
import { renewReceiptCode } from "@/lib/usecases/portal/renew-code";
import { confirmSaved } from "@/lib/usecases/reports/confirm-saved";
import { allowReceiptCode, stopReceiptCode } from "./stop-code";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
let coordinator: PersonActor;

beforeAll(async () => {
  await setUpInstance(db().owner);
  coordinator = await addPerson(db(), { roles: ["coordinator"], now });
});

const open = (code: string) => openPortalSession({ actor: ANONYMOUS, now }, { code });
const team = () => ({ actor: coordinator, now });
const reason = "Ada wrote from her address: her notebook was stolen.";

test("a stopped code opens nothing, its visits end, and it works again once it is allowed", async () => {
  const { actor, caseId, reference, code, token } = await sendReport(now, { email: "ada@example.org" });
  const { participantId } = actor;
  const input = { caseId, participantId, reason };
  await stopReceiptCode(team(), input);
  await expect(open(code)).rejects.toMatchObject({ code: "invalid" });
  const visits = await db().owner.query("select from portal_sessions where token_hash = $1", [
    tokenHash(token),
  ]);
  expect(visits.rowCount).toBe(0);
  await expect(renewReceiptCode({ actor, now }, { secret: newToken(), visit: token })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await casePage(coordinator, reference, now))?.participants[0]?.code).toBe("stopped");
  await expect(stopReceiptCode(team(), input)).rejects.toMatchObject({ code: "conflict" });

  await allowReceiptCode(team(), { ...input, reason: "It was not Ada who wrote." });
  await expect(allowReceiptCode(team(), input)).rejects.toMatchObject({ code: "conflict" });
  expect(await open(code)).toMatchObject({ caseId });
  expect((await casePage(coordinator, reference, now))?.participants[0]?.code).toBe("in_force");
});

test("the cookie of the draft shows nothing while the code is stopped, and no text once it was saved", async () => {
  const { actor, caseId, code } = await sendReport(now, { title: "Canary title" });
  const { rows } = await db().owner.query("select id from drafts where case_id = $1", [caseId]);
  const draft = { type: "draft", draftId: rows[0].id, caseId } as const;
  const shown = () => readReceipt(draft, receiptHash(db().keyring, code));
  expect(await shown()).toMatchObject({ code: "shown", text: expect.stringContaining("Canary title") });
  const input = { caseId, participantId: actor.participantId, reason };
  await stopReceiptCode(team(), input);
  expect(await shown()).toEqual({ code: "gone" });
  await allowReceiptCode(team(), input);
  await confirmSaved({ actor: draft, now }, {});
  const saved = await shown();
  expect(saved).toMatchObject({
    code: "saved",
    receipt: { textSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(JSON.stringify(saved)).not.toContain("Canary");
});

test("it stands in the audit chain with its reason sealed; the reporter reads that it happened, not why, and gets a mail", async () => {
  const { actor, caseId } = await sendReport(now, { email: "ada@example.org" });
  await stopReceiptCode(team(), { caseId, participantId: actor.participantId, reason });
  await allowReceiptCode(team(), { caseId, participantId: actor.participantId, reason });
  const { rows } = await db().owner.query(
    "select action, audience, data, sealed from events where chain_id = $1 and action like 'receipt.%' order by seq",
    [caseId],
  );
  expect(rows.map(({ action, audience }) => [action, audience])).toEqual([
    ["receipt.stopped", "reporter"],
    ["receipt.allowed", "reporter"],
  ]);
  expect(JSON.stringify(rows)).not.toContain("notebook");
  const shown = await portalCase(actor, now);
  expect(shown?.events.map(({ lead }) => lead)).toEqual(
    expect.arrayContaining(["Code stopped", "Code allowed again"]),
  );
  expect(JSON.stringify(shown)).not.toContain("notebook");
  const mails = await db().owner.query(
    "select template from notices where participant_id = $1 order by template",
    [actor.participantId],
  );
  expect(mails.rows).toEqual([{ template: "case_changed" }, { template: "code_stopped" }]);
});

test("it takes a coordinator, a fresh confirmation, a reason and a reporter of this very case", async () => {
  const { actor, caseId, code } = await sendReport(now);
  const other = await sendReport(now);
  const { participantId } = actor;
  for (const role of ["admin", "triager", "developer", "publisher", "auditor"] as const) {
    const person = await addPerson(db(), { roles: [role], now });
    await expect(
      stopReceiptCode({ actor: person, now }, { caseId, participantId, reason }),
      role,
    ).rejects.toMatchObject({ code: "forbidden" });
  }
  const late = new Date(now.getTime() + 11 * 60_000);
  await expect(
    stopReceiptCode({ actor: coordinator, now: late }, { caseId, participantId, reason }),
  ).rejects.toMatchObject({ code: "step_up_required" });
  await expect(stopReceiptCode(team(), { caseId, participantId, reason: " " })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(
    stopReceiptCode(team(), { caseId: other.caseId, participantId, reason }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await open(code)).toMatchObject({ caseId });
});
