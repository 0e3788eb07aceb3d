import { PlainForm } from "@/components/form/PlainForm";
import { type Choice, choiceOf } from "@/components/scoring/choice";
import { ScorePad } from "@/components/scoring/ScorePad";
import { WeaknessLine } from "@/components/scoring/WeaknessLine";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import type { CvssVersion } from "@/lib/domain/cvss/catalogue";
import { type Outcome, outcomeOf } from "@/lib/domain/cvss/outcome";
import { requirementChoices } from "@/lib/domain/cvss/requirements";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";
import { parseVector } from "@/lib/domain/cvss/vector";
import { askSecond, saveScore } from "./actions";
import type { ScoringPlace } from "./place";

type Props = { place: ScoringPlace; version: CvssVersion };

/** The calculator, starting from the score in force or from what the product requires, with the reporter’s beside it. */
export function Pad({ place, version }: Props) {
  const { page, flaw, hidden, editable, addressOf } = place;
  const current = flaw?.current.find(({ cvssVersion }) => cvssVersion === version);
  const theirs = flaw?.reporter.find(({ cvssVersion }) => cvssVersion === version) ?? flaw?.reporter[0];
  const required = page.product ? requirementChoices(page.product.requirements) : {};
  return (
    <ScorePad
      action={saveScore}
      hidden={hidden}
      start={readChoice(current) ?? { version, metrics: required }}
      startVector={current?.vector ?? ""}
      startOutcome={startOutcome(current)}
      reporter={reporterScore(theirs)}
      product={page.product ? { name: page.product.name, metrics: required } : null}
      sentence={flaw?.sentence.edited ?? null}
      reasonNeeded={page.reasonNeeded}
      tellsReporter={page.tellsReporter}
      editable={editable}
    >
      <Section
        size="small"
        title="Weakness"
        note={<PlainLink href={addressOf("weakness")}>Change</PlainLink>}
      >
        <WeaknessLine cweId={flaw?.cweId ?? null} />
      </Section>
      {editable ? <SecondScorer place={place} version={version} /> : null}
    </ScorePad>
  );
}

function SecondScorer({ place, version }: Props) {
  const { page, actor, hidden, blind, addressOf } = place;
  const colleagues = page.scorers.filter(({ id }) => id !== actor.personId);
  return (
    <Section size="small" title="A second score">
      <p className="mb-1.5 text-13">
        {blind ? (
          <>
            The scores given so far are hidden here.{" "}
            <PlainLink href={addressOf("cvss", { cvss: version, blank: "0" })}>Show them</PlainLink>
          </>
        ) : (
          <PlainLink href={addressOf("cvss", { cvss: version, blank: "1" })}>
            Start from an empty form
          </PlainLink>
        )}
      </p>
      {colleagues.length > 0 ? (
        <details>
          <summary className="text-13">Ask for a second scorer</summary>
          <PlainForm
            id="second"
            size="small"
            variant="quiet"
            action={askSecond}
            hidden={{ caseId: hidden.caseId ?? "" }}
            fields={[
              {
                name: "personId",
                label: "Colleague",
                kind: "select",
                options: colleagues.map(({ id, name }) => ({ value: id, label: name })),
              },
              { name: "about", label: "What to look at", kind: "area", optional: true },
            ]}
            submit="Ask them"
          />
        </details>
      ) : (
        <p className="text-13 text-muted">Nobody else may score this case.</p>
      )}
    </Section>
  );
}

function readChoice(entry: ScoreEntry | undefined): Choice | null {
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
