import type { Metadata } from "next";
import { SsvcForm } from "@/components/scoring/SsvcForm";
import { SsvcHistory } from "@/components/scoring/SsvcHistory";
import { SsvcTree } from "@/components/scoring/SsvcTree";
import { treeAnswers } from "@/components/scoring/ssvc-answers";
import { Section } from "@/components/ui/Section";
import { lookUp } from "@/lib/domain/look-up";
import { saveSsvc } from "../actions";
import { type ScoreProps, scoringPlace } from "../place";
import { ScoringFrame } from "../ScoringFrame";

export async function generateMetadata({ params }: ScoreProps): Promise<Metadata> {
  return { title: `SSVC of ${(await params).id}` };
}

const CLAIMS: Record<string, string> = {
  yes: "It is said to be exploited.",
  unsure: "It is not known whether it is exploited.",
};

export default async function SsvcPage(props: ScoreProps) {
  const place = await scoringPlace("ssvc", props);
  const { page, flaw, hidden, editable } = place;
  const [current] = flaw?.ssvc ?? [];
  return (
    <ScoringFrame place={place} part="ssvc">
      <p className="mb-4 max-w-measure text-muted">
        How soon the fix should come, by the supplier’s tree of SSVC. A decision counts towards the priority
        of the case in place of the severity.
      </p>
      {editable ? (
        <SsvcForm
          key={`${flaw?.id} ${current?.id}`}
          action={saveSsvc}
          hidden={hidden}
          start={current?.answers ?? {}}
          reasonNeeded={page.reasonNeeded && current !== undefined}
          claim={lookUp(CLAIMS, page.exploited) ?? null}
        />
      ) : current ? (
        <Section title="The way through the tree">
          <SsvcTree answers={treeAnswers(current.answers)} />
        </Section>
      ) : null}
      <Section title="History of decisions">
        <SsvcHistory entries={flaw?.ssvc ?? []} />
      </Section>
    </ScoringFrame>
  );
}
