import { ClockChip } from "@/components/ui/ClockChip";
import { ImpactBoard } from "@/components/ui/ImpactBoard";
import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { Who } from "@/components/ui/Who";

export function SampleFacts() {
  return (
    <aside aria-label="Facts" className="min-w-0">
      <Section title="Clocks" size="small" note={<PlainLink href="/gallery">Plan</PlainLink>}>
        <LineRow label="Next update">
          <ClockChip tone="late" words="−2 h 04 m" />
        </LineRow>
        <LineRow label="Vendor tests">
          <ClockChip tone="running" words="6 d 22 h" />
        </LineRow>
      </Section>
      <Section title="Impact" size="small">
        <ImpactBoard
          axes={[
            { axis: "Confidentiality", level: "total" },
            { axis: "Integrity", level: "total" },
            { axis: "Availability", level: null },
            { axis: "Elevation", level: "limited" },
          ]}
        />
      </Section>
      <Section title="Participants" size="small">
        <LineRow label={<Who name="Ada Example" />}>
          <span className="text-muted">reporter, credit open</span>
        </LineRow>
        <LineRow label={<Who name="Harbor Linux" />}>
          <ClockChip tone="kept" words="vendor, signed" />
        </LineRow>
      </Section>
      <Section title="Facts" size="small">
        <KeyValues
          items={[
            { key: "Source", value: <Mono wrap>src/archive/index.c</Mono> },
            { key: "Came in by", value: "form, policy v7" },
          ]}
        />
      </Section>
    </aside>
  );
}
