import { ANONYMOUS } from "@/lib/domain/access/actor";
import { type Answers, isBlank, type Problem, problemsWith } from "@/lib/domain/report/answers";
import type { DraftContent } from "@/lib/domain/report/draft";
import { codeProblems, writtenCodes } from "@/lib/domain/report/written-codes";
import type { PolicyVersion, ProductEntry } from "@/lib/queries/policy";
import type { Tx } from "@/lib/server/database";
import { publicKeyFault } from "@/lib/server/openpgp/key-fault";
import { read } from "@/lib/server/read";
import { openingCodes } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";

type Rules = { policy: PolicyVersion; products: readonly ProductEntry[]; now: Date };

/** What stands against sending these answers, by the policy in force and the keys they bring. Nothing secret is looked up. */
export async function checkAnswers(answers: Answers, rules: Rules): Promise<Problem[]> {
  const { policy, products, now } = rules;
  const problems = problemsWith(answers, {
    requiredFields: policy.data.requiredFields,
    productIds: products.map(({ id }) => id),
  });
  if (!isBlank(answers.openpgp_key) && !problems.some(({ field }) => field === "openpgp_key")) {
    const message = await publicKeyFault(answers.openpgp_key ?? "", now);
    if (message !== null) problems.push({ field: "openpgp_key", step: "you", message });
  }
  return problems;
}

/** The same for a draft, whose rules must be accepted as they stand now (S4.8). */
export async function checkDraft(draft: DraftContent, rules: Rules): Promise<Problem[]> {
  const problems = await checkAnswers(draft.answers, rules);
  const { rules: asked, attestationVersion } = rules.policy.data;
  if (asked.length > 0 && draft.attested !== attestationVersion)
    problems.push({ field: "attested", step: "check", message: "Confirm that you kept to the rules." });
  return problems;
}

/** Of one report. A text with more look-alikes is full of hashes, not of codes; whoever guesses gets no more of them either. */
const MOST_LOOKED_UP = 10;

/** Codes in these answers that open a case. Tells right codes from wrong ones, so only where the try was counted before. */
export async function problemsWithCodes(tx: Tx, answers: Answers): Promise<Problem[]> {
  const written = writtenCodes(answers).slice(0, MOST_LOOKED_UP);
  const opening = await openingCodes(
    tx,
    services().keyring,
    written.map(({ code }) => code),
  );
  return codeProblems(written.filter(({ code }) => opening.has(code)));
}

/** The same for handlers, outside a transaction of their own. */
export async function holdsOpeningCode(answers: Answers): Promise<boolean> {
  const problems = await read(ANONYMOUS, ({ tx }) => problemsWithCodes(tx, answers));
  return problems.length > 0;
}
