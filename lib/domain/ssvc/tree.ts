/** Stakeholder-Specific Vulnerability Categorization, supplier tree 1.0.0 (patch development), lowest first. */
export const SSVC_DECISIONS = ["defer", "scheduled", "out_of_cycle", "immediate"] as const;
export type SsvcDecision = (typeof SSVC_DECISIONS)[number];

export const EXPLOITATION = ["none", "public_poc", "active"] as const;
export const AUTOMATABLE = ["no", "yes"] as const;
export const VALUE_DENSITY = ["diffuse", "concentrated"] as const;
export const UTILITY = ["laborious", "efficient", "super_effective"] as const;
export const TECHNICAL_IMPACT = ["partial", "total"] as const;
export const SAFETY_IMPACT = ["minimal", "significant"] as const;

/** One answer to each question of the supplier tree. */
export type SsvcAnswers = {
  exploitation: (typeof EXPLOITATION)[number];
  utility: (typeof UTILITY)[number];
  technicalImpact: (typeof TECHNICAL_IMPACT)[number];
  safetyImpact: (typeof SAFETY_IMPACT)[number];
};

type Four = readonly [SsvcDecision, SsvcDecision, SsvcDecision, SsvcDecision];

// By exploitation and utility: partial and minimal, partial and significant, total and minimal, total and significant.
const TREE: Record<SsvcAnswers["exploitation"], Record<SsvcAnswers["utility"], Four>> = {
  none: {
    laborious: ["defer", "scheduled", "scheduled", "out_of_cycle"],
    efficient: ["scheduled", "out_of_cycle", "scheduled", "out_of_cycle"],
    super_effective: ["scheduled", "out_of_cycle", "out_of_cycle", "out_of_cycle"],
  },
  public_poc: {
    laborious: ["scheduled", "out_of_cycle", "scheduled", "immediate"],
    efficient: ["scheduled", "immediate", "out_of_cycle", "immediate"],
    super_effective: ["out_of_cycle", "immediate", "out_of_cycle", "immediate"],
  },
  active: {
    laborious: ["out_of_cycle", "immediate", "out_of_cycle", "immediate"],
    efficient: ["out_of_cycle", "immediate", "out_of_cycle", "immediate"],
    super_effective: ["immediate", "immediate", "immediate", "immediate"],
  },
};

/** How soon the supplier should make a fix, by the published table. */
export function ssvcDecision(answers: SsvcAnswers): SsvcDecision {
  const [partialMinimal, partialSignificant, totalMinimal, totalSignificant] =
    TREE[answers.exploitation][answers.utility];
  const significant = answers.safetyImpact === "significant";
  if (answers.technicalImpact === "total") return significant ? totalSignificant : totalMinimal;
  return significant ? partialSignificant : partialMinimal;
}

/** Utility 1.0.1, from whether attacks can be automated and how much one yields. */
export function utilityOf(
  automatable: (typeof AUTOMATABLE)[number],
  valueDensity: (typeof VALUE_DENSITY)[number],
): SsvcAnswers["utility"] {
  if (automatable === "yes") return valueDensity === "concentrated" ? "super_effective" : "efficient";
  return valueDensity === "concentrated" ? "efficient" : "laborious";
}
