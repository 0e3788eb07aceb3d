import { FieldChange, FieldChanges } from "@/components/ui/FieldChange";
import type { AdvisoryChange, AdvisoryField } from "@/lib/domain/advisory/changes";
import { lowerFirst } from "@/lib/domain/text";

const LABELS: Record<AdvisoryField, string> = {
  title: "Title",
  severity: "Severity",
  summary: "Summary",
  details: "Details",
  workaround: "Workaround",
  affected: "Affected versions",
  vectors: "CVSS score",
  cwes: "Weakness",
  cves: "CVE ID",
  references: "References",
  credits: "Credits",
};

type Props = {
  /** What the text is compared with: "revision 1", "it was approved". */
  since: string;
  changes: readonly AdvisoryChange[];
  /** Folded away until somebody asks for it: whoever wrote it knows. */
  folded: boolean;
};

/** What the saved text says otherwise than the one that counted last, field by field. */
export function AdvisoryChanges({ since, changes, folded }: Props) {
  if (changes.length === 0) return <p className="mt-4 text-muted">Nothing changed since {since}.</p>;
  return (
    <details open={!folded} className="mt-4" id="changes">
      <summary>
        <h2 className="inline text-14">Changed since {since}:</h2>{" "}
        <span className="font-regular text-text">
          {changes
            .map(({ field }, index) => (index === 0 ? LABELS[field] : lowerFirst(LABELS[field])))
            .join(", ")}
        </span>
      </summary>
      <section aria-label={`Changed since ${since}`} className="mt-1">
        <FieldChanges>
          {changes.map((change) => (
            <FieldChange key={change.field} label={LABELS[change.field]} change={change} />
          ))}
        </FieldChanges>
      </section>
    </details>
  );
}
