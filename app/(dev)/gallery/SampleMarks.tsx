import { ClockChip } from "@/components/ui/ClockChip";
import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Tag } from "@/components/ui/Tag";
import { Time } from "@/components/ui/Time";

export function SampleMarks() {
  return (
    <>
      <Section title="Severity" size="small">
        {(["critical", "high", "medium", "low", "none"] as const).map((severity, index) => (
          <LineRow key={severity} label={severity}>
            <SeverityChip severity={severity} score={[9.3, 8.7, 5.4, 2.3, 0][index]} />
          </LineRow>
        ))}
        <LineRow label="unscored">
          <SeverityChip severity={null} />
        </LineRow>
        <p className="mt-2">
          <SeverityChip severity="critical" big />
        </p>
      </Section>
      <Section title="Promises" size="small" note={<PlainLink href="/gallery">All</PlainLink>}>
        <LineRow label="Update">
          <ClockChip tone="late" words="2 h 02 min late" title="20 Nov 2026, 12:00 UTC" />
        </LineRow>
        <LineRow label="Answer">
          <ClockChip tone="soon" words="3 h 12 m" />
        </LineRow>
        <LineRow label="Publication">
          <ClockChip tone="running" words="14 days" />
        </LineRow>
        <LineRow label="Question">
          <ClockChip tone="paused" words="paused" />
        </LineRow>
        <LineRow label="First answer">
          <ClockChip tone="kept" words="after 3 h" />
        </LineRow>
      </Section>
      <Section title="Facts" size="small">
        <KeyValues
          items={[
            { key: "Weakness", value: <PlainLink href="/gallery">CWE-787</PlainLink> },
            { key: "Aliases", value: <Mono>CVE-2026-00042</Mono> },
            { key: "Date", value: <Time at="2026-12-04T23:30:00Z" zone="Europe/Berlin" /> },
            { key: "Mapping", value: <Tag>allowed</Tag> },
          ]}
        />
      </Section>
    </>
  );
}
