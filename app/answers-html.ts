import type { ShownAnswer } from "@/components/report/AnswerText";
import type { AnswerLine } from "@/lib/domain/report/answers";
import { renderMarkdown } from "@/lib/server/markdown/render";

/** The answers of a report as every page shows them, to its reporter as to the team. */
export function shownAnswers(lines: readonly AnswerLine[]): Promise<ShownAnswer[]> {
  return Promise.all(
    lines.map(async ({ long, ...line }) => ({
      ...line,
      html: long ? (await renderMarkdown(line.text)).html : null,
    })),
  );
}
