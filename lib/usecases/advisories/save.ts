import { isDeepStrictEqual } from "node:util";
import { advisoryText, textBeside, withText } from "@/lib/domain/advisory/typed";
import { factsOfCase } from "@/lib/queries/advisory-facts";
import { caseChain } from "@/lib/server/audit/append";
import { AppError } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { assertEditable } from "@/lib/usecases/cases/subject";
import { advisoryInput, assertSeen, lockAdvisory, writeContent } from "./subject";

/** Saves the text of an advisory. Any change makes it a draft again, whatever was approved before. */
export const saveAdvisory = useCase({
  input: advisoryInput.extend(advisoryText.shape),
  action: "advisory.edit",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "advisory");
    assertSeen(input.seen, subject.advisory);
    const { caseId, seen, ...text } = input;
    const { content, same } = withText(subject.content, text);
    const version = same ? subject.advisory.version : await writeContent(work, subject, content);
    return {
      // The state of the text that was changed; null where nothing was.
      result: {
        reference: subject.case.reference,
        version,
        before: same ? null : subject.advisory.state,
      },
      events: [{ chain: caseChain(caseId), action: "advisory.edited", data: { version, unchanged: same } }],
    };
  },
});

/**
 * Takes severity, scores, weaknesses and CVE IDs from the case again, and its affected versions where it has any. From the
 * editor it comes with what is typed there: what is not saved would be lost, so that is asked for first.
 */
export const refreshAdvisory = useCase({
  input: advisoryInput.extend(textBeside.shape),
  action: "advisory.edit",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "advisory");
    assertSeen(input.seen, subject.advisory);
    const { caseId, seen, ...text } = input;
    if (!withText(subject.content, text).same)
      throw new AppError("invalid", "Nothing was taken from the case: save what you wrote first.");
    const { pulled, affected } = await factsOfCase(work, caseId);
    const content = { ...subject.content, ...pulled, ...(affected.length > 0 ? { affected } : {}) };
    const { reference } = subject.case;
    // Who presses this where nothing differs wrote nothing, and the approvals of the text hold.
    if (isDeepStrictEqual(content, subject.content))
      return {
        result: { reference, version: subject.advisory.version },
        events: noEvents("the advisory says all this already"),
      };
    const version = await writeContent(work, subject, content);
    return {
      result: { reference, version },
      events: [{ chain: caseChain(caseId), action: "advisory.refreshed", data: { version } }],
    };
  },
});
