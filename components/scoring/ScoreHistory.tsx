import { EmptyState } from "@/components/ui/EmptyState";
import { Mono } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { issuerWords } from "@/lib/domain/cvss/issuers";
import type { Scored } from "@/lib/domain/cvss/rating";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";

/** Every score ever given, newest first; none is overwritten. Base and overall stand apart. */
export function ScoreHistory({ scores }: { scores: readonly ScoreEntry[] }) {
  if (scores.length === 0) return <EmptyState>Nobody has scored this yet.</EmptyState>;
  return (
    <StackedTable
      caption="Scores, newest first"
      heads={
        <>
          <Th>When</Th>
          <Th>Whose</Th>
          <Th>Base</Th>
          <Th>Overall</Th>
          <Th>Vector and reason</Th>
        </>
      }
    >
      {scores.map((score) => (
        <tr key={score.id} {...AS.row}>
          <Td className="stack-corner">
            <Time at={score.at} style="date" />
          </Td>
          <Td className="stack-first max-md:font-fact">{whose(score)}</Td>
          <Td>
            <StackLabel>Base</StackLabel>
            <SeverityChip severity={score.severity} score={score.score} />
          </Td>
          <Td>
            <StackLabel>Overall</StackLabel>
            <OverallChip overall={score.overall} />
          </Td>
          <Td className="md:min-w-64">
            <Mono wrap>{score.vector}</Mono>
            {score.reason ? <span className="block text-muted">{score.reason}</span> : null}
          </Td>
        </tr>
      ))}
    </StackedTable>
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
