import { previewOf } from "@/lib/domain/advisory/preview";
import { advisorySteps } from "@/lib/queries/advisory-steps";
import { creditsOfCase } from "@/lib/queries/credits";
import { noEvents, useCase } from "@/lib/server/use-case";
import { advisoryInput, lockAdvisory } from "./subject";
import { advisoryText, withText } from "./text";

/** Shows a text that is still being written as the public would read it. Nothing is kept of it. */
export const previewAdvisory = useCase({
  input: advisoryInput.extend(advisoryText.shape),
  action: "advisory.edit",
  load: lockAdvisory,
  run: async ({ input: { caseId, seen, ...text }, subject, ...work }) => {
    const { content: typed, same } = withText(subject.content, text);
    const timeline = await advisorySteps(work.tx, caseId, subject.case.receivedAt);
    const content = { ...typed, timeline };
    const { publicId, publishedAt, withdrawnAt } = subject.advisory;
    const dates = {
      publishedAt: publishedAt?.toISOString() ?? null,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    };
    const { credits } = await creditsOfCase(work, caseId);
    return {
      result: {
        advisory: previewOf({ publicId, ...dates, credits }, content),
        saved: same,
        at: work.now.toISOString(),
      },
      events: noEvents("a text that was only looked at"),
    };
  },
});
