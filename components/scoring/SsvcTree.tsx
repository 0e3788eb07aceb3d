import { Icon } from "@/components/ui/Icon";
import { DECISION_WORDS, SSVC_QUESTIONS, UTILITY_LABELS } from "@/lib/domain/ssvc/questions";
import type { SsvcDecision } from "@/lib/domain/ssvc/tree";
import { type BranchName, type Fork, type SomeAnswers, wayThrough } from "@/lib/domain/ssvc/walk";

/**
 * The tree along the way that was taken: at each fork the answer that was given goes on, and every other one says where it
 * would lead if the rest stayed as it is.
 */
export function SsvcTree({ answers }: { answers: SomeAnswers }) {
  return (
    <ol className="grid gap-y-4 md:grid-cols-4" aria-label="Forks of the tree, in order">
      {wayThrough(answers).map((fork, place) => (
        <ForkColumn key={fork.question} fork={fork} last={place === 3} />
      ))}
    </ol>
  );
}

function ForkColumn({ fork, last }: { fork: Fork; last: boolean }) {
  const { question, ways } = fork;
  return (
    <li className="min-w-0 text-14 md:pe-6">
      <p className="font-fact">{BRANCH_TITLES[question]}</p>
      <ul className="mt-1.5 border-s-2 border-line">
        {ways.map(({ answer, taken, leadsTo }) => (
          <li
            key={answer}
            className={`relative -ms-0.5 border-s-2 ps-3 ${taken ? "border-accent" : "border-transparent"} mt-1.5 first:mt-0`}
          >
            <span
              className={`flex flex-wrap items-center gap-x-2 rounded-box px-1.5 py-0.5 ${taken ? "bg-accent-bg font-fact" : ""}`}
            >
              {taken ? <Icon name="check" className="text-accent" /> : null}
              <span>
                {answerLabel(question, answer)}
                <span className="sr-only">{taken ? ", taken" : ""}</span>
              </span>
              <span className={`ms-auto ${taken ? "" : "text-muted"}`}>
                <span aria-hidden="true">{taken && !last ? "" : "→ "}</span>
                <span className="sr-only">leads to </span>
                {taken && !last ? "goes on" : decisionRange(leadsTo)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

const BRANCH_TITLES: Record<BranchName, string> = {
  exploitation: SSVC_QUESTIONS.exploitation.title,
  utility: "Utility",
  technicalImpact: SSVC_QUESTIONS.technicalImpact.title,
  safetyImpact: SSVC_QUESTIONS.safetyImpact.title,
};

function answerLabel(question: BranchName, answer: string): string {
  const labels: Readonly<Record<string, string>> =
    question === "utility"
      ? UTILITY_LABELS
      : Object.fromEntries(
          Object.entries(SSVC_QUESTIONS[question].answers).map(([value, { label }]) => [value, label]),
        );
  return labels[answer] ?? answer;
}

function decisionRange(decisions: readonly SsvcDecision[]): string {
  const [first] = decisions;
  const last = decisions.at(-1);
  if (!first || !last) return "";
  const from = DECISION_WORDS[first].label;
  return first === last ? from : `${from} to ${DECISION_WORDS[last].label.toLowerCase()}`;
}
