import type { Metadata } from "next";
import { ImpactForm } from "@/components/scoring/ImpactForm";
import { ImpactHistory } from "@/components/scoring/ImpactHistory";
import { AXIS_WORDS } from "@/components/scoring/impact-words";
import { SentenceForm } from "@/components/scoring/SentenceForm";
import { Callout } from "@/components/ui/Callout";
import { EmptyState } from "@/components/ui/EmptyState";
import { ImpactBoard } from "@/components/ui/ImpactBoard";
import { KeyValues } from "@/components/ui/KeyValues";
import { Section, TwoColumns } from "@/components/ui/Section";
import { IMPACT_AXES } from "@/lib/domain/impact";
import type { Sentence } from "@/lib/queries/impact-sentence";
import { saveImpact, saveSentence } from "../actions";
import { type ScoreProps, type ScoringPlace, scoringPlace } from "../place";
import { ScoringFrame } from "../ScoringFrame";

export async function generateMetadata({ params }: ScoreProps): Promise<Metadata> {
  return { title: `Impact of ${(await params).id}` };
}

export default async function ImpactPage(props: ScoreProps) {
  const place = await scoringPlace("impact", props);
  const { flaw } = place;
  return (
    <ScoringFrame place={place} part="impact">
      <TwoColumns label="The impact in one sentence" aside={<OneSentence place={place} />}>
        <Section title="Impact board" className="mt-0!">
          <Board place={place} />
        </Section>
        <Section title="History of the board">
          <ImpactHistory entries={flaw?.impactHistory ?? []} />
        </Section>
      </TwoColumns>
    </ScoringFrame>
  );
}

function Board({ place: { page, flaw, hidden, editable } }: { place: ScoringPlace }) {
  const axes = flaw?.impact ?? IMPACT_AXES.map((axis) => ({ axis, level: null, rationale: "" }));
  const judged = axes.some(({ level }) => level !== null);
  if (editable)
    return (
      <ImpactForm
        key={flaw?.version}
        action={saveImpact}
        hidden={hidden}
        axes={axes}
        reasonNeeded={page.reasonNeeded && judged}
      />
    );
  if (!judged) return <EmptyState>Nobody has judged the impact yet.</EmptyState>;
  return (
    <>
      <ImpactBoard axes={axes.map(({ axis, level }) => ({ axis: AXIS_WORDS[axis], level }))} />
      <div className="mt-3">
        <KeyValues
          items={axes
            .filter(({ rationale }) => rationale !== "")
            .map(({ axis, rationale }) => ({ key: AXIS_WORDS[axis], value: rationale }))}
        />
      </div>
    </>
  );
}

function OneSentence({ place: { flaw, hidden, editable } }: { place: ScoringPlace }) {
  const { edited, metricsSay }: Sentence = flaw?.sentence ?? { edited: null, metricsSay: null };
  const text = edited?.text ?? metricsSay ?? "";
  const outdated = edited !== null && edited.metricsSaid !== metricsSay;
  return (
    <Section size="small" title="In one sentence" className="mt-0!">
      {text === "" ? (
        <p className="text-muted">Score it with CVSS, and the metrics say it. Or word it yourself.</p>
      ) : (
        <p className="text-16">{text}</p>
      )}
      {edited && !outdated ? <p className="mt-1 text-13 text-muted">Worded by the team.</p> : null}
      {outdated ? (
        <div className="mt-2 text-13">
          <Callout tone="warn">
            <p>The metrics have changed since this was worded.</p>
            <p>{metricsSay === null ? "There is no score now." : <>They now say: “{metricsSay}”</>}</p>
          </Callout>
        </div>
      ) : null}
      {editable ? (
        <SentenceForm
          key={flaw?.version}
          action={saveSentence}
          hidden={hidden}
          text={text}
          edited={edited !== null}
          metricsSay={metricsSay}
        />
      ) : null}
    </Section>
  );
}
