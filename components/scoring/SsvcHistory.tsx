import { EmptyState } from "@/components/ui/EmptyState";
import { AS, StackedTable, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import {
  answersOf,
  DECISION_WORDS,
  SSVC_QUESTION_NAMES,
  SSVC_QUESTIONS,
  type SsvcQuestion,
} from "@/lib/domain/ssvc/questions";
import type { SsvcDecision } from "@/lib/domain/ssvc/tree";

type Entry = {
  id: string;
  answers: Readonly<Record<SsvcQuestion, string>>;
  decision: SsvcDecision;
  rationale: string | null;
  by: string | null;
  at: string;
};

/** Every decision that was made, newest first; none is overwritten. */
export function SsvcHistory({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return <EmptyState>Nobody has decided this by SSVC yet.</EmptyState>;
  return (
    <StackedTable
      caption="SSVC decisions, newest first"
      heads={
        <>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>Decision</Th>
          <Th>Answers and reason</Th>
        </>
      }
    >
      {entries.map(({ id, answers, decision, rationale, by, at }) => (
        <tr key={id} {...AS.row}>
          <Td className="stack-corner">
            <Time at={at} style="date" />
          </Td>
          <Td className="stack-first">{by ?? "The team"}</Td>
          <Td>
            <b>{DECISION_WORDS[decision].label}</b>
          </Td>
          <Td>
            {SSVC_QUESTION_NAMES.map((name) => {
              const label = answersOf(name).find(({ value }) => value === answers[name])?.label;
              return `${SSVC_QUESTIONS[name].title}: ${label}`;
            }).join(", ")}
            {rationale ? <span className="block text-muted">{rationale}</span> : null}
          </Td>
        </tr>
      ))}
    </StackedTable>
  );
}
