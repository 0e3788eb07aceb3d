import { distinctCases } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { caseChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { lockPair, otherCase, otherInput, pairOf, tracesOf } from "./pair";

/** Remembers that two cases are not the same problem, so that neither is suggested for the other again. */
export const tellApart = useCase({
  input: otherInput,
  action: "case.edit",
  load: (asked) => lockPair(asked, { canonical: false }),
  run: async ({ input, subject, tx, actor, now }) => {
    const other = otherCase(subject, actor, now);
    if (subject.case.duplicateOf === other.id || other.duplicateOf === subject.case.id)
      throw conflict("These two are linked. Split them instead.");
    await tx
      .insert(distinctCases)
      .values({ ...pairOf(subject.case.id, other.id), decidedBy: personIdOf(actor), decidedAt: now })
      .onConflictDoNothing();
    const toldApart = (id: string) => ({ chain: caseChain(id), action: "duplicate.told_apart" }) as const;
    const own = toldApart(subject.case.id);
    const [first = own, ...rest] = [...tracesOf(other, own), ...tracesOf(subject.case, toldApart(other.id))];
    return {
      result: { caseId: input.caseId, reference: subject.case.reference },
      events: [first, ...rest],
    };
  },
});
