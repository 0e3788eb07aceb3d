import { Button } from "@/components/ui/Button";
import { Mono } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Table, Td, Th } from "@/components/ui/Table";
import { findMetric, metricsOf } from "@/lib/domain/cvss/catalogue";
import { compareVectors } from "@/lib/domain/cvss/compare";
import type { Severity } from "@/lib/domain/severity";
import { type Choice, partOf } from "./choice";

export type ReporterScored = Choice & { vector: string; score: number; severity: Severity };

type Props = {
  reporter: ReporterScored;
  choice: Choice;
  severity: Severity | null;
  score: number | null;
  /** Fills the form with the reporter's vector; null where nobody may score. */
  onTake: (() => void) | null;
};

/** The reporter's own vector beside the team's: the metrics that differ, then both base scores. */
export function ReporterScore({ reporter, choice, severity, score, onTake }: Props) {
  const isBegun = metricsOf(choice.version, "base").some(({ code }) => code in choice.metrics);
  const compared = compareVectors(partOf(reporter), partOf(choice));
  const name = (metric: string, value: string) =>
    findMetric(choice.version, metric)?.values.find(({ code }) => code === value)?.name ?? "–";
  return (
    <>
      {isBegun ? (
        <Table caption="Metrics on which the reporter and the team differ, and both scores">
          <thead>
            <tr>
              <Th>Metric</Th>
              <Th>Reporter</Th>
              <Th>Team</Th>
            </tr>
          </thead>
          <tbody>
            {compared?.differing.map(({ metric, a, b }) => (
              <tr key={metric}>
                <Th scope="row">{findMetric(choice.version, metric)?.name}</Th>
                <Td>{name(metric, a)}</Td>
                <Td>
                  <b>{name(metric, b)}</b>
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
      ) : (
        <SeverityChip severity={reporter.severity} score={reporter.score} />
      )}
      {compared && !(isBegun && compared.same > 0) ? null : (
        <p className="mt-1.5 text-13 text-muted">
          {compared
            ? `${compared.same} other ${compared.same === 1 ? "metric is" : "metrics are"} the same.`
            : `The reporter used CVSS ${reporter.version}; metrics of two versions cannot be compared one by one.`}
        </p>
      )}
      <p className="mt-1 text-13">
        <Mono wrap>{reporter.vector}</Mono>
      </p>
      {onTake && compared?.differing.length !== 0 ? (
        <Button type="button" variant="quiet" size="small" onClick={onTake} className="mt-1.5">
          Fill in the reporter’s vector
        </Button>
      ) : null}
    </>
  );
}
