import { ContactRows } from "@/components/policy/ContactRows";
import { Callout } from "@/components/ui/Callout";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { limitWords } from "@/lib/domain/clock/promise";
import type { Receipt } from "@/lib/domain/report/receipt";
import { sizeWords } from "@/lib/domain/size-words";
import { ReceiptCode } from "./ReceiptCode";
import { ReceiptProof } from "./ReceiptProof";

type Props = {
  receipt: Receipt;
  /** Null once it was saved: then nothing of what was written is shown. */
  code: string | null;
};

/** What the reporter keeps: reference, code, what follows by when, proof of priority. */
export function ReceiptBody({ receipt, code }: Props) {
  const first = receipt.next.find(({ kind }) => kind === "acknowledgement");
  const bytes = receipt.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <>
      <PageHead
        eyebrow={
          <span>
            Received <Time at={receipt.receivedAt} />
          </span>
        }
        title="We have your report"
      />
      <DocketStrip label="Your report">
        <DocketFact label="Reference" mono>
          <bdi>{receipt.reference}</bdi>
        </DocketFact>
        {code === null ? null : (
          <DocketFact label="Title" wide>
            <bdi className="wrap-anywhere">{receipt.title}</bdi>
          </DocketFact>
        )}
        <DocketFact label="Files">
          {receipt.files.length === 0 ? "None" : `${receipt.files.length}, ${sizeWords(bytes)}`}
        </DocketFact>
        {first?.dueAt ? (
          <DocketFact label="First answer by">
            <Time at={first.dueAt} style="short" />
          </DocketFact>
        ) : null}
      </DocketStrip>
      <div className="mt-8">
        <TwoColumns label="If you need more" aside={<Aside receipt={receipt} due={first?.dueAt ?? null} />}>
          <ReceiptCode code={code} />
          <NextSteps next={receipt.next} />
          <ReceiptProof receipt={receipt} withText={code !== null} />
        </TwoColumns>
      </div>
    </>
  );
}

/** In place of a receipt whose code was replaced or stopped. */
export function ReceiptGone() {
  return (
    <>
      <PageHead title="We have your report" />
      <Callout>
        <p>
          The code of this receipt opens nothing any more, so this browser shows nothing of the report. If you
          made a new one, <PlainLink href="/track">open your case</PlainLink> with that. What you saved of the
          receipt still holds.
        </p>
      </Callout>
    </>
  );
}

const NEXT = {
  acknowledgement: ["A person confirms that your report was read", "Not an automatic reply."],
  evaluation: ["You get our evaluation and the date we expect a fix", "Both come together."],
  next_update: ["An update, even when there is nothing new", null],
} as const;

function NextSteps({ next }: { next: Receipt["next"] }) {
  const items = next.map(({ kind, limit, dueAt }) => {
    const [words, note] = NEXT[kind];
    return {
      key: kind,
      when: dueAt ? <>by {<Time at={dueAt} style="clock" />}</> : `every ${limitWords(limit)}`,
      what: (
        <>
          {words}
          {note ? <small>{note}</small> : null}
        </>
      ),
    };
  });
  return (
    <Section title="What happens next">
      <dl className="grid sm:grid-cols-[10rem_minmax(0,1fr)]">
        {[
          ...items,
          {
            key: "fixed",
            when: "when it is fixed",
            what: (
              <>
                We tell you first, agree on a date, then publish
                <small>You see the advisory before it goes out.</small>
              </>
            ),
          },
        ].map(({ key, when, what }) => (
          <div key={key} className="contents">
            <dt className="pt-2.5 pe-6 text-14 leading-6 font-fact border-line sm:border-b sm:pb-2.5">
              {when}
            </dt>
            <dd className="border-b border-line pb-2.5 sm:pt-2.5 [&_small]:block [&_small]:text-14 [&_small]:text-muted">
              {what}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Aside({ receipt, due }: { receipt: Receipt; due: string | null }) {
  return (
    <>
      <Section size="small" title="Open your case">
        <p>
          Go to <PlainLink href="/track">Track a report</PlainLink> and enter the code. Bookmarking is safe:
          the address holds no secret.
        </p>
      </Section>
      <Section size="small" title="If nobody answers">
        <p>
          {due ? (
            <>
              After <Time at={due} style="short" />,{" "}
            </>
          ) : null}
          {receipt.contacts.length > 0 ? (
            <>
              write to any of these. Quote <Mono>{receipt.reference}</Mono>, so that they find your case.
            </>
          ) : (
            "write in your case: a missed promise stays visible there."
          )}
        </p>
        <div className="mt-2">
          <ContactRows contacts={receipt.contacts} />
        </div>
      </Section>
      <Section size="small" title={receipt.safeHarbour ? "Safe harbour" : "The policy you accepted"}>
        <p>
          You accepted{" "}
          <PlainLink href={`/policy/${receipt.policyNumber}`}>
            policy version {receipt.policyNumber}
          </PlainLink>
          . It is frozen for this report.
        </p>
        {receipt.safeHarbour ? <p className="mt-2 text-muted">{receipt.safeHarbour}</p> : null}
      </Section>
    </>
  );
}
