import { Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { findMetric } from "@/lib/domain/cvss/catalogue";
import type { SingleChange } from "@/lib/domain/cvss/compare";
import type { Outcome } from "@/lib/domain/cvss/outcome";
import { severityLabel } from "@/lib/domain/severity";
import type { Choice } from "./choice";

type Props = {
  choice: Choice;
  outcome: Outcome | null /** What is missing for a score. */;
  missing: string | null;
};

/** The score of what is chosen, in figures and in one sentence, and which one change would move it to another severity. */
export function ScoreOutcome({ choice, outcome, missing }: Props) {
  if (outcome === null) {
    return (
      <p role="status" className="text-muted">
        {missing === null ? "Scoring …" : `No score yet: ${missing}.`}
      </p>
    );
  }
  return (
    <>
      <div role="status" aria-label="Score" className="flex items-center gap-4">
        <span className="text-36 leading-none font-bold tabular-nums">{outcome.score.toFixed(1)}</span>
        <div>
          <SeverityChip severity={outcome.severity} big />
          <p className="mt-1 text-13 text-muted">{outcome.note}</p>
        </div>
      </div>
      <p className="my-3.5 text-16">{outcome.sentence}</p>
      {outcome.nearby.map(({ severity, changes }) => (
        <Section key={severity} size="small" title={`One change alone makes this ${severityLabel(severity)}`}>
          <ul>
            {changes.map((change) => (
              <li
                key={`${change.metric} ${change.to}`}
                className="flex flex-wrap items-center gap-2 border-t border-line py-1.5"
              >
                <span>{changeWords(choice, change)}</span>
                <span className="ms-auto">
                  <SeverityChip severity={severity} score={change.score} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function changeWords({ version }: Choice, { metric, to }: SingleChange) {
  const found = findMetric(version, metric);
  return (
    <>
      {found?.name ?? metric}: <b>{found?.values.find(({ code }) => code === to)?.name ?? to}</b>
    </>
  );
}
