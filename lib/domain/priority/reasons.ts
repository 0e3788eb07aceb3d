import type { PublicFix } from "@/lib/domain/advisory/public-fix";
import type { CaseState } from "@/lib/domain/case/states";
import type { ImpactAxis, ImpactLevel } from "@/lib/domain/impact";
import type { Severity } from "@/lib/domain/severity";
import type { Exploitation, SsvcDecision } from "@/lib/domain/ssvc/tree";
import type { Priority } from "./levels";

/** What is known about a case when its priority is asked for; all of it is stored. */
export type PriorityFacts = {
  state: CaseState;
  publicFix: PublicFix;
  /** The worst level of each axis over all vulnerabilities; an axis nobody has judged is absent. */
  impact: Readonly<Partial<Record<ImpactAxis, ImpactLevel>>>;
  /** What is said of it: "yes", "no", "unsure" or nothing. */
  exploited: string | null;
  alreadyPublic: string | null;
  /** The most pressing decision and exploitation over all vulnerabilities; `complete`: every one of them was decided on. */
  ssvc: { decision: SsvcDecision; exploitation: Exploitation; complete: boolean } | null;
  severity: Severity | null;
  /** The earliest promise that is running. */
  nextDueAt: Date | null;
};

type Row = {
  /** The level this reason alone asks for. */
  asks: Priority;
  holds: (facts: PriorityFacts) => boolean;
  /** In a row of the board. */
  words: string;
  /** In the table of the documents, where it is not plain from the words. */
  when?: string;
};

const total = (axis: ImpactAxis) => (f: PriorityFacts) => f.impact[axis] === "total";
const limited = (axis: ImpactAxis) => (f: PriorityFacts) => f.impact[axis] === "limited";
const anyTotal = (f: PriorityFacts) => Object.values(f.impact).includes("total");
const decided = (decision: SsvcDecision) => (f: PriorityFacts) => f.ssvc?.decision === decision;
// A decision of the team stands in for what was guessed before it: the report's claim, and the severity.
const undecided = (f: PriorityFacts) => f.ssvc?.complete !== true;
const rated = (severity: Severity) => (f: PriorityFacts) => undecided(f) && f.severity === severity;
const unjudged = (f: PriorityFacts) =>
  f.ssvc === null && f.severity === null && Object.keys(f.impact).length === 0;

const UNTIL_SSVC = "until every vulnerability has an SSVC decision";

/**
 * The rule as a table, the reason told first at the top. The level of a case is the highest any row that holds asks for;
 * then {@link priorityOf} looks at where the case stands and at its promises.
 */
export const PRIORITY_ROWS = {
  attacked: {
    asks: "urgent",
    holds: (f) => f.ssvc?.exploitation === "active",
    words: "exploited, the team found",
    when: "SSVC exploitation is active",
  },
  said_exploited: {
    asks: "urgent",
    holds: (f) => undecided(f) && f.exploited === "yes",
    words: "said to be exploited",
    when: `the report or the team says so, ${UNTIL_SSVC}`,
  },
  immediate: { asks: "urgent", holds: decided("immediate"), words: "SSVC says immediate" },
  total_and_critical: {
    asks: "urgent",
    holds: (f) => anyTotal(f) && rated("critical")(f),
    words: "total impact, rated critical",
    when: `total impact on any axis and a critical severity, ${UNTIL_SSVC}`,
  },
  unfixed: {
    asks: "high",
    holds: (f) => f.publicFix === "unfixed",
    words: "public without a fix",
    when: "an emergency advisory is out",
  },
  said_public: {
    asks: "high",
    holds: (f) => f.alreadyPublic === "yes",
    words: "said to be public already",
    when: "the report or the team says so",
  },
  public_poc: {
    asks: "high",
    holds: (f) => f.ssvc?.exploitation === "public_poc",
    words: "a way to exploit it is public",
    when: "SSVC exploitation is public PoC",
  },
  out_of_cycle: { asks: "high", holds: decided("out_of_cycle"), words: "SSVC says out of cycle" },
  total_confidentiality: {
    asks: "high",
    holds: total("confidentiality"),
    words: "total loss of confidentiality",
  },
  total_elevation: { asks: "high", holds: total("elevation"), words: "total elevation of privilege" },
  total_integrity: { asks: "high", holds: total("integrity"), words: "total loss of integrity" },
  total_availability: { asks: "high", holds: total("availability"), words: "total loss of availability" },
  critical: {
    asks: "high",
    holds: rated("critical"),
    words: "rated critical",
    when: `a critical severity, ${UNTIL_SSVC}`,
  },
  scheduled: { asks: "normal", holds: decided("scheduled"), words: "SSVC says scheduled" },
  limited_confidentiality: {
    asks: "normal",
    holds: limited("confidentiality"),
    words: "some confidentiality is lost",
  },
  limited_elevation: { asks: "normal", holds: limited("elevation"), words: "some privilege is gained" },
  limited_integrity: { asks: "normal", holds: limited("integrity"), words: "some integrity is lost" },
  high: {
    asks: "normal",
    holds: rated("high"),
    words: "rated high",
    when: `a high severity, ${UNTIL_SSVC}`,
  },
  medium: {
    asks: "normal",
    holds: rated("medium"),
    words: "rated medium",
    when: `a medium severity, ${UNTIL_SSVC}`,
  },
  unjudged: {
    asks: "normal",
    holds: unjudged,
    words: "not judged yet",
    when: "nobody has set impact, severity or SSVC",
  },
  limited_availability: {
    asks: "low",
    holds: limited("availability"),
    words: "some availability is lost",
  },
  defer: { asks: "low", holds: decided("defer"), words: "SSVC says defer" },
  low: { asks: "low", holds: rated("low"), words: "rated low", when: `a low severity, ${UNTIL_SSVC}` },
  none: { asks: "low", holds: rated("none"), words: "rated none", when: `severity none, ${UNTIL_SSVC}` },
} as const satisfies Record<string, Row>;

type RowName = keyof typeof PRIORITY_ROWS;

export const ROW_NAMES = Object.keys(PRIORITY_ROWS) as readonly RowName[];

/** Why a case has its priority: what its state and its promises make of it, and the rows that hold. */
export const PRIORITY_REASONS = ["closed", "published", "late", ...ROW_NAMES] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

/** The row of that name, with its kind open. */
export function priorityRow(name: RowName): Row {
  return PRIORITY_ROWS[name];
}

export function isRow(reason: PriorityReason): reason is RowName {
  return Object.hasOwn(PRIORITY_ROWS, reason);
}
