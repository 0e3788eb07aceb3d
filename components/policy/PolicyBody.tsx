import { Callout } from "@/components/ui/Callout";
import { Prose } from "@/components/ui/Prose";
import { Section } from "@/components/ui/Section";
import { BranchTable, type Product } from "./BranchTable";

type Props = {
  /** Rendered Markdown. */
  scopeHtml: string;
  outOfScopeHtml: string;
  safeHarbourHtml: string;
  rules: readonly string[];
  /** Today's register; left out on a frozen version. */
  products?: readonly Product[];
};

/** The sections of a policy, in the order a reporter needs them. */
export function PolicyBody({ scopeHtml, outOfScopeHtml, safeHarbourHtml, rules, products = [] }: Props) {
  return (
    <>
      <Section title="In scope">
        <Prose html={scopeHtml} />
      </Section>
      <Section title="Known non-issues, and what belongs to others">
        <Prose html={outOfScopeHtml} />
      </Section>
      {products.length > 0 ? (
        <Section title="Supported versions" note="Reports on old versions are welcome too.">
          <BranchTable products={products} />
        </Section>
      ) : null}
      {rules.length > 0 ? (
        <Section title="Rules for testing">
          <Prose>
            <ul>
              {rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </Prose>
        </Section>
      ) : null}
      <Section title="Safe harbour" id="safe-harbour">
        <Callout>
          <Prose html={safeHarbourHtml} />
          <p className="mt-1.5 text-muted">The version you accept is frozen with your report.</p>
        </Callout>
      </Section>
    </>
  );
}
