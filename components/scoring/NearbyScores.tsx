import { Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { type CvssVersion, findMetric } from "@/lib/domain/cvss/catalogue";
import type { Nearby, SingleChange } from "@/lib/domain/cvss/nearby";
import { SEVERITIES, type Severity, severityLabel } from "@/lib/domain/severity";
import { lowerFirst } from "@/lib/domain/text";

type Props = { version: CvssVersion; nearby: Nearby; severity: Severity };

/** Which one change would move the base score to another severity, and which severity none reaches. */
export function NearbyScores({ version, nearby, severity }: Props) {
  const { reached, outOfReach } = nearby;
  return (
    <>
      {reached.map(({ severity: other, changes }) => (
        <Section key={other} size="small" title={`One change alone makes this ${severityLabel(other)}`}>
          <ul>
            {changes.map((change) => (
              <li
                key={change.metric}
                className="flex flex-wrap items-center gap-2 border-t border-line py-1.5"
              >
                <span>
                  {findMetric(version, change.metric)?.name}: <b>{valueName(version, change)}</b>
                </span>
                <span className="ms-auto">
                  <SeverityChip severity={other} score={change.score} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {outOfReach.map(({ severity: other, closest }) => (
        <p key={other} className="mt-1.5 text-13 text-muted">
          No single change makes it {severityLabel(other)}; the{" "}
          {isBelow(other, severity) ? "lowest" : "highest"} is {closest.score.toFixed(1)},{" "}
          {lowerFirst(findMetric(version, closest.metric)?.name ?? closest.metric)}{" "}
          {valueName(version, closest)}.
        </p>
      ))}
    </>
  );
}

const isBelow = (one: Severity, other: Severity) => SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other);

function valueName(version: CvssVersion, { metric, to }: SingleChange): string {
  return findMetric(version, metric)?.values.find(({ code }) => code === to)?.name ?? to;
}
