import { SeverityChip } from "@/components/ui/SeverityChip";
import type { EditedSentence } from "@/lib/domain/cvss/edited-sentence";
import type { Outcome } from "@/lib/domain/cvss/outcome";

type Props = {
  outcome: Outcome | null;
  /** What is missing for a score. */
  missing: string | null;
  /** What the team wrote in place of the sentence the metrics give. */
  sentence: EditedSentence | null;
};

const COUNTED = {
  "CVSS-BT": "with threat",
  "CVSS-BE": "with environment",
  "CVSS-BTE": "with threat and environment",
} as const;

/** What is chosen comes to: the base score in figures, the overall one apart from it, and the impact in one sentence. */
export function ScoreOutcome({ outcome, missing, sentence }: Props) {
  if (outcome === null) {
    return (
      <p role="status" className="text-muted">
        {missing === null ? "Scoring …" : `No score yet: ${missing}.`}
      </p>
    );
  }
  const { base, overall } = outcome;
  return (
    <>
      <div role="status" aria-label="Score">
        <div className="flex items-center gap-4">
          <span className="text-56 font-bold tabular-nums">{base.score.toFixed(1)}</span>
          <div>
            <SeverityChip severity={base.severity} big />
            <p className="mt-1 text-13 text-muted">
              base{base.macroVector === null ? "" : `, macro vector ${base.macroVector}`}
            </p>
          </div>
        </div>
        {overall ? (
          <p className="mt-2 flex flex-wrap items-center gap-2 text-13">
            <SeverityChip severity={overall.severity} score={overall.score} />
            <span className="text-muted">overall, {COUNTED[overall.counts]}</span>
          </p>
        ) : null}
      </div>
      <ImpactSentence generated={outcome.sentence} edited={sentence} />
    </>
  );
}

function ImpactSentence({ generated, edited }: { generated: string; edited: EditedSentence | null }) {
  if (edited === null) return <p className="my-3.5 text-16">{generated}</p>;
  const holds = edited.metricsSaid === generated;
  return (
    <>
      <p className="mt-3.5 text-16">{holds ? edited.text : generated}</p>
      <p className="mt-1 mb-3.5 text-13 text-muted">
        {holds ? "Worded by the team." : `The team worded it for other metrics: “${edited.text}”`}
      </p>
    </>
  );
}
