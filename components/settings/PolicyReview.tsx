import { PolicyDocument, type PolicyHtml } from "@/components/policy/PolicyDocument";
import { Added, Changed, Removed } from "@/components/ui/Changed";
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
      <div className="border-t border-line">
        {review.changes.map((change) => (
          <div
            key={change.field}
            className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <h3 className="text-14 font-fact">{POLICY_LABELS[change.field]}</h3>
            <div className="min-w-0 wrap-anywhere">
              <ChangeWords change={change} />
            </div>
          </div>
        ))}
      </div>
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

function ChangeWords({ change }: { change: PolicyChange }) {
  if (change.kind === "words") return <Changed before={change.before} after={change.after} />;
  if (change.kind === "list")
    return (
      <ul>
        {change.removed.map((entry) => (
          <li key={`-${entry}`}>
            <Removed>{entry}</Removed>
          </li>
        ))}
        {change.added.map((entry) => (
          <li key={`+${entry}`}>
            <Added>{entry}</Added>
          </li>
        ))}
      </ul>
    );
  return (
    <p className="whitespace-pre-line">
      {change.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, rendered once
        <Part key={index} {...part} first={index === 0} last={index === change.parts.length - 1} />
      ))}
    </p>
  );
}

const AROUND = 60;

type PartProps = { kind: "same" | "added" | "removed"; text: string; first: boolean; last: boolean };

/** A piece of a text; of long pieces that stay, only what stands beside a change. */
function Part({ kind, text, first, last }: PartProps) {
  if (kind === "added") return <Added>{text}</Added>;
  if (kind === "removed") return <Removed>{text}</Removed>;
  if (text.length <= 2 * AROUND) return text;
  const start = first ? "" : text.slice(0, AROUND);
  const end = last ? "" : text.slice(-AROUND);
  return `${start} … ${end}`;
}
