import { PlainForm } from "@/components/form/PlainForm";
import { AffectedForm } from "@/components/scoring/AffectedForm";
import { ImpactForm } from "@/components/scoring/ImpactForm";
import { WeaknessPicker } from "@/components/scoring/WeaknessPicker";
import { Section } from "@/components/ui/Section";
import type { CvssVersion } from "@/lib/domain/cvss/catalogue";
import { IMPACT_AXES } from "@/lib/domain/impact";
import type { ScoredVulnerability } from "@/lib/queries/scoring";
import { saveAffected, saveImpact, saveVulnerability } from "./actions";

type Props = {
  flaw: ScoredVulnerability | undefined;
  hidden: Record<string, string>;
  title: string;
  products: string[];
  query: string;
  version: CvssVersion;
};

/** Everything beside the score that is judged about a vulnerability, each saved on its own. */
export function Editors({ flaw, hidden, title, products, query, version }: Props) {
  return (
    <>
      <div className="grid gap-x-10 md:grid-cols-2">
        <Section title="Impact" id="impact">
          <ImpactForm
            action={saveImpact}
            hidden={hidden}
            axes={flaw?.impact ?? IMPACT_AXES.map((axis) => ({ axis, level: null, rationale: "" }))}
          />
        </Section>
        <div>
          <Section title="Weakness" id="weakness">
            <WeaknessPicker
              action={saveVulnerability}
              hidden={hidden}
              chosen={flaw?.cweId ?? null}
              query={query}
              keep={{ ...(flaw ? { v: flaw.id } : {}), cvss: version }}
            />
          </Section>
          <Section title="Name and CVE ID">
            <PlainForm
              id="named"
              size="small"
              variant="secondary"
              action={saveVulnerability}
              hidden={hidden}
              fields={[
                { name: "title", label: "Title of this vulnerability", value: flaw?.title ?? title },
                { name: "cve", label: "CVE ID", optional: true, mono: true, value: flaw?.cveId ?? "" },
              ]}
              submit="Save name and CVE ID"
            />
          </Section>
        </div>
      </div>
      <Section title="Affected versions" id="affected">
        <AffectedForm action={saveAffected} hidden={hidden} ranges={flaw?.ranges ?? []} products={products} />
      </Section>
    </>
  );
}
