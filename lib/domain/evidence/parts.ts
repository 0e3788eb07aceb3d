/** What a report that can be checked holds, in the order a person would ask for it, and how many points each part is worth. */
export const EVIDENCE_PARTS = {
  version: {
    most: 10,
    label: "Version or commit",
    question: "Which version, tag or commit did you test?",
  },
  place: {
    most: 10,
    label: "Where it is",
    question: "Where is it: which file, function, address or setting?",
  },
  steps: {
    most: 20,
    label: "Steps to reproduce",
    question: "Which steps, one after the other, show the problem on a fresh installation?",
  },
  proof: {
    most: 15,
    label: "Input that shows it",
    question: "Which input shows it: the command, request, file or code, as you sent it?",
  },
  output: {
    most: 15,
    label: "What came out",
    question: "What came out when you tried it: the trace, the response, or a picture of it?",
  },
  impact: {
    most: 10,
    label: "Impact, and how",
    question: "What can an attacker do with it, and what do they need for that?",
  },
  own_words: {
    most: 20,
    label: "Words of their own",
    question: "What did you see yourself, beyond what a tool or a template says?",
  },
} as const satisfies Record<string, { most: number; label: string; question: string }>;

export type EvidencePart = keyof typeof EVIDENCE_PARTS;
export const EVIDENCE_PART_NAMES = Object.keys(EVIDENCE_PARTS) as EvidencePart[];

/** Without these nobody can check a report: one of them missing makes it “needs evidence” (security.md: abuse). */
export const EVIDENCE_GATE: readonly EvidencePart[] = ["version", "steps", "output"];

/**
 * The ready-made question for what is missing, to be read and sent by a person; empty where nothing is.
 *
 * @param missing parts without a point, as judged
 */
export function evidenceQuestion(missing: readonly EvidencePart[]): string {
  if (missing.length === 0) return "";
  const questions = EVIDENCE_PART_NAMES.filter((part) => missing.includes(part)).map(
    (part) => `- ${EVIDENCE_PARTS[part].question}`,
  );
  return [
    "Thank you for the report. To check it, we need to know a little more:",
    questions.join("\n"),
    "What you do not know you can leave out. Answer here; your report stays as you sent it.",
  ].join("\n\n");
}
