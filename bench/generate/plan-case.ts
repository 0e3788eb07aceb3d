import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { scoreVector } from "@/lib/domain/cvss/score";
import { parseVector } from "@/lib/domain/cvss/vector";
import { IMPACT_LEVELS, type ImpactAxis, type ImpactLevel } from "@/lib/domain/impact";
import type { Severity } from "@/lib/domain/severity";
import {
  AUTOMATABLE,
  type Automatable,
  EXPLOITATION,
  type Exploitation,
  SAFETY_IMPACT,
  type SafetyImpact,
  type SsvcDecision,
  ssvcDecision,
  TECHNICAL_IMPACT,
  type TechnicalImpact,
  utilityOf,
  VALUE_DENSITY,
  type ValueDensity,
} from "@/lib/domain/ssvc/tree";
import { pick } from "./words";

export type Rating = { version: "3.1" | "4.0"; vector: string; score: string; severity: Severity };

/** What became of one generated case, before any row of it is made. */
export type CasePlan = {
  state: CaseState;
  /** The moves that led there, oldest first. */
  moves: readonly string[];
  outcome: Outcome | null;
  rating: Rating | null;
  /** What the team judged beside the score, of its one vulnerability. */
  impact: Record<ImpactAxis, ImpactLevel> | null;
  ssvc: Decided | null;
  exploited: "yes" | "no";
  alreadyPublic: "yes" | "no";
  published: boolean;
  restricted: boolean;
  receivedAt: Date;
  /** A promise is still running. */
  waiting: boolean;
  assigned: boolean;
};

export type Decided = {
  exploitation: Exploitation;
  automatable: Automatable;
  valueDensity: ValueDensity;
  technicalImpact: TechnicalImpact;
  safetyImpact: SafetyImpact;
  decision: SsvcDecision;
};

const DAY_MS = 86_400_000;

// Of a hundred cases 26 are not closed, as on a desk that has been in use for years; 21 were published.
const SHARES: readonly (readonly [number, CaseState, readonly string[]])[] = [
  [3, "new", []],
  [5, "acknowledged", ["acknowledge"]],
  [2, "needs_info", ["acknowledge", "ask"]],
  [3, "accepted", ["acknowledge", "accept"]],
  [5, "remediating", ["acknowledge", "accept", "plan"]],
  [1, "fix_ready", ["acknowledge", "accept", "plan", "fix_ready"]],
  [1, "scheduled", ["acknowledge", "accept", "plan", "fix_ready", "schedule"]],
  [6, "published", ["acknowledge", "accept", "plan", "fix_ready", "schedule", "publish"]],
  [15, "closed", ["acknowledge", "accept", "plan", "fix_ready", "schedule", "publish", "close"]],
  [59, "closed", ["acknowledge", "reject"]],
];

const REJECTIONS = ["duplicate", "not_a_vulnerability", "not_reproducible", "out_of_scope"] as const;

const RATINGS = [
  rate("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N"),
  rate("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"),
  rate("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
  rate("CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N"),
  rate("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N"),
  rate("CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:P/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N"),
] as const;

function rate(vector: string): Rating {
  const parsed = parseVector(vector);
  if (!parsed.ok) throw new Error(`${vector}: ${parsed.message}`);
  const { version, score, severity } = scoreVector(parsed.vector);
  return { version, vector, score: score.toFixed(1), severity };
}

/** Decides one case. Open ones are of the last months, closed ones of the last four years. */
export function planCase(random: () => number, now: Date): CasePlan {
  const [state, moves] = pickShare(random() * 100);
  const ageDays =
    state === "closed" ? 20 + random() * 1_440 : state === "new" ? random() * 3 : 2 + random() * 150;
  const rejected = moves.includes("reject");
  const accepted = moves.includes("accept");
  return {
    state,
    moves,
    outcome: rejected ? pick(random, REJECTIONS) : state === "closed" ? "resolved" : null,
    rating: accepted ? pick(random, RATINGS) : null,
    impact: accepted ? impactBoard(random) : null,
    ssvc: accepted && random() < 0.5 ? decided(random) : null,
    exploited: random() < 0.05 ? "yes" : "no",
    alreadyPublic: random() < 0.05 ? "yes" : "no",
    published: moves.includes("publish"),
    restricted: random() < 0.01,
    receivedAt: new Date(now.getTime() - ageDays * DAY_MS),
    waiting: !["closed", "needs_info"].includes(state),
    assigned: state !== "new" && random() < 0.9,
  };
}

function impactBoard(random: () => number): Record<ImpactAxis, ImpactLevel> {
  const level = () => pick(random, IMPACT_LEVELS);
  return { confidentiality: level(), elevation: level(), integrity: level(), availability: level() };
}

function decided(random: () => number): Decided {
  const answers = {
    exploitation: pick(random, EXPLOITATION),
    automatable: pick(random, AUTOMATABLE),
    valueDensity: pick(random, VALUE_DENSITY),
    technicalImpact: pick(random, TECHNICAL_IMPACT),
    safetyImpact: pick(random, SAFETY_IMPACT),
  };
  const utility = utilityOf(answers.automatable, answers.valueDensity);
  return { ...answers, decision: ssvcDecision({ ...answers, utility }) };
}

function pickShare(percent: number): [CaseState, readonly string[]] {
  let left = percent;
  for (const [size, state, moves] of SHARES) {
    left -= size;
    if (left < 0) return [state, moves];
  }
  return ["new", []];
}

/** A vector a reporter gave along, or null: most give none. */
export function reporterRating(random: () => number): Rating | null {
  return random() < 0.3 ? pick(random, RATINGS) : null;
}
