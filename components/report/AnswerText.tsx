import { Prose } from "@/components/ui/Prose";
import type { AnswerLine } from "@/lib/domain/report/answers";

/** `html` where the answer is long: what the Markdown renderer made of it. */
export type ShownAnswer = Omit<AnswerLine, "long"> & { html: string | null };

/** What somebody answered, long texts as Markdown. */
export function AnswerText({ text, html }: Pick<ShownAnswer, "text" | "html">) {
  return html === null ? <bdi>{text}</bdi> : <Prose html={html} />;
}
