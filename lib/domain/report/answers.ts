import { z } from "zod";
import { parseVector } from "@/lib/domain/cvss/vector";
import { lookUp } from "@/lib/domain/look-up";
import { lengthWords } from "@/lib/domain/plain-words";
import type { ReportField } from "@/lib/domain/policy/policy";
import { isOneLine, lowerFirst, normaliseLineEnds } from "@/lib/domain/text";
import {
  ANSWER_FIELDS,
  type AnswerField,
  LONG_LIMIT_BYTES,
  QUESTIONS,
  questionOf,
  REQUIRED_WORDS,
  type ReportStep,
  TOTAL_LIMIT_BYTES,
} from "./questions";

/**
 * The answers of one report as typed, with LF line ends; `scope` holds its tags with spaces between. Absent: not answered,
 * or with nothing but blanks.
 */
export type Answers = Partial<Record<AnswerField, string>>;

export type Problem = { field: AnswerField | "attested" | "files"; step: ReportStep; message: string };

/** The product value of the form for one that is not in the register. */
export const OTHER_PRODUCT = "other";

const answerShape = Object.fromEntries(ANSWER_FIELDS.map((field) => [field, z.string().optional()]));

/** Stored answers, read back. Unknown names are dropped, so that nothing beside the questions is ever kept. */
export const answersSchema = z.object(answerShape).transform((stored) => answersFrom(stored));

/** Answers as they came from a form or a file: line ends made LF, blank ones left out, several values joined. */
export function answersFrom(input: Readonly<Record<string, unknown>>): Answers {
  const answers: Answers = {};
  for (const field of ANSWER_FIELDS) {
    const text = textOf(Object.hasOwn(input, field) ? input[field] : undefined, field);
    if (!isBlank(text)) answers[field] = text;
  }
  return answers;
}

function textOf(value: unknown, field: AnswerField): string | undefined {
  if (Array.isArray(value) && questionOf(field).kind === "several")
    return value.filter((item) => typeof item === "string").join(" ");
  if (typeof value !== "string") return undefined;
  const text = normaliseLineEnds(value).toWellFormed();
  // What has a form of its own is pasted with blanks around it; words stay exactly as they were written.
  return Object.hasOwn(SPECIAL, field) ? text.trim() : text;
}

/** Bytes of all answers in UTF-8. */
export function answersSize(answers: Answers): number {
  return ANSWER_FIELDS.reduce((sum, field) => sum + byteLength(answers[field] ?? ""), 0);
}

/** Everything that stands against sending these answers, in the order they are asked; empty when nothing does. */
export function problemsWith(
  answers: Answers,
  rules: { requiredFields: readonly ReportField[]; productIds: readonly string[] },
): Problem[] {
  const problems = ANSWER_FIELDS.flatMap((field) => {
    const message =
      problemWith(field, answers, rules.productIds) ?? missing(field, answers, rules.requiredFields);
    return message === null ? [] : [{ field, step: questionOf(field).step, message }];
  });
  if (answersSize(answers) > TOTAL_LIMIT_BYTES)
    problems.push({
      field: "summary",
      step: "what",
      message: "All texts together are longer than 512 KB. Send the longest as a file.",
    });
  return problems;
}

/** The name to thank somebody with: the one they gave for it, or their own where they want to be thanked by it. */
export function creditName({ credit, credit_name, name }: Answers): string | undefined {
  return isBlank(credit_name) && credit === "name" ? name : credit_name;
}

function missing(field: AnswerField, answers: Answers, required: readonly ReportField[]): string | null {
  const asked = required.find((name) => name === field);
  if (asked === undefined || !isBlank(answers[field])) return null;
  // A product of one's own words is as good as one from the register.
  if (asked === "product" && !isBlank(answers.product_name)) return null;
  return REQUIRED_WORDS[asked];
}

function problemWith(field: AnswerField, answers: Answers, productIds: readonly string[]): string | null {
  const text = answers[field];
  const named = answers.credit === "name" || answers.credit === "pseudonym";
  if (field === "credit_name" && named && isBlank(creditName(answers)))
    return "Enter the name to thank you with.";
  if (field === "product_name" && answers.product === OTHER_PRODUCT && isBlank(text))
    return "Name the product.";
  if (text === undefined || text === "") return null;
  return formProblem(field, text) ?? SPECIAL[field]?.(text, productIds) ?? null;
}

function formProblem(field: AnswerField, text: string): string | null {
  const question = questionOf(field);
  if (text.includes("\0")) return `${question.label}: take out the NUL character.`;
  if (question.kind === "choice" || question.kind === "several") {
    const values = question.kind === "several" ? text.split(" ") : [text];
    return values.every((value) => Object.hasOwn(question.choices, value))
      ? null
      : `${question.label}: choose one of the answers.`;
  }
  if (question.kind === "line" && !isOneLine(text))
    return `${question.label}: write it on one line, without control characters.`;
  if (question.kind === "line" && text.length > question.limit)
    return `${question.label}: ${lowerFirst(lengthWords(question.limit))}`;
  if (question.kind === "long" && byteLength(text) > LONG_LIMIT_BYTES)
    return `${question.label}: use at most 64 KB, or send it as a file.`;
  return null;
}

type Check = (text: string, productIds: readonly string[]) => string | null;

const SPECIAL: Partial<Record<AnswerField, Check>> = {
  product: (value, productIds) =>
    value === OTHER_PRODUCT || productIds.includes(value) ? null : "Choose a product from the list.",
  cvss: (text) => {
    const result = parseVector(text);
    return result.ok ? null : `CVSS vector: ${result.message}. Correct it, or leave it empty.`;
  },
  email: (text) =>
    z.email().safeParse(text).success
      ? null
      : "Enter an e-mail address such as name@example.org, or leave it empty.",
  github: (text) =>
    /^@?[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/.test(text)
      ? null
      : "Enter a GitHub name such as octocat, or leave it empty.",
  credit_link: (text) =>
    /^https?:$/.test(URL.parse(text)?.protocol ?? "")
      ? null
      : "Enter a web address that starts with https://, or leave it empty.",
};

/** Whether an answer says nothing. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

export type AnswerLine = { field: AnswerField; label: string; step: ReportStep; text: string; long: boolean };

/** The answers that were given, with their labels and in words, for pages that show a report. */
export function answerLines(answers: Answers, productName: string | null): AnswerLine[] {
  return ANSWER_FIELDS.flatMap((field) => {
    const text = wordsOf(field, answers[field] ?? "", productName);
    if (isBlank(text)) return [];
    const { label, step, kind } = questionOf(field);
    return [{ field, label, step, text, long: kind === "long" }];
  });
}

/** The steps in which something was answered. `files`: how many were uploaded. */
export function answeredSteps(answers: Answers, files: number): ReportStep[] {
  const steps = ANSWER_FIELDS.filter((field) => !isBlank(answers[field])).map(
    (field) => questionOf(field).step,
  );
  return [...new Set([...steps, ...(files > 0 ? (["files"] as const) : [])])];
}

function wordsOf(field: AnswerField, text: string, productName: string | null): string {
  if (field === "product") return text === OTHER_PRODUCT ? "" : (productName ?? "");
  const question = questionOf(field);
  if (question.kind === "choice") return lookUp(question.choices, text) ?? "";
  if (question.kind === "several")
    return text
      .split(" ")
      .flatMap((tag) => lookUp(question.choices, tag) ?? [])
      .join(", ");
  return text;
}

/**
 * The report as one text, as it is hashed on the receipt: LF line ends, UTF-8, the salt on its first line. Anyone who
 * keeps this text can show later that it is what was sent, and nobody can guess it from the hash.
 */
export function reportText(answers: Answers, productName: string | null, salt: string): string {
  const parts = answerLines(answers, productName).map(({ label, text }) => `## ${label}\n\n${text}\n`);
  return [`Salt: ${salt}\n`, ...parts].join("\n");
}

/** The fields of one step. */
export function fieldsOf(step: ReportStep): AnswerField[] {
  return ANSWER_FIELDS.filter((field) => QUESTIONS[field].step === step);
}
