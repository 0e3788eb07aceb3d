import type { PolicyHtml } from "@/components/policy/PolicyDocument";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { renderMarkdown } from "@/lib/server/markdown/render";

/** The texts of a policy as HTML. Those of a published version are public, so their rendering may be kept. */
export async function policyHtml(policy: PolicyData, published = true): Promise<PolicyHtml> {
  const texts = [policy.introduction, policy.scopeText, policy.outOfScopeText, policy.safeHarbourText];
  const [introduction, scope, outOfScope, safeHarbour] = await Promise.all(
    texts.map(async (text) => (await renderMarkdown(text, { cache: published })).html),
  );
  return {
    introductionHtml: introduction ?? "",
    scopeHtml: scope ?? "",
    outOfScopeHtml: outOfScope ?? "",
    safeHarbourHtml: safeHarbour ?? "",
  };
}
