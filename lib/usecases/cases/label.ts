import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { caseLabels, labels } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { caseChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { noEvents, type UseCase, useCase, type Work } from "@/lib/server/use-case";
import { caseInput, lockCase } from "./subject";

// Ticked boxes arrive one by one or as a list, remembered ones as a line.
const several = z.preprocess(
  (value) => (typeof value === "string" ? value.split(" ").filter(Boolean) : value),
  z.array(z.uuid("Choose a label.")).max(200),
);

const labelsInput = caseInput.extend({
  add: several.default([]),
  remove: several.default([]),
  /** From a form of boxes: those ticked now, and those that were ticked when the form was shown. */
  labels: several.default([]),
  had: several.optional(),
});

export type Labelled = {
  caseId: string;
  reference: string;
  version: number;
  added: string[];
  removed: string[];
};

/**
 * Puts labels on a case and takes others off. Only the differences are asked for, so that two people who label the same case
 * at once both get what they wanted. Labels are the team's own order: they are no activity of the case.
 */
export const labelCase: UseCase<Labelled> = useCase({
  input: labelsInput,
  action: "case.label",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { id: caseId, reference, version } = subject.case;
    const { had = [], labels: ticked } = input;
    const boxed = (here: readonly string[], there: readonly string[]) =>
      here.filter((id) => !there.includes(id));
    const added = await add(work, caseId, [...input.add, ...boxed(ticked, had)]);
    const removed = await remove(work.tx, caseId, [...input.remove, ...boxed(had, ticked)]);
    const result = { caseId, reference, version, added, removed };
    if (added.length + removed.length === 0) return { result, events: noEvents("it stood so before") };
    return {
      result,
      events: [{ chain: caseChain(caseId), action: "case.labelled" as const, data: { added, removed } }],
    };
  },
});

async function add({ tx, actor, now }: Work, caseId: string, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const known = await tx
    .select({ id: labels.id, archivedAt: labels.archivedAt })
    .from(labels)
    .where(inArray(labels.id, [...wanted]));
  const standing = await tx
    .select({ id: caseLabels.labelId })
    .from(caseLabels)
    .where(eq(caseLabels.caseId, caseId));
  const fresh = [...new Set(wanted)].filter((id) => !standing.some((one) => one.id === id));
  for (const id of fresh) {
    const label = known.find((one) => one.id === id);
    if (!label || label.archivedAt !== null)
      throw invalid([{ field: "labels", message: "This label is archived. Choose another." }]);
  }
  if (fresh.length > 0)
    await tx
      .insert(caseLabels)
      .values(fresh.map((labelId) => ({ caseId, labelId, addedBy: personIdOf(actor), addedAt: now })));
  return fresh;
}

async function remove(tx: Tx, caseId: string, unwanted: readonly string[]): Promise<string[]> {
  if (unwanted.length === 0) return [];
  const gone = await tx
    .delete(caseLabels)
    .where(and(eq(caseLabels.caseId, caseId), inArray(caseLabels.labelId, [...unwanted])))
    .returning({ id: caseLabels.labelId });
  return gone.map(({ id }) => id);
}
