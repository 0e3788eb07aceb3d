import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { Tag } from "@/components/ui/Tag";
import type { EvidenceVerdict } from "@/lib/domain/evidence/judge";
import { EVIDENCE_PARTS } from "@/lib/domain/evidence/parts";

type Props = {
  verdict: EvidenceVerdict;
  /** Where the ready-made question is asked; null: nothing can be asked of a reporter here. */
  askHref: string | null;
};

/** What the report can be checked by, part by part, and a way to ask for what is missing. Only for sorting and asking. */
export function EvidencePanel({ verdict, askHref }: Props) {
  const { score, parts, missing, needsEvidence } = verdict;
  return (
    <Section
      title="Evidence"
      size="small"
      id="evidence"
      note={<span className="text-muted">{score} of 100</span>}
    >
      {missing.length > 0 ? (
        <p className="pb-1.5">
          {needsEvidence ? (
            <>
              <Tag>Needs evidence</Tag>{" "}
            </>
          ) : null}
          Missing: {missing.map((part) => EVIDENCE_PARTS[part].label.toLowerCase()).join(", ")}.{" "}
          {askHref ? <PlainLink href={askHref}>Ask for it</PlainLink> : null}
        </p>
      ) : null}
      <details>
        <summary className="text-13">What was found, and the points for it</summary>
        {parts.map(({ part, points, most, why }) => (
          <LineRow
            key={part}
            label={
              <>
                {EVIDENCE_PARTS[part].label}
                <span className="block text-13 text-muted">{why}</span>
              </>
            }
          >
            <span className="text-muted tabular-nums">
              {points} of {most}
            </span>
          </LineRow>
        ))}
        <p className="border-t border-line pt-1.5 text-13 text-muted">
          Looks at the form of the texts, not at whether they are right. It sorts the board; it closes
          nothing.
        </p>
      </details>
    </Section>
  );
}
