import type { Action } from "@/lib/domain/access/policy";
import { takenBack } from "@/lib/domain/credit/agreement";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { creditInput, lockCredit, writeStanding } from "./subject";

// Either side may end an agreement at any time; the name goes from every page in the same transaction.
function withdrawal(action: Extract<Action, "credit.offer" | "credit.answer">) {
  return useCase({
    input: creditInput,
    action,
    load: lockCredit,
    run: async ({ input, subject, ...work }) => {
      await writeStanding(work, subject.case, subject.credit, takenBack(work.now));
      return {
        result: { reference: subject.case.reference, creditId: input.creditId },
        events: [
          {
            chain: caseChain(input.caseId),
            action: "credit.withdrawn",
            audience: "reporter" as const,
            data: { creditId: input.creditId },
          },
        ],
      };
    },
  });
}

/** The team takes a credit back. */
export const withdrawCredit = withdrawal("credit.offer");

/** The person takes the own name back. */
export const withdrawOwnCredit = withdrawal("credit.answer");
