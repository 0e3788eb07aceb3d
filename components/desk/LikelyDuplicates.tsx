import { PlainForm } from "@/components/form/PlainForm";
import { EmptyState } from "@/components/ui/EmptyState";
import { Bdi, Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Time } from "@/components/ui/Time";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { OUTCOME_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import type { LikenessReason } from "@/lib/domain/duplicates/likeness";
import { reasonWords } from "@/lib/domain/duplicates/reason-words";
import type { FormAction } from "@/lib/domain/form-state";
import type { Severity } from "@/lib/domain/severity";

export type LikelyCase = {
  id: string;
  reference: string;
  title: string;
  state: CaseState;
  outcome: Outcome | null;
  severity: Severity | null;
  cvss: number | null;
  receivedAt: Date;
  score: number;
  reasons: readonly LikenessReason[];
};

type Props = {
  cases: readonly LikelyCase[];
  hidden: Record<string, string>;
  /** The reason its reporter reads, before anybody changed it; null where the case is closed already. */
  reason: string | null;
  /** What linking this case does, said before. */
  says: string;
  /** null: this person, or this state, does not allow it. */
  link: FormAction | null;
  apart: FormAction | null;
  shownFrom: number;
};

/** Earlier cases that may tell of the same problem, each with its reasons and what can be done about it. */
export function LikelyDuplicates({ cases, shownFrom, ...acts }: Props) {
  return (
    <Section
      title="Likely earlier reports"
      id="likely"
      note={<span className="text-muted">from {shownFrom} of 100</span>}
    >
      {cases.length === 0 ? (
        <EmptyState>No earlier case that you see is much like this one.</EmptyState>
      ) : null}
      {cases.map((one) => (
        <article key={one.id} aria-labelledby={`likely-${one.id}`} className="border-b border-line py-3.5">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h3 id={`likely-${one.id}`} className="text-14">
              <PlainLink href={`/desk/cases/${one.reference}`}>
                <Mono>{one.reference}</Mono> <bdi>{one.title}</bdi>
              </PlainLink>
            </h3>
            <span className="ms-auto text-14 whitespace-nowrap">
              <b className="font-fact">{one.score}</b> of 100
            </span>
          </div>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-muted">
            <SeverityChip severity={one.severity} score={one.cvss} />
            <span>{standing(one)}</span>
            <span>
              received <Time at={one.receivedAt} style="date" />
            </span>
          </p>
          <Reasons reasons={one.reasons} />
          <Acts one={one} {...acts} />
        </article>
      ))}
    </Section>
  );
}

function standing({ state, outcome }: LikelyCase): string {
  const words = STATE_WORDS[state].desk;
  return state === "closed" && outcome ? `${words}: ${OUTCOME_WORDS[outcome].toLowerCase()}` : words;
}

function Reasons({ reasons }: { reasons: readonly LikenessReason[] }) {
  return (
    <ul className="mt-2 text-14">
      {reasons.map((reason) => {
        const { lead, examples, more } = reasonWords(reason);
        return (
          <li key={reason.kind} className="flex gap-2 py-0.5">
            <span className="min-w-0 wrap-anywhere">
              {lead}{" "}
              {examples.map((example, index) => (
                <span key={example}>
                  {index > 0 ? ", " : ""}
                  <b className="font-fact">
                    <Bdi>{example}</Bdi>
                  </b>
                </span>
              ))}
              {more > 0 ? ` and ${more} more` : ""}
            </span>
            <span className="ms-auto text-muted tabular-nums">{reason.points}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Acts({
  one,
  hidden,
  reason,
  says,
  link,
  apart,
}: Omit<Props, "cases" | "shownFrom"> & { one: LikelyCase }) {
  const given = { ...hidden, duplicateOf: one.reference };
  return (
    <div className="mt-1 flex flex-wrap items-start gap-x-6">
      {link ? (
        <details className="min-w-0 flex-1 basis-80">
          <summary className="py-1.5">
            Link as a duplicate<span className="sr-only"> of {one.reference}</span>
          </summary>
          <PlainForm
            leaves
            id={`link-${one.id}`}
            action={link}
            hidden={given}
            fields={reason === null ? [] : [reasonField(reason)]}
            says={says}
            submit={`${reason === null ? "Link" : "Close"} as a duplicate of ${one.reference}`}
            variant="secondary"
            size="small"
          />
        </details>
      ) : null}
      {apart ? (
        <PlainForm
          leaves
          id={`apart-${one.id}`}
          action={apart}
          hidden={given}
          submit={
            <>
              Not the same<span className="sr-only"> as {one.reference}</span>
            </>
          }
          variant="quiet"
          size="small"
        />
      ) : null}
    </div>
  );
}

/** The field for what the reporter of a duplicate reads. */
export function reasonField(value: string) {
  return {
    name: "reason",
    label: "Reason",
    hint: "The reporter reads this as it is. Leave the other case’s reference and title out of it.",
    kind: "area" as const,
    outgoing: true,
    rows: 6,
    value,
  };
}
