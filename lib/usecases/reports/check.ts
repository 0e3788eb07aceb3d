import { type Answers, isBlank, type Problem, problemsWith } from "@/lib/domain/report/answers";
import type { DraftContent } from "@/lib/domain/report/draft";
import type { PolicyVersion, ProductEntry } from "@/lib/queries/policy";
import { publicKeyFault } from "@/lib/server/openpgp";

type Rules = { policy: PolicyVersion; products: readonly ProductEntry[]; now: Date };

/** Everything that stands against sending these answers, by the policy in force and the keys they bring. */
export async function checkAnswers(answers: Answers, { policy, products, now }: Rules): Promise<Problem[]> {
  const problems = problemsWith(answers, {
    requiredFields: policy.data.requiredFields,
    productIds: products.map(({ id }) => id),
  });
  if (isBlank(answers.openpgp_key)) return problems;
  const fault = await publicKeyFault(answers.openpgp_key ?? "", now);
  return fault === null ? problems : [...problems, { field: "openpgp_key", step: "you", message: fault }];
}

/** The same for a draft, whose rules must be accepted as they stand now (S4.8). */
export async function checkDraft(draft: DraftContent, rules: Rules): Promise<Problem[]> {
  const problems = await checkAnswers(draft.answers, rules);
  const { rules: asked, attestationVersion } = rules.policy.data;
  if (asked.length > 0 && draft.attested !== attestationVersion)
    problems.push({ field: "attested", step: "check", message: "Confirm that you kept to the rules" });
  return problems;
}
