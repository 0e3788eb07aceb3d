import { and, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { caseReads } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { noEvents, useCase } from "@/lib/server/use-case";
import { caseInput } from "./subject";
import { seeCase } from "./watch";

const MARK = "a read mark is one person's own and tells nobody anything about the case";

/**
 * Remembers that this person has read the case up to its last activity, or to the one that stood on the page they saw: the one
 * thing that a look at a page of the desk changes.
 */
export const markCaseRead = useCase({
  input: caseInput.extend({ seen: z.date().optional() }),
  action: "case.mark_read",
  load: seeCase,
  run: async ({ input, subject, tx, actor }) => {
    const { id: caseId, reference, version, lastActivityAt } = subject.case;
    const readAt = input.seen ?? lastActivityAt;
    const { rowCount } = await tx
      .insert(caseReads)
      .values({ caseId, personId: actorId(actor) ?? "", readAt })
      .onConflictDoUpdate({
        target: [caseReads.personId, caseReads.caseId],
        set: { readAt },
        setWhere: lt(caseReads.readAt, readAt),
      });
    return { result: { caseId, reference, version, changed: rowCount === 1 }, events: noEvents(MARK) };
  },
});

/** Makes the case unread again for this person. */
export const markCaseUnread = useCase({
  input: caseInput,
  action: "case.mark_read",
  load: seeCase,
  run: async ({ subject, tx, actor }) => {
    const { id: caseId, reference, version, lastActivityAt } = subject.case;
    const [gone] = await tx
      .delete(caseReads)
      .where(and(eq(caseReads.caseId, caseId), eq(caseReads.personId, actorId(actor) ?? "")))
      .returning({ readAt: caseReads.readAt });
    const changed = gone !== undefined && gone.readAt >= lastActivityAt;
    return { result: { caseId, reference, version, changed }, events: noEvents(MARK) };
  },
});
