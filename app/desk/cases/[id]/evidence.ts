import type { OfferedMove } from "@/components/desk/ChosenMove";
import type { ReadyReply } from "@/components/desk/ReplyPicker";
import type { CaseState } from "@/lib/domain/case/states";
import { evidenceQuestion } from "@/lib/domain/evidence/parts";
import type { CasePage } from "@/lib/queries/case-page";

/** While a report is being judged; later what it lacked has been found out. */
const TRIAGED: ReadonlySet<CaseState> = new Set(["new", "acknowledged", "needs_info"]);

export const isTriaged = ({ state }: Pick<CasePage, "state">) => TRIAGED.has(state);

// Stands in addresses for the question about missing evidence.
const EVIDENCE_REPLY = "evidence";

/** The team's replies as they read on this case, and the question for what the report lacks. */
export function readyReplies(page: CasePage): ReadyReply[] {
  const question = evidenceQuestion(page.evidence?.missing ?? []);
  return [
    ...(question === ""
      ? []
      : [{ id: EVIDENCE_REPLY, name: "Ask for missing evidence", text: question, gaps: [] }]),
    ...page.replies,
  ];
}

/** Where what is missing is asked for: with the first answer, as a question, or in a message. */
export function askForEvidence(
  page: CasePage,
  moves: readonly OfferedMove[],
  mayWrite: boolean,
): string | null {
  if (!page.facts.hasReporter || page.state === "closed") return null;
  const here = `/desk/cases/${page.reference}?reply=${EVIDENCE_REPLY}`;
  const move = (["acknowledge", "ask"] as const).find((one) => moves.some((offer) => offer.move === one));
  if (move) return `${here}&move=${move}#move`;
  return mayWrite ? `${here}&write=yes#write` : null;
}
