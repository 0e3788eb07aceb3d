import type { Metadata } from "next";
import { policyHtml } from "@/app/policy-html";
import { ContactSections } from "@/components/policy/ContactSections";
import { CountedDays } from "@/components/policy/CountedDays";
import { PolicyBody } from "@/components/policy/PolicyBody";
import { PromiseStrip } from "@/components/policy/PromiseStrip";
import { ButtonLink } from "@/components/ui/Button";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Prose } from "@/components/ui/Prose";
import { LineRow, Section, TwoColumns } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Time } from "@/components/ui/Time";
import type { AdvisoryLine } from "@/lib/domain/advisory/public";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { publicAdvisories } from "@/lib/queries/advisories";
import { publicProducts } from "@/lib/queries/policy";
import { promiseRecord } from "@/lib/queries/promise-record";
import { currentTime } from "@/lib/server/time";
import { requireInstance } from "./instance";

export async function generateMetadata(): Promise<Metadata> {
  return { title: `Security policy – ${(await requireInstance()).organisation}` };
}

const LATEST = 3;

export default async function PolicyPage() {
  const { policy } = await requireInstance();
  const now = currentTime();
  const [{ introductionHtml, ...sections }, products, { lines }, acknowledgement, evaluation, next_update] =
    await Promise.all([
      policyHtml(policy.data),
      publicProducts(),
      publicAdvisories({}),
      promiseRecord("acknowledgement", now),
      promiseRecord("evaluation", now),
      promiseRecord("next_update", now),
    ]);
  return (
    <>
      <PageHead
        eyebrow={
          <span>
            Security policy, version {policy.number}, in force since{" "}
            <Time at={policy.publishedAt} style="date" />
          </span>
        }
        title="Tell us about a security problem"
        lead="Please do not open a public issue. Report in private here; you need no account and may stay anonymous."
        actions={
          <>
            <ButtonLink href="/report" size="large">
              Report a vulnerability
            </ButtonLink>
            <PlainLink href="/track">Track a report with your code</PlainLink>
          </>
        }
      />
      <PromiseStrip policy={policy.data} kept={{ acknowledgement, evaluation, next_update }} />
      <CountedDays policy={policy.data} />
      <div className="mt-2">
        <TwoColumns
          label="Contacts and advisories"
          aside={<Aside policy={policy.data} advisories={lines.slice(0, LATEST)} />}
        >
          {introductionHtml ? (
            <div className="mt-6">
              <Prose html={introductionHtml} />
            </div>
          ) : null}
          <PolicyBody {...sections} policy={policy.data} products={products} />
        </TwoColumns>
      </div>
    </>
  );
}

type AsideProps = { policy: PolicyData; advisories: readonly AdvisoryLine[] };

function Aside({ policy, advisories }: AsideProps) {
  return (
    <div className="md:pt-10">
      <ContactSections policy={policy}>
        <LineRow label="security.txt">
          <a href="/.well-known/security.txt">view</a>
        </LineRow>
      </ContactSections>
      <Section size="small" title="Latest advisories">
        {advisories.length === 0 ? <p className="text-muted">None has been published yet.</p> : null}
        <ul>
          {advisories.map(({ publicId, title, severity, score, firstPublishedAt }) => (
            <li key={publicId} className="border-t border-line py-2">
              <PlainLink href={`/advisories/${publicId}`}>
                <bdi>{title}</bdi>
              </PlainLink>
              <span className="mt-1 flex flex-wrap items-center gap-x-3">
                <SeverityChip severity={severity} score={score ?? undefined} />
                <span className="text-13 text-muted">
                  <Time at={firstPublishedAt} style="date" />
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
