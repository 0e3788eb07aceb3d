import { AffectedTable } from "@/components/advisory/AffectedTable";
import { EmptyState } from "@/components/ui/EmptyState";
import { ImpactBoard } from "@/components/ui/ImpactBoard";
import { KeyValues } from "@/components/ui/KeyValues";
import { Section } from "@/components/ui/Section";
import type { AffectedRange } from "@/lib/domain/case/vulnerability";
import type { ImpactAxis, ImpactLevel } from "@/lib/domain/impact";
import { AXIS_WORDS } from "./impact-words";

type Flaw = {
  cweId: string | null;
  cveId: string | null;
  impact: readonly { axis: ImpactAxis; level: ImpactLevel | null; rationale: string }[];
  ranges: AffectedRange[];
};

/** What was judged about a vulnerability beside its score, for those who may only read it. */
export function Judgement({ flaw }: { flaw: Flaw | undefined }) {
  if (!flaw) return <EmptyState>Nothing has been judged yet.</EmptyState>;
  return (
    <div className="grid gap-x-10 md:grid-cols-2">
      <Section title="Impact">
        <ImpactBoard axes={flaw.impact.map(({ axis, level }) => ({ axis: AXIS_WORDS[axis], level }))} />
        <KeyValues
          items={flaw.impact
            .filter(({ rationale }) => rationale !== "")
            .map(({ axis, rationale }) => ({ key: AXIS_WORDS[axis], value: rationale }))}
        />
      </Section>
      <div>
        <Section title="Weakness and CVE ID">
          <KeyValues
            items={[
              { key: "Weakness", value: flaw.cweId ?? "not chosen" },
              { key: "CVE ID", value: flaw.cveId ?? "none" },
            ]}
          />
        </Section>
        <Section title="Affected versions">
          {flaw.ranges.length === 0 ? (
            <EmptyState>Nobody has named them yet.</EmptyState>
          ) : (
            <AffectedTable rows={flaw.ranges} />
          )}
        </Section>
      </div>
    </div>
  );
}
