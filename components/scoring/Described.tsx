import { AffectedTable } from "@/components/advisory/AffectedTable";
import { EmptyState } from "@/components/ui/EmptyState";
import { KeyValues } from "@/components/ui/KeyValues";
import { Section } from "@/components/ui/Section";
import type { AffectedRange } from "@/lib/domain/case/vulnerability";
import { WeaknessLine } from "./WeaknessLine";

type Flaw = { title: string; cweId: string | null; cveId: string | null; ranges: AffectedRange[] };

/** What a vulnerability is and where it is, for those who may only read it. */
export function Described({ flaw }: { flaw: Flaw | undefined }) {
  if (!flaw) return <EmptyState>Nothing has been judged yet.</EmptyState>;
  return (
    <div className="grid gap-x-10 md:grid-cols-2">
      <Section title="Weakness and CVE ID">
        <KeyValues
          items={[
            { key: "Title", value: <bdi>{flaw.title}</bdi> },
            { key: "Weakness", value: <WeaknessLine cweId={flaw.cweId} /> },
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
  );
}
