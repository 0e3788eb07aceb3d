import { PlainForm } from "@/components/form/PlainForm";
import { Callout } from "@/components/ui/Callout";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { ReporterKind } from "@/lib/domain/case/origins";
import { REPORTER_KIND_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";

export type ShownLink = {
  id: string;
  reference: string;
  title: string;
  origin: string;
  reporterKind: ReporterKind | null;
  receivedAt: Date;
  linkedAt: Date | null;
  linkedBy: string | null;
};

type CanonicalProps = {
  canonical: ShownLink;
  hidden: Record<string, string>;
  /** What the reporter is written, before anybody changed it; null where there is none. */
  message: string | null;
  /** null: this person may not split. */
  split: FormAction | null;
};

/** What this case repeats, and the way back. */
export function Canonical({ canonical, hidden, message, split }: CanonicalProps) {
  return (
    <div className="mt-5">
      <Callout>
        <p>
          This is a duplicate of{" "}
          <PlainLink href={`/desk/cases/${canonical.reference}`}>
            <Mono>{canonical.reference}</Mono> <bdi>{canonical.title}</bdi>
          </PlainLink>
          , received <Time at={canonical.receivedAt} style="short" />.
        </p>
        <p className="text-muted">
          Its reporter is told here when that one is confirmed, fixed and published, without its reference or
          title.
        </p>
        {split ? (
          <details className="mt-2">
            <summary>Not the same after all: split</summary>
            <PlainForm
              leaves
              id="split"
              action={split}
              hidden={hidden}
              fields={[
                {
                  name: "reason",
                  label: "Why these are not the same",
                  hint: "The team reads this.",
                  kind: "area",
                },
                ...(message === null
                  ? []
                  : [
                      {
                        name: "message",
                        label: "Message to the reporter",
                        hint: "The reporter reads this as it is.",
                        kind: "area" as const,
                        outgoing: true,
                        value: message,
                      },
                    ]),
              ]}
              submit="Split and open again"
              variant="secondary"
              size="small"
            />
          </details>
        ) : null}
      </Callout>
    </div>
  );
}

/** Cases that repeat this one, with who reported and when each came. */
export function Duplicates({
  cases,
  firstReported,
}: {
  cases: readonly ShownLink[];
  firstReported: ShownLink | null;
}) {
  if (cases.length === 0) return null;
  return (
    <Section
      title="Duplicates of this case"
      id="duplicates"
      note={<span className="text-muted">{cases.length}</span>}
    >
      {firstReported ? (
        <p className="mb-2">
          First reported <Time at={firstReported.receivedAt} style="short" />, in{" "}
          <PlainLink href={`/desk/cases/${firstReported.reference}`}>
            <Mono>{firstReported.reference}</Mono>
          </PlainLink>
          .
        </p>
      ) : null}
      <Table caption="Duplicates, the earliest first">
        <thead>
          <tr>
            <Th>Case</Th>
            <Th>Reported by</Th>
            <Th>Received</Th>
            <Th>Linked</Th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.id}>
              <Td>
                <PlainLink href={`/desk/cases/${one.reference}`}>
                  <Mono>{one.reference}</Mono>
                </PlainLink>{" "}
                <bdi>{one.title}</bdi>
              </Td>
              <Td>{reporterWords(one)}</Td>
              <Td>
                <Time at={one.receivedAt} style="short" />
              </Td>
              <Td>
                {one.linkedAt ? <Time at={one.linkedAt} style="short" /> : null}
                {one.linkedBy ? <> by {one.linkedBy}</> : null}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function reporterWords({ origin, reporterKind }: ShownLink): string {
  if (reporterKind) return REPORTER_KIND_WORDS[reporterKind];
  return origin === "internal" ? "the team" : "did not say";
}

type Ended = {
  id: string;
  reference: string;
  linkedBy: string | null;
  linkedAt: Date;
  splitBy: string | null;
  splitAt: Date | null;
};
type Apart = { reference: string; by: string | null; at: Date };

/** Links that were undone, and cases noted as not the same. */
export function DuplicateHistory({ ended, apart }: { ended: readonly Ended[]; apart: readonly Apart[] }) {
  if (ended.length + apart.length === 0) return null;
  return (
    <Section title="Before now" size="small">
      {ended.map((link) => (
        <LineRow key={link.id} label={<CaseLink reference={link.reference} />}>
          <span className="text-muted">
            linked {link.linkedBy ? `by ${link.linkedBy}, ` : ""}
            <Time at={link.linkedAt} style="date" />; split{" "}
            {link.splitBy ? `by ${link.splitBy}, ` : "by the reporter, "}
            {link.splitAt ? <Time at={link.splitAt} style="date" /> : null}
          </span>
        </LineRow>
      ))}
      {apart.map(({ reference, by, at }) => (
        <LineRow key={reference} label={<CaseLink reference={reference} />}>
          <span className="text-muted">
            not the same{by ? `, says ${by}` : ""}, <Time at={at} style="date" />
          </span>
        </LineRow>
      ))}
    </Section>
  );
}

function CaseLink({ reference }: { reference: string }) {
  return (
    <PlainLink href={`/desk/cases/${reference}`}>
      <Mono>{reference}</Mono>
    </PlainLink>
  );
}
