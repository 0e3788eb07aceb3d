import { EmptyState } from "@/components/ui/EmptyState";
import { Mono } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";

/** Every score ever given, newest first; none is overwritten. */
export function ScoreHistory({ scores }: { scores: readonly ScoreEntry[] }) {
  if (scores.length === 0) return <EmptyState>Nobody has scored this yet.</EmptyState>;
  return (
    <Table caption="Scores, newest first">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>Score</Th>
          <Th>Vector and reason</Th>
        </tr>
      </thead>
      <tbody>
        {scores.map(({ id, issuer, vector, score, severity, reason, by, at }) => (
          <tr key={id}>
            <Td>
              <Time at={at} style="date" />
            </Td>
            <Td>{issuer === "reporter" ? "The reporter" : (by ?? "The team")}</Td>
            <Td>
              <SeverityChip severity={severity} score={score} />
            </Td>
            <Td>
              <Mono wrap>{vector}</Mono>
              {reason ? <span className="block text-muted">{reason}</span> : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
