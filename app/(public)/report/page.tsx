import type { Metadata } from "next";
import { BranchTable } from "@/components/policy/BranchTable";
import { ContactSections } from "@/components/policy/ContactSections";
import { Banner } from "@/components/ui/Banner";
import { Actions, Button, ButtonLink } from "@/components/ui/Button";
import { Callout } from "@/components/ui/Callout";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Prose } from "@/components/ui/Prose";
import { Section, TwoColumns } from "@/components/ui/Section";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { requiredLabels } from "@/lib/domain/policy/words";
import { publicProducts } from "@/lib/queries/policy";
import { renderMarkdown } from "@/lib/server/markdown/render";
import { requireInstance } from "../instance";
import { currentDraft } from "./draft";

export async function generateMetadata(): Promise<Metadata> {
  return { title: `Report a vulnerability – ${(await requireInstance()).organisation} Security` };
}

type Props = { searchParams: Promise<{ gone?: string | string[] }> };

export default async function ReportStart({ searchParams }: Props) {
  const [{ policy }, draft, products, { gone }] = await Promise.all([
    requireInstance(),
    currentDraft(),
    publicProducts(),
    searchParams,
  ]);
  const [scope, outOfScope] = await Promise.all([
    renderMarkdown(policy.data.scopeText, { cache: true }),
    renderMarkdown(policy.data.outOfScopeText, { cache: true }),
  ]);
  return (
    <>
      {gone && !draft ? (
        <Banner tone="warn">
          There is no unfinished report in this browser. Drafts are deleted 24 hours after their last change.
        </Banner>
      ) : null}
      <PageHead
        title="Report a vulnerability"
        lead="Please do not open a public issue. What you write here is read by the response team only; you need no account and may stay anonymous."
      />
      <TwoColumns label="Before you start" aside={<Aside policy={policy.data} />}>
        {draft?.submittedAt ? (
          <Callout>
            <p>
              This browser sent a report within the last day.{" "}
              <PlainLink href="/report/receipt">Open its receipt</PlainLink> and save the code before you
              start another.
            </p>
          </Callout>
        ) : null}
        <Section title="In scope">
          <Prose html={scope.html} />
        </Section>
        {outOfScope.html ? (
          <Section title="Known non-issues, and what belongs to others">
            <Prose html={outOfScope.html} />
          </Section>
        ) : null}
        {products.length > 0 ? (
          <Section title="Supported versions">
            <BranchTable products={products} />
          </Section>
        ) : null}
        {policy.data.rules.length > 0 ? (
          <Section title="Rules for testing">
            <Prose>
              <p>At the end you confirm that you kept to them.</p>
              <ul>
                {policy.data.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            </Prose>
          </Section>
        ) : null}
        <form method="post" action="/report/start" className="mt-9 border-t-2 border-text pt-5">
          <Actions>
            {draft && !draft.submittedAt ? (
              <>
                <ButtonLink href="/report/what" size="large">
                  Go on with your report
                </ButtonLink>
                <Button variant="destructive" size="large">
                  Throw it away and start again
                </Button>
              </>
            ) : (
              <Button size="large">Start</Button>
            )}
          </Actions>
        </form>
      </TwoColumns>
    </>
  );
}

function Aside({ policy }: { policy: PolicyData }) {
  const more = requiredLabels(policy).slice(1);
  return (
    <>
      <Section size="small" title="What you need">
        <p className="text-muted">
          One line that says what you found
          {more.length > 0 ? `, and: ${more.map((label) => label.toLowerCase()).join("; ")}` : ""}. Everything
          else helps us to answer sooner, but “I’m not sure” is an answer everywhere.
        </p>
      </Section>
      <ContactSections policy={policy} />
    </>
  );
}
