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

type Rules = { policy: PolicyVersion; products: readonly ProductEntry[] };

/** What an OpenPGP key was found to be. */
export type JudgedKey = { key: string | undefined; fault: string | null };

/**
 * Judges the key that answers bring. It may wait long for its turn, so never while a connection is held.
 * @throws AppError too_many where this network (null: we ourselves) brings too many
 */
export async function judgeKey(
  { openpgp_key: key }: Answers,
  asking: { now: Date; network: string | null },
): Promise<JudgedKey> {
  const openpgp_key = key ?? "";
  const problems = problemsWith({ openpgp_key }, { requiredFields: [], productIds: [] });
  if (isBlank(key) || problems.length > 0) return { key, fault: null };
  return { key, fault: await publicKeyFault(openpgp_key, asking) };
}

/** What stands against sending these answers, by the policy in force and what their key was found to be. */
export function checkAnswers(answers: Answers, judged: JudgedKey, { policy, products }: Rules): Problem[] {
  const problems = problemsWith(answers, {
    requiredFields: policy.data.requiredFields,
    productIds: products.map(({ id }) => id),
  });
  const message = answers.openpgp_key === judged.key ? judged.fault : CHANGED_KEY;
  return message === null ? problems : [...problems, { field: "openpgp_key", step: "you", message }];
}

const CHANGED_KEY = "This key was changed while the report was being sent. Look at it, then send the report.";

/** The same for a draft, whose rules must be accepted as they stand now (S4.8). */
export function checkDraft(draft: DraftContent, judged: JudgedKey, rules: Rules): Problem[] {
  const problems = checkAnswers(draft.answers, judged, rules);
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
