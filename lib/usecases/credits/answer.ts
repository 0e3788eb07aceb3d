import { z } from "zod";
import { answered, CREDIT_ANSWERS, isNews } from "@/lib/domain/credit/agreement";
import { caseChain } from "@/lib/server/audit/append";
import { conflict, invalid } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { creditLink, creditName } from "./offer";
import { standingOf } from "./show";
import { assertSeenCredit, creditInput, lockCredit, writeStanding } from "./subject";

/**
 * The person answers an offer: as shown, with another name (the team then has to agree), anonymous, or no thanks.
 * After publication an agreement shows at once, and giving up a name takes it away at once.
 */
export const answerCredit = useCase({
  input: creditInput.extend({
    answer: z.enum(CREDIT_ANSWERS, "Choose how you want to be thanked, or “No credit”."),
    naming: z.enum(["name", "pseudonym"]).default("name"),
    name: creditName.default(""),
    link: creditLink.optional(),
  }),
  action: "credit.answer",
  load: lockCredit,
  run: async ({ input, subject, ...work }) => {
    assertSeenCredit(input.seen, subject.credit);
    const wantsOther = input.answer === "other_name";
    if (wantsOther && input.name === "")
      throw invalid([{ field: "name", message: "Enter the name to thank you with." }]);
    const standing = await standingOf(work, subject.credit);
    const link = input.link === undefined ? standing.link : input.link || null;
    const other = wantsOther ? { name: input.name, naming: input.naming, link } : undefined;
    const next = answered(standing, input.answer, work.now, other);
    if (!next)
      throw conflict("There is no offer to accept just now. Ask the team to offer the credit again.");
    const result = { creditId: input.creditId, state: next.state };
    if (!isNews(standing, next)) return { result, events: noEvents("the same answer was given before") };
    await writeStanding(work, subject.case, subject.credit, next);
    return {
      result,
      events: [
        {
          chain: caseChain(input.caseId),
          action: "credit.answered",
          audience: "reporter",
          data: { creditId: input.creditId, answer: input.answer, state: next.state },
        },
      ],
    };
  },
});
