import { approved } from "@/lib/domain/credit/agreement";
import { caseChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { standingOf } from "./show";
import { assertSeenCredit, creditInput, lockCredit, writeStanding } from "./subject";

/** The team agrees to the name a person asked for instead of the one it offered. */
export const approveCredit = useCase({
  input: creditInput,
  action: "credit.offer",
  load: lockCredit,
  run: async ({ input, subject, ...work }) => {
    assertSeenCredit(input.seen, subject.credit);
    const next = approved(await standingOf(work, subject.credit));
    if (!next) throw conflict("No name waits for the team here. Reload to see where this credit stands.");
    await writeStanding(work, subject.case, subject.credit, next);
    return {
      result: { reference: subject.case.reference, creditId: input.creditId, state: next.state },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "credit.approved",
          audience: "reporter",
          data: { creditId: input.creditId },
        },
      ],
    };
  },
});
