import { Mono } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Table, Td, Th } from "@/components/ui/Table";
import { METRICS } from "@/lib/domain/cvss/catalogue";
import type { Severity } from "@/lib/domain/severity";
import type { Choice } from "./choice";

export type Scored = Choice & { vector: string; score: number; severity: Severity };

type Props = { reporter: Scored; choice: Choice; severity: Severity | null; score: number | null };

/** The reporter's own vector beside the team's: the metrics that differ, then both scores. */
export function ReporterScore({ reporter, choice, severity, score }: Props) {
  const same = reporter.version === choice.version;
  const differing = same
    ? METRICS[choice.version].filter(
        ({ code }) => (reporter.metrics[code] ?? "X") !== (choice.metrics[code] ?? "X"),
      )
    : [];
  const name = (metric: (typeof differing)[number], code: string | undefined) =>
    metric.values.find((value) => value.code === (code ?? "X"))?.name ?? "–";
  return (
    <>
      <Table caption="Metrics on which the reporter and the team differ, and both scores">
        <thead>
          <tr>
            <Th>Metric</Th>
            <Th>Reporter</Th>
            <Th>Team</Th>
          </tr>
        </thead>
        <tbody>
          {differing.map((metric) => (
            <tr key={metric.code}>
              <Th scope="row">{metric.name}</Th>
              <Td>{name(metric, reporter.metrics[metric.code])}</Td>
              <Td>
                <b>{name(metric, choice.metrics[metric.code])}</b>
              </Td>
            </tr>
          ))}
          <tr>
            <Th scope="row">Score</Th>
            <Td>
              <SeverityChip severity={reporter.severity} score={reporter.score} />
            </Td>
            <Td>
              <SeverityChip severity={severity} score={score} />
            </Td>
          </tr>
        </tbody>
      </Table>
      <p className="mt-1.5 text-13 text-muted">
        {same
          ? `${METRICS[choice.version].length - differing.length} other metrics are the same.`
          : `The reporter used CVSS ${reporter.version}; metrics of two versions cannot be compared one by one.`}
      </p>
      <p className="mt-1 text-13">
        <Mono wrap>{reporter.vector}</Mono>
      </p>
    </>
  );
}
