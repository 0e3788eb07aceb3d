import { choiceOf } from "@/components/scoring/choice";
import { ScorePad } from "@/components/scoring/ScorePad";
import type { CvssVersion } from "@/lib/domain/cvss/catalogue";
import { type Outcome, outcomeOf } from "@/lib/domain/cvss/outcome";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";
import { parseVector } from "@/lib/domain/cvss/vector";
import type { ScoredVulnerability } from "@/lib/queries/scoring";
import { saveScore } from "./actions";

type Props = {
  flaw: ScoredVulnerability | undefined;
  version: CvssVersion;
  hidden: Record<string, string>;
  editable: boolean;
};

/** The calculator, starting from the score in force, with the reporter’s beside it. */
export function Pad({ flaw, version, hidden, editable }: Props) {
  const current = flaw?.current.find(({ cvssVersion }) => cvssVersion === version);
  const theirs = flaw?.reporter.find(({ cvssVersion }) => cvssVersion === version) ?? flaw?.reporter[0];
  return (
    <ScorePad
      action={saveScore}
      hidden={hidden}
      start={readChoice(current) ?? { version, metrics: {} }}
      startVector={current?.vector ?? ""}
      startOutcome={startOutcome(current)}
      reporter={reporterScore(theirs)}
      editable={editable}
    />
  );
}

function readChoice(entry: ScoreEntry | undefined) {
  const read = parseVector(entry?.vector ?? "");
  return read.ok ? choiceOf(read.vector) : null;
}

function startOutcome(entry: ScoreEntry | undefined): Outcome | null {
  const read = parseVector(entry?.vector ?? "");
  return read.ok ? outcomeOf(read.vector) : null;
}

function reporterScore(entry: ScoreEntry | undefined) {
  const choice = readChoice(entry);
  if (!entry || !choice) return null;
  return { ...choice, vector: entry.vector, score: entry.score, severity: entry.severity };
}
