import { ANONYMOUS } from "@/lib/domain/access/actor";
import { type Answers, isBlank, type Problem, problemsWith } from "@/lib/domain/report/answers";
import type { DraftContent } from "@/lib/domain/report/draft";
import { ANSWER_FIELDS, questionOf } from "@/lib/domain/report/questions";
import type { PolicyVersion, ProductEntry } from "@/lib/queries/policy";
import type { Tx } from "@/lib/server/database";
import { publicKeyFault } from "@/lib/server/openpgp";
import { read } from "@/lib/server/read";
import { holdsReceiptCode } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";

type Rules = { policy: PolicyVersion; products: readonly ProductEntry[]; now: Date };

/** Everything that stands against sending these answers, by the policy in force, the keys they bring and our own codes. */
export async function checkAnswers(tx: Tx, answers: Answers, rules: Rules): Promise<Problem[]> {
  const { policy, products, now } = rules;
  const problems = problemsWith(answers, {
    requiredFields: policy.data.requiredFields,
    productIds: products.map(({ id }) => id),
  });
  if (!isBlank(answers.openpgp_key)) {
    const message = await publicKeyFault(answers.openpgp_key ?? "", now);
    if (message !== null) problems.push({ field: "openpgp_key", step: "you", message });
  }
  return [...problems, ...(await codeProblems(tx, answers))];
}

/** The same for a draft, whose rules must be accepted as they stand now (S4.8). */
export async function checkDraft(tx: Tx, draft: DraftContent, rules: Rules): Promise<Problem[]> {
  const problems = await checkAnswers(tx, draft.answers, rules);
  const { rules: asked, attestationVersion } = rules.policy.data;
  if (asked.length > 0 && draft.attested !== attestationVersion)
    problems.push({ field: "attested", step: "check", message: "Confirm that you kept to the rules." });
  return problems;
}

/** For pages and handlers, outside a transaction of their own. */
export async function draftProblemsNow(draft: DraftContent, rules: Rules): Promise<Problem[]> {
  return read(ANONYMOUS, ({ tx }) => checkDraft(tx, draft, rules));
}

async function codeProblems(tx: Tx, answers: Answers): Promise<Problem[]> {
  const { keyring } = services();
  const problems: Problem[] = [];
  for (const field of ANSWER_FIELDS) {
    if (!(await holdsReceiptCode(tx, keyring, answers[field] ?? ""))) continue;
    const { label, step } = questionOf(field);
    const message = `${label}: take out the secret receipt code. Whoever reads it could open that case.`;
    problems.push({ field, step, message });
  }
  return problems;
}
