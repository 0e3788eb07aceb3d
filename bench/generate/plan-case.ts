import type { Origin, ReporterKind } from "@/lib/domain/case/origins";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { OTHERS, type Other } from "@/lib/domain/case/waiting";
import { scoreVector } from "@/lib/domain/cvss/score";
import { parseVector } from "@/lib/domain/cvss/vector";
import type { Severity } from "@/lib/domain/severity";
import { SSVC_DECISIONS, type SsvcDecision } from "@/lib/domain/ssvc/tree";
import { pick } from "./words";

export type Rating = { version: "3.1" | "4.0"; vector: string; score: string; severity: Severity };

/** What became of one generated case, before any row of it is made. */
export type CasePlan = {
  state: CaseState;
  /** The moves that led there, oldest first. */
  moves: readonly string[];
  outcome: Outcome | null;
  rating: Rating | null;
  published: boolean;
  restricted: boolean;
  receivedAt: Date;
  /** When the running promise falls due, and when that counts as soon; null where none runs. */
  due: { at: Date; soonAt: Date } | null;
  assigned: boolean;
  origin: Origin;
  reporterKind: ReporterKind | null;
  exploited: "yes" | "no" | "unsure";
  ssvc: SsvcDecision | null;
  quality: number;
  cweId: string;
  embargoUntil: Date | null;
  /** Since when the reporter's last words are unanswered. */
  reporterWaitsSince: Date | null;
  snoozedUntil: Date | null;
  waitsFor: Other | null;
  /** Of the desk's labels, by their place. */
  labels: readonly number[];
};

const DAY_MS = 86_400_000;

type Course = { state: CaseState; moves: readonly string[] };
type Shares<Item> = readonly (readonly [part: number, item: Item])[];

const course = (part: number, state: CaseState, ...moves: string[]) => [part, { state, moves }] as const;
const ACCEPTED = ["acknowledge", "accept"];
const PUBLISHED = [...ACCEPTED, "plan", "fix_ready", "schedule", "publish"];

// Of a hundred cases 26 are not closed, as on a desk that has been in use for years; 21 were published.
const COURSES: Shares<Course> = [
  course(59, "closed", "acknowledge", "reject"),
  course(3, "new"),
  course(5, "acknowledged", "acknowledge"),
  course(2, "needs_info", "acknowledge", "ask"),
  course(3, "accepted", ...ACCEPTED),
  course(5, "remediating", ...ACCEPTED, "plan"),
  course(1, "fix_ready", ...ACCEPTED, "plan", "fix_ready"),
  course(1, "scheduled", ...ACCEPTED, "plan", "fix_ready", "schedule"),
  course(6, "published", ...PUBLISHED),
  course(15, "closed", ...PUBLISHED, "close"),
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
  const { state, moves } = pickPart(random, COURSES);
  const open = state !== "closed";
  const ageDays = !open ? 20 + random() * 1_440 : state === "new" ? random() * 3 : 2 + random() * 150;
  const rejected = moves.includes("reject");
  const receivedAt = new Date(now.getTime() - ageDays * DAY_MS);
  const inDays = (from: number, to: number) =>
    new Date(now.getTime() + (from + random() * (to - from)) * DAY_MS);
  const chance = (part: number) => random() < part;
  return {
    state,
    moves,
    outcome: rejected ? pick(random, REJECTIONS) : open ? null : "resolved",
    rating: moves.includes("accept") ? pick(random, RATINGS) : null,
    published: moves.includes("publish"),
    restricted: chance(0.01),
    receivedAt,
    due:
      open && state !== "needs_info" ? dueOf(state === "new" ? later(receivedAt, 1) : inDays(-1, 14)) : null,
    assigned: state !== "new" && chance(0.9),
    origin: pickPart(random, ORIGIN_PARTS),
    reporterKind: chance(0.8) ? pickPart(random, KIND_PARTS) : null,
    exploited: pickPart(random, EXPLOITED_PARTS),
    ssvc: moves.includes("accept") && chance(0.5) ? pick(random, SSVC_DECISIONS) : null,
    quality: Math.floor(random() * 101),
    cweId: pickPart(random, CWE_PARTS),
    embargoUntil: moves.includes("plan") && chance(0.5) ? inDays(-10, 60) : null,
    reporterWaitsSince: open && chance(0.04) ? inDays(-5, 0) : null,
    snoozedUntil: open && chance(0.05) ? inDays(-10, 20) : null,
    waitsFor: open && chance(0.04) ? pick(random, OTHERS) : null,
    labels: LABEL_PARTS.flatMap((part, at) => (chance(part) ? [at] : [])),
  };
}

/** How often each of the desk's labels is on a case. */
export const LABEL_PARTS = [0.2, 0.05, 0.01, 0.001] as const;

const ORIGIN_PARTS: Shares<Origin> = [
  [85, "form"],
  [8, "mail"],
  [4, "api"],
  [2, "import"],
  [1, "internal"],
];
const KIND_PARTS: Shares<ReporterKind> = [
  [70, "researcher"],
  [20, "user"],
  [5, "vendor"],
  [2, "cert"],
  [2, "team"],
  [1, "other"],
];
const CWE_PARTS: Shares<string> = [
  [600, "CWE-787"],
  [300, "CWE-79"],
  [98, "CWE-22"],
  [2, "CWE-1188"],
];
const EXPLOITED_PARTS: Shares<CasePlan["exploited"]> = [
  [90, "no"],
  [8, "unsure"],
  [2, "yes"],
];

const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS);

function dueOf(at: Date): CasePlan["due"] {
  return { at, soonAt: later(at, -1) };
}

function pickPart<Item>(random: () => number, [first, ...others]: Shares<Item>): Item {
  if (!first) throw new Error("there is nothing to pick from");
  let left = random() * others.reduce((sum, [part]) => sum + part, first[0]);
  for (const [part, item] of others) {
    left -= part;
    if (left < 0) return item;
  }
  return first[1];
}

/** A vector a reporter gave along, or null: most give none. */
export function reporterRating(random: () => number): Rating | null {
  return random() < 0.3 ? pick(random, RATINGS) : null;
}
