import { PlainForm } from "@/components/form/PlainForm";
import { EmptyState } from "@/components/ui/EmptyState";
import { Mono } from "@/components/ui/Mono";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { ISSUER_LABELS, issuerWords, OTHER_ISSUERS } from "@/lib/domain/cvss/issuers";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";
import type { FormAction } from "@/lib/domain/form-state";
import { OverallChip } from "./ScoreHistory";

type Props = {
  scores: readonly ScoreEntry[];
  /** null: this person may not write any down. */
  form: { action: FormAction; hidden: Readonly<Record<string, string>> } | null;
};

/** The scores in force of vendors, CNAs and databases. They stand beside the team's and rate nothing. */
export function OtherScores({ scores, form }: Props) {
  return (
    <>
      {scores.length === 0 ? (
        <EmptyState>No vendor, CNA or database has scored this, as far as is written down.</EmptyState>
      ) : (
        <StackedTable
          caption="Scores of others that are in force"
          heads={
            <>
              <Th>Whose</Th>
              <Th>Base</Th>
              <Th>Overall</Th>
              <Th>Vector</Th>
              <Th>Since</Th>
            </>
          }
        >
          {scores.map(({ id, issuer, issuerName, severity, score, overall, vector, at }) => (
            <tr key={id} {...AS.row}>
              <Th scope="row" className="stack-first">
                <bdi>{issuerWords(issuer, issuerName)}</bdi>
              </Th>
              <Td>
                <StackLabel>Base</StackLabel>
                <SeverityChip severity={severity} score={score} />
              </Td>
              <Td>
                <StackLabel>Overall</StackLabel>
                <OverallChip overall={overall} />
              </Td>
              <Td className="md:min-w-64">
                <Mono wrap>{vector}</Mono>
              </Td>
              <Td className="stack-corner">
                <StackLabel>since</StackLabel>
                <Time at={at} style="date" />
              </Td>
            </tr>
          ))}
        </StackedTable>
      )}
      {form ? (
        <details className="mt-3">
          <summary>Write down somebody else’s score</summary>
          <PlainForm
            leaves
            id="others"
            size="small"
            variant="secondary"
            action={form.action}
            hidden={{ ...form.hidden }}
            fields={[
              {
                name: "issuer",
                label: "Whose",
                kind: "select",
                options: OTHER_ISSUERS.map((value) => ({ value, label: ISSUER_LABELS[value] })),
              },
              {
                name: "issuerName",
                label: "Name",
                hint: "Such as NVD. Not needed for the reporter.",
                optional: true,
              },
              { name: "vector", label: "Their vector", mono: true },
              { name: "reason", label: "Where it stands", hint: "A link or a sentence.", optional: true },
            ]}
            submit="Write it down"
          />
        </details>
      ) : null}
    </>
  );
}
