import { Callout } from "@/components/ui/Callout";
import { Prose } from "@/components/ui/Prose";
import { Section } from "@/components/ui/Section";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { requiredLabels } from "@/lib/domain/policy/words";
import { BranchTable, type Product } from "./BranchTable";

type Props = {
  policy: Pick<PolicyData, "rules" | "requiredFields">;
  /** Rendered Markdown; what is empty has no section. */
  scopeHtml: string;
  outOfScopeHtml: string;
  safeHarbourHtml: string;
  /** Today's register; left out on a frozen version. */
  products?: readonly Product[];
};

/** The sections of a policy, in the order a reporter needs them. */
export function PolicyBody({ policy, scopeHtml, outOfScopeHtml, safeHarbourHtml, products = [] }: Props) {
  return (
    <>
      <Section title="In scope">
        <Prose html={scopeHtml} />
      </Section>
      {outOfScopeHtml ? (
        <Section title="Known non-issues, and what belongs to others">
          <Prose html={outOfScopeHtml} />
        </Section>
      ) : null}
      {products.length > 0 ? (
        <Section title="Supported versions">
          <BranchTable products={products} />
        </Section>
      ) : null}
      <Section title="What a report needs">
        <Prose>
          <ul>
            {requiredLabels(policy).map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </Prose>
        <p className="mt-2 text-muted">Everything else is asked for and may be left out.</p>
      </Section>
      {policy.rules.length > 0 ? (
        <Section title="Rules for testing">
          <Prose>
            <ul>
              {policy.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </Prose>
        </Section>
      ) : null}
      {safeHarbourHtml ? (
        <Section title="Safe harbour" id="safe-harbour">
          <Callout>
            <Prose html={safeHarbourHtml} />
            <p className="mt-1.5 text-muted">The version you accept is frozen with your report.</p>
          </Callout>
        </Section>
      ) : null}
    </>
  );
}
