import { Prose } from "@/components/ui/Prose";
import { TwoColumns } from "@/components/ui/Section";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { ContactSections } from "./ContactSections";
import { CountedDays } from "./CountedDays";
import { PolicyBody } from "./PolicyBody";
import { PromiseStrip } from "./PromiseStrip";

/** The texts of a policy, rendered from Markdown. */
export type PolicyHtml = {
  introductionHtml: string;
  scopeHtml: string;
  outOfScopeHtml: string;
  safeHarbourHtml: string;
};

type Props = { policy: PolicyData; html: PolicyHtml };

/** One version of the policy, whole: what is frozen with the reports that came in under it. */
export function PolicyDocument({ policy, html: { introductionHtml, ...html } }: Props) {
  return (
    <>
      <PromiseStrip policy={policy} />
      <CountedDays policy={policy} />
      <TwoColumns
        label="Contacts"
        aside={
          <div className="md:pt-10">
            <ContactSections policy={policy} />
          </div>
        }
      >
        {introductionHtml ? (
          <div className="mt-6">
            <Prose html={introductionHtml} />
          </div>
        ) : null}
        <PolicyBody {...html} policy={policy} />
      </TwoColumns>
    </>
  );
}
