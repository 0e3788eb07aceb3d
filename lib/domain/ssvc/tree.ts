/** Stakeholder-Specific Vulnerability Categorization, supplier tree 1.0.0 (patch development), lowest first. */
export const SSVC_DECISIONS = ["defer", "scheduled", "out_of_cycle", "immediate"] as const;
export type SsvcDecision = (typeof SSVC_DECISIONS)[number];

export const EXPLOITATION = ["none", "public_poc", "active"] as const;
export const AUTOMATABLE = ["no", "yes"] as const;
export const VALUE_DENSITY = ["diffuse", "concentrated"] as const;
export const UTILITY = ["laborious", "efficient", "super_effective"] as const;
export const TECHNICAL_IMPACT = ["partial", "total"] as const;
export const SAFETY_IMPACT = ["minimal", "significant"] as const;

export type Exploitation = (typeof EXPLOITATION)[number];
export type Automatable = (typeof AUTOMATABLE)[number];
export type ValueDensity = (typeof VALUE_DENSITY)[number];
export type Utility = (typeof UTILITY)[number];
export type TechnicalImpact = (typeof TECHNICAL_IMPACT)[number];
export type SafetyImpact = (typeof SAFETY_IMPACT)[number];

/** One answer to each question of the supplier tree. */
export type SsvcAnswers = {
  exploitation: Exploitation;
  utility: Utility;
  technicalImpact: TechnicalImpact;
  safetyImpact: SafetyImpact;
};

type Four = readonly [SsvcDecision, SsvcDecision, SsvcDecision, SsvcDecision];

// By exploitation and utility: partial and minimal, partial and significant, total and minimal, total and significant.
const TREE: Record<Exploitation, Record<Utility, Four>> = {
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
export function utilityOf(automatable: Automatable, valueDensity: ValueDensity): Utility {
  if (automatable === "yes") return valueDensity === "concentrated" ? "super_effective" : "efficient";
  return valueDensity === "concentrated" ? "efficient" : "laborious";
}

/** The most pressing decision and the worst exploitation of several; null where nothing was decided. */
export function mostPressing(
  decided: readonly { decision: SsvcDecision; exploitation: Exploitation }[],
): { decision: SsvcDecision; exploitation: Exploitation } | null {
  const decision = SSVC_DECISIONS.findLast((one) => decided.some((made) => made.decision === one));
  const exploitation = EXPLOITATION.findLast((one) => decided.some((made) => made.exploitation === one));
  return decision && exploitation ? { decision, exploitation } : null;
}
