import { receiptCodesIn } from "@/lib/domain/receipt-code";
import type { Answers, Problem } from "./answers";
import { ANSWER_FIELDS, type AnswerField, questionOf } from "./questions";

export type WrittenCode = { field: AnswerField; code: string };

/** What answers hold that is written like a receipt code, in the order of the questions. Form alone: nothing is looked up. */
export function writtenCodes(answers: Answers): WrittenCode[] {
  return ANSWER_FIELDS.flatMap((field) =>
    receiptCodesIn(answers[field] ?? "").map((code) => ({ field, code })),
  );
}

/** What stands against sending a receipt code in these fields. */
export function codeProblems(codes: readonly Pick<WrittenCode, "field">[]): Problem[] {
  const fields = new Set(codes.map(({ field }) => field));
  return [...fields].map((field) => {
    const { label, step } = questionOf(field);
    const message = `${label}: take out the secret receipt code. Whoever reads it could open that case.`;
    return { field, step, message };
  });
}
