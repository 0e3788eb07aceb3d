import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { AffectedForm } from "@/components/scoring/AffectedForm";
import { Described } from "@/components/scoring/Described";
import { SaidByReporter } from "@/components/scoring/SaidByReporter";
import { WeaknessLine } from "@/components/scoring/WeaknessLine";
import { WeaknessPicker } from "@/components/scoring/WeaknessPicker";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import type { AffectedRange } from "@/lib/domain/case/vulnerability";
import { searchCwe, weaknessFound } from "@/lib/domain/cwe/find";
import { type ReporterSaid, reporterSaid } from "@/lib/queries/reporter-said";
import { newVulnerability, saveAffected, saveVulnerability } from "../actions";
import { type ScoreProps, type ScoringPlace, scoringPlace } from "../place";
import { ScoringFrame } from "../ScoringFrame";

const FOUND = 8;

export async function generateMetadata({ params }: ScoreProps): Promise<Metadata> {
  return { title: `Weakness of ${(await params).id}` };
}

export default async function WeaknessPage(props: ScoreProps) {
  const place = await scoringPlace("weakness", props);
  return (
    <ScoringFrame place={place} part="weakness">
      {place.editable ? (
        <Editors
          key={place.flaw?.id}
          place={place}
          said={await reporterSaid(place.actor, place.page.head.id)}
        />
      ) : (
        <Described flaw={place.flaw} />
      )}
    </ScoringFrame>
  );
}

/** What the vulnerability is and where it is, each part saved on its own. */
function Editors({ place, said }: { place: ScoringPlace; said: ReporterSaid }) {
  const { page, flaw, hidden, search } = place;
  const query = search.cwe ?? "";
  return (
    <>
      <div className="grid gap-x-10 md:grid-cols-2">
        <Section title="Weakness" id="weakness">
          <WeaknessLine cweId={flaw?.cweId ?? null} />
          <SaidByReporter
            texts={said.weaknesses}
            offer={(text) => (
              <PlainLink href={place.addressOf("weakness", { cwe: text })}>Search for it</PlainLink>
            )}
          />
          <WeaknessPicker
            key={query}
            action={saveVulnerability}
            hidden={hidden}
            query={query}
            found={query === "" ? [] : searchCwe(query, FOUND).map(weaknessFound)}
            keep={flaw ? { v: flaw.id } : {}}
          />
        </Section>
        <Section title="Name and CVE ID">
          <PlainForm
            leaves
            id="named"
            size="small"
            variant="secondary"
            action={saveVulnerability}
            hidden={hidden}
            fields={[
              { name: "title", label: "Title of this vulnerability", value: flaw?.title ?? page.head.title },
              { name: "cve", label: "CVE ID", optional: true, mono: true, value: flaw?.cveId ?? "" },
            ]}
            submit="Save name and CVE ID"
          />
        </Section>
      </div>
      <Section title="Affected versions" id="affected">
        <SaidByReporter texts={said.places} />
        <AffectedForm
          action={saveAffected}
          hidden={hidden}
          ranges={flaw?.ranges.length ? flaw.ranges : ofProduct(page.product?.name)}
          products={page.products}
        />
      </Section>
      {flaw ? (
        <Section title="Another vulnerability" note="Only for a flaw of this case that is fixed on its own.">
          <PlainForm
            leaves
            id="new"
            size="small"
            variant="quiet"
            action={newVulnerability}
            hidden={{ caseId: page.head.id }}
            fields={[{ name: "title", label: "What it is" }]}
            submit="Add a vulnerability"
          />
        </Section>
      ) : null}
    </>
  );
}

/** The first row begins with the case's product, as the advisory does. */
function ofProduct(name: string | undefined): AffectedRange[] {
  return name ? [{ product: name, introduced: "", lastAffected: "", fixed: "" }] : [];
}
