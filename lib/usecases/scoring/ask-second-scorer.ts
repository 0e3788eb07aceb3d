import { z } from "zod";
import { actorId } from "@/lib/domain/access/actor";
import type { CaseSubject } from "@/lib/domain/access/policy";
import { writtenOrNothingSchema } from "@/lib/domain/written";
import { accountsInUse, scorersOf } from "@/lib/queries/team";
import { caseChain } from "@/lib/server/audit/append";
import { invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { mention } from "@/lib/usecases/cases/mention";
import { insertMessage } from "@/lib/usecases/cases/post-message";
import { assertEditable, caseInput, lockCase } from "@/lib/usecases/cases/subject";

/**
 * Asks a colleague to score on their own: a note that names them, and a mail that there is a question. Only somebody who
 * may score this case can be asked.
 */
export const askSecondScorer = useCase({
  input: caseInput.extend({
    personId: z.uuid("Choose a colleague."),
    about: writtenOrNothingSchema.optional(),
  }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "score");
    const { caseId, personId } = input;
    const name = await scorerNamed(work, subject.access, personId);
    const asked = `${name}, please score this a second time: on the Scoring page, “Start from an empty form” hides the score that stands.`;
    const messageId = await insertMessage(work, caseId, {
      kind: "note",
      audience: "internal",
      body: input.about ? `${asked}\n\n${input.about}` : asked,
    });
    return {
      result: { reference: subject.case.reference, name },
      events: [{ chain: caseChain(caseId), action: "score.second_asked", data: { personId, messageId } }],
      jobs: await mention(work, { caseId, messageId, ids: [personId], template: "question" }),
    };
  },
});

async function scorerNamed({ tx, actor, now }: Work, access: CaseSubject, personId: string): Promise<string> {
  const colleague = scorersOf(await accountsInUse(tx), access, now).find(({ id }) => id === personId);
  if (!colleague || personId === actorId(actor))
    throw invalid([{ field: "personId", message: "Choose a colleague who may score this case." }]);
  return colleague.name;
}
