import type { CreditType } from "@/lib/domain/credit/states";
import type { Severity } from "@/lib/domain/severity";
import type { AdvisoryContent, AdvisoryStep } from "./content";

/** A thanks as anyone may read it. */
export type PublicCredit = { name: string; link: string | null; type: CreditType };

/** One advisory as the world sees it: what the page, its JSON twin and the editor's preview are made from. */
export type PublicAdvisory = {
  publicId: string;
  /** Null in a preview. */
  revision: number | null;
  content: AdvisoryContent;
  /** ISO instants in UTC; null in a preview. */
  firstPublishedAt: string | null;
  publishedAt: string | null;
  withdrawnAt: string | null;
  credits: readonly PublicCredit[];
};

/** A public advisory as the portal names it: its id, and since when it no longer stands. */
export type ToldAdvisory = { publicId: string; withdrawnAt: Date | null };

/** One line of the public list. */
export type AdvisoryLine = {
  publicId: string;
  title: string;
  summary: string;
  severity: Severity;
  score: number | null;
  cves: readonly string[];
  products: readonly string[];
  emergency: boolean;
  firstPublishedAt: string;
  publishedAt: string;
  withdrawnAt: string | null;
};

export const STEP_WORDS: Record<AdvisoryStep, string> = {
  reported: "Reported in private",
  acknowledged: "First answer to the reporter",
  confirmed: "Confirmed",
  fixed: "Fix ready",
};

export const CREDIT_TYPE_WORDS: Record<CreditType, string> = {
  finder: "finder",
  reporter: "reporter",
  analyst: "analyst",
  coordinator: "coordinator",
  remediation_developer: "remediation developer",
  remediation_reviewer: "remediation reviewer",
  remediation_verifier: "remediation verifier",
  tool: "tool",
  sponsor: "sponsor",
};

/** The score a reader looks at first: the highest of those that are stated. */
export function topScore(content: Pick<AdvisoryContent, "vectors">): number | null {
  return content.vectors.length === 0 ? null : Math.max(...content.vectors.map(({ score }) => score));
}

/** The versions of one affected row in words: "2.0.0 – 2.8.3", "before 2.8.4", "all". */
export function rangeWords(row: AdvisoryContent["affected"][number]): string {
  const { introduced, lastAffected, fixed } = row;
  if (introduced && lastAffected)
    return introduced === lastAffected ? introduced : `${introduced} – ${lastAffected}`;
  if (lastAffected) return `up to ${lastAffected}`;
  if (introduced && fixed) return `from ${introduced}, before ${fixed}`;
  if (fixed) return `before ${fixed}`;
  return introduced ? `from ${introduced}` : "all";
}
