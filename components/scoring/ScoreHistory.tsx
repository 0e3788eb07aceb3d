import { EmptyState } from "@/components/ui/EmptyState";
import { Mono } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { issuerWords } from "@/lib/domain/cvss/issuers";
import type { Scored } from "@/lib/domain/cvss/rating";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";

/** Every score ever given, newest first; none is overwritten. Base and overall stand apart. */
export function ScoreHistory({ scores }: { scores: readonly ScoreEntry[] }) {
  if (scores.length === 0) return <EmptyState>Nobody has scored this yet.</EmptyState>;
  return (
    <Table caption="Scores, newest first">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Whose</Th>
          <Th>Base</Th>
          <Th>Overall</Th>
          <Th>Vector and reason</Th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.id}>
            <Td>
              <Time at={score.at} style="date" />
            </Td>
            <Td>{whose(score)}</Td>
            <Td>
              <SeverityChip severity={score.severity} score={score.score} />
            </Td>
            <Td>
              <OverallChip overall={score.overall} />
            </Td>
            <Td className="min-w-64">
              <Mono wrap>{score.vector}</Mono>
              {score.reason ? <span className="block text-muted">{score.reason}</span> : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The score with threat and environment, or that neither was set. */
export function OverallChip({ overall }: { overall: Scored | null }) {
  return overall ? (
    <SeverityChip severity={overall.severity} score={overall.score} />
  ) : (
    <span className="text-muted">not set</span>
  );
}

function whose({ issuer, issuerName, by }: ScoreEntry): string {
  if (issuer === "team") return by ?? "The team";
  const words = issuerWords(issuer, issuerName);
  return by ? `${words}, written down by ${by}` : words;
}
