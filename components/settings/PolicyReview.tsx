import { PolicyDocument, type PolicyHtml } from "@/components/policy/PolicyDocument";
import { FieldChange, FieldChanges } from "@/components/ui/FieldChange";
import { KeyValues } from "@/components/ui/KeyValues";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { PolicyChange } from "@/lib/domain/policy/changes";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { POLICY_LABELS } from "@/lib/domain/policy/words";

/** What a policy would become, as the page shows it before it is published. */
export type ShownReview = {
  number: number;
  /** Sent back to publish exactly this. */
  reviewed: string;
  changes: PolicyChange[];
  policy: PolicyData;
  html: PolicyHtml;
  /** When a report that arrives now would be due, under the version in force and under this one. */
  due: { label: string; before: string | null; after: string | null }[];
};

/** What changes and when it would be due; the whole text as the public would read it. */
export function PolicyReview({ review }: { review: ShownReview }) {
  const zone = review.policy.calendar.timeZone;
  return (
    <>
      <FieldChanges>
        {review.changes.map((change) => (
          <FieldChange key={change.field} label={POLICY_LABELS[change.field]} change={change} />
        ))}
      </FieldChanges>
      {review.due.length > 0 ? (
        <Section size="small" title="A report that arrives now">
          <KeyValues
            items={review.due.map(({ label, before, after }) => ({
              key: label,
              value: (
                <>
                  {after ? (
                    <>
                      by <Time at={after} zone={zone} />
                    </>
                  ) : (
                    "no promise"
                  )}
                  {before === after ? null : (
                    <span className="text-muted">
                      , until now {before ? <Time at={before} style="short" /> : "no promise"}
                    </span>
                  )}
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}

/** The public renderer on the text that is not published yet. */
export function PolicyPreview({ review }: { review: ShownReview }) {
  return (
    <details open className="mt-6">
      <summary>Read version {review.number} as the public would</summary>
      <div className="mt-3 border-s-4 border-line ps-5 [&_.side-by-side]:grid-cols-1!">
        <p className="mb-3 text-18 font-bold">
          <bdi>{review.policy.name}</bdi>
        </p>
        <PolicyDocument policy={review.policy} html={review.html} />
      </div>
    </details>
  );
}
