import { DECISION_WORDS } from "@/lib/domain/ssvc/questions";
import { openDecisions, type SomeAnswers } from "@/lib/domain/ssvc/walk";

/** What the answers decide, or what they still leave open. */
export function SsvcDecision({ answers }: { answers: SomeAnswers }) {
  const open = openDecisions(answers);
  const [only] = open;
  const complete = Object.values(answers).every((answer) => answer !== undefined);
  return (
    <div role="status" aria-label="Decision">
      {complete && only ? (
        <>
          <p className="text-28 leading-tight font-bold">{DECISION_WORDS[only].label}</p>
          <p className="mt-1">{DECISION_WORDS[only].means}</p>
        </>
      ) : (
        <>
          <p className="text-18 font-bold">Still open</p>
          <p className="mt-1 text-muted">
            {open.map((decision) => DECISION_WORDS[decision].label).join(", ")}
          </p>
        </>
      )}
    </div>
  );
}
