import { z } from "zod";
import { typedDaySchema } from "@/lib/domain/iso-time";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";

/** How a branch of a product is supported; a decision is due for those that are active or extended (S1.11). */
export const BRANCH_SUPPORT = ["active", "extended", "ended"] as const;
export type BranchSupport = (typeof BRANCH_SUPPORT)[number];

/** What happens to one supported branch before a fix counts as ready (S1.11). */
export const BRANCH_DECISIONS = ["fix", "mitigate", "wont_fix", "not_affected"] as const;
export type BranchDecision = (typeof BRANCH_DECISIONS)[number];

export const BRANCH_DECISION_WORDS: Record<BranchDecision, string> = {
  fix: "Gets the fix",
  mitigate: "Gets a mitigation",
  wont_fix: "Will not be fixed",
  not_affected: "Not affected",
};

/** How much losing it would hurt an installation of a product (CVSS 3.1 §4.1, 4.0 §4.1: CR, IR, AR). */
export const REQUIREMENTS = ["low", "medium", "high"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export const REQUIREMENT_LABELS: Record<Requirement, string> = { low: "Low", medium: "Medium", high: "High" };

/** What can be lost, in the order of the metrics. */
export const REQUIREMENT_AXES = ["confidentiality", "integrity", "availability"] as const;

const name = (what: string, most: number) =>
  z.string().trim().min(1, `Enter the name of the ${what}.`).max(most).refine(isPlainLine, PLAIN_LINE);

export const productNameSchema = name("product", 120);

/** A branch as it is entered: its name, how it is supported, and until which day (ISO date, empty for not said). */
export const branchSchema = z.object({
  name: name("branch", 60),
  support: z.enum(BRANCH_SUPPORT, "Choose how the branch is supported."),
  supportedUntil: z.union([z.literal(""), typedDaySchema]).default(""),
});
