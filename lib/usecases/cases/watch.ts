import { and, eq } from "drizzle-orm";
import { cases, caseWatchers } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { caseChain } from "@/lib/server/audit/append";
import { accessOf } from "@/lib/server/case-access";
import type { Tx } from "@/lib/server/database";
import { noEvents, useCase } from "@/lib/server/use-case";
import { caseInput } from "./subject";

/** The case for acts that concern only whoever does them. Not locked: they change nothing about it. */
export async function seeCase({ tx, input }: { tx: Tx; input: { caseId: string } }) {
  const [row] = await tx
    .select({
      id: cases.id,
      restricted: cases.restricted,
      reference: cases.reference,
      version: cases.version,
      lastActivityAt: cases.lastActivityAt,
    })
    .from(cases)
    .where(eq(cases.id, input.caseId));
  return row ? { access: await accessOf(tx, row), case: row } : null;
}

/** From now on this person hears of the reporter's messages. Colleagues see it on the page of the case. */
export const watchCase = useCase({
  input: caseInput,
  action: "case.watch",
  load: seeCase,
  run: async ({ subject, tx, actor, now }) => {
    const { id: caseId, reference, version } = subject.case;
    const { rowCount } = await tx
      .insert(caseWatchers)
      .values({ caseId, personId: actorId(actor) ?? "", since: now })
      .onConflictDoNothing();
    const result = { caseId, reference, version, changed: rowCount === 1 };
    return rowCount === 1
      ? { result, events: [{ chain: caseChain(caseId), action: "case.watched" }] }
      : { result, events: noEvents("this person watched it before") };
  },
});

/** This person hears no more of the case than they have to. */
export const unwatchCase = useCase({
  input: caseInput,
  action: "case.watch",
  load: seeCase,
  run: async ({ subject, tx, actor }) => {
    const { id: caseId, reference, version } = subject.case;
    const { rowCount } = await tx
      .delete(caseWatchers)
      .where(and(eq(caseWatchers.caseId, caseId), eq(caseWatchers.personId, actorId(actor) ?? "")));
    const result = { caseId, reference, version, changed: rowCount === 1 };
    return rowCount === 1
      ? { result, events: [{ chain: caseChain(caseId), action: "case.unwatched" }] }
      : { result, events: noEvents("this person did not watch it") };
  },
});
