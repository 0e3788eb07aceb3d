import { createHash, randomUUID } from "node:crypto";
import { chainHeads, clocks, events, messages } from "@/db/schema";
import { hoursAfter, type Scene } from "./scene";
import { prose, textLength } from "./words";

/** The promises, words and audit events of a case, as its moves would have left them. */
export function putHistory(scene: Scene): void {
  putClocks(scene);
  putMessages(scene);
  putEvents(scene);
}

function putClocks({ load, plan, caseId, policyVersionId, calendar, personId }: Scene): void {
  const base = { caseId, calendar, shownToReporter: true, policyVersionId };
  const answeredAt = plan.moves.length > 0 ? hoursAfter(plan.receivedAt, 9) : null;
  load.put(clocks, {
    ...base,
    id: randomUUID(),
    kind: "acknowledgement",
    limitData: { hours: 24 },
    startedAt: plan.receivedAt,
    dueAt: hoursAfter(plan.receivedAt, 24),
    satisfiedAt: answeredAt,
    satisfiedBy: answeredAt ? personId : null,
  });
  if (!answeredAt) return;
  load.put(clocks, {
    ...base,
    id: randomUUID(),
    kind: "next_update",
    limitData: { calendarDays: 14 },
    startedAt: answeredAt,
    dueAt: plan.due?.at ?? hoursAfter(answeredAt, 14 * 24),
    endedAt: plan.state === "closed" ? hoursAfter(plan.receivedAt, plan.moves.length * 30) : null,
  });
}

function putMessages({ load, plan, vault, caseId, random, reporterId, personId, texts }: Scene): void {
  const add = (kind: "message" | "note", hours: number, fromReporter: boolean) => {
    const id = randomUUID();
    const body = prose(random, textLength(random, 300, 3_000));
    texts.push(body);
    load.put(messages, {
      id,
      caseId,
      kind,
      audience: kind === "note" ? "internal" : "reporter",
      authorPersonId: fromReporter ? null : personId,
      authorParticipantId: fromReporter ? reporterId : null,
      bodySealed: vault.seal("messages.body_sealed", id, body),
      createdAt: hoursAfter(plan.receivedAt, hours),
    });
  };
  plan.moves.slice(0, 4).forEach((_move, index) => {
    add("message", 9 + index * 30, false);
    if (random() < 0.5) add("message", 20 + index * 30, true);
    if (random() < 0.4) add("note", 10 + index * 30, false);
  });
}

// The chain is the one app.append_events would write: each hash covers the one before and every column.
function putEvents({ load, plan, caseId, personId, reporterId }: Scene): void {
  let head = createHash("sha256").update("breakwater").digest();
  ["report.received", ...plan.moves.map((move) => `case.${move}`)].forEach((action, index) => {
    const at = hoursAfter(plan.receivedAt, index * 30);
    const [actorKind, actorId] =
      index === 0 ? (["draft", reporterId] as const) : (["person", personId] as const);
    const parts = [
      "case",
      caseId,
      String(index + 1),
      String(at.getTime()),
      actorKind,
      actorId,
      action,
      "reporter",
      "{}",
      "",
    ];
    const text = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join("");
    const hash = createHash("sha256").update(head).update(text).digest();
    load.put(events, {
      chainKind: "case",
      chainId: caseId,
      seq: index + 1,
      at,
      actorKind,
      actorId,
      action,
      audience: "reporter",
      data: {},
      previousHash: head,
      hash,
    });
    head = hash;
  });
  load.put(chainHeads, { chainKind: "case", chainId: caseId, seq: plan.moves.length + 1, hash: head });
}
