import type { Metadata } from "next";
import { OtherScores } from "@/components/scoring/OtherScores";
import { ScoreHistory } from "@/components/scoring/ScoreHistory";
import { VersionsDisagree } from "@/components/scoring/VersionsDisagree";
import { Section } from "@/components/ui/Section";
import { CVSS_VERSIONS, type CvssVersion } from "@/lib/domain/cvss/catalogue";
import type { ScoredVulnerability } from "@/lib/queries/scoring";
import { saveTheirScore } from "./actions";
import { Pad } from "./Pad";
import { type ScoreProps, type ScoringPlace, scoringPlace } from "./place";
import { ScoringFrame } from "./ScoringFrame";

export async function generateMetadata({ params }: ScoreProps): Promise<Metadata> {
  return { title: `Score ${(await params).id}` };
}

export default async function ScorePage(props: ScoreProps) {
  const place = await scoringPlace("cvss", props);
  const { flaw, search, blind } = place;
  const version = versionOf(search.cvss, flaw);
  return (
    <ScoringFrame place={place} part="cvss" version={version}>
      <VersionsDisagree scores={flaw?.current ?? []} />
      <Pad key={`${flaw?.id} ${flaw?.history[0]?.id} ${version} ${blind}`} place={place} version={version} />
      {blind ? null : <GivenScores place={place} />}
    </ScoringFrame>
  );
}

function GivenScores({ place: { flaw, hidden, editable } }: { place: ScoringPlace }) {
  return (
    <>
      <Section title="Scores of others" id="others">
        <OtherScores
          scores={flaw?.others ?? []}
          form={editable ? { action: saveTheirScore, hidden } : null}
        />
      </Section>
      <Section title="History of scores">
        <ScoreHistory scores={flaw?.history ?? []} />
      </Section>
    </>
  );
}

// The version asked for in the address, or the one that was scored, or the newest.
function versionOf(asked: string | undefined, flaw: ScoredVulnerability | undefined): CvssVersion {
  const known = CVSS_VERSIONS.find((version) => version === asked);
  return known ?? flaw?.current[0]?.cvssVersion ?? flaw?.reporter[0]?.cvssVersion ?? "4.0";
}
