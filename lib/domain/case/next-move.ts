import { type Action, type CaseSubject, can, rolesFor } from "@/lib/domain/access/policy";
import type { Role } from "@/lib/domain/access/roles";
import { type CaseFacts, fixIsRecorded, missingFor } from "./needs";
import { type CaseEvent, type Need, type Transition, transitionsFrom } from "./states";

/** The moves that bring a case nearer to its end. The others turn it back, put a question or end it early. */
const FORWARD = [
  "acknowledge",
  "accept",
  "plan",
  "fix_ready",
  "schedule",
  "publish",
  "publish_revision",
  "close",
] as const satisfies readonly CaseEvent[];
type Forward = (typeof FORWARD)[number];

/** What has to be done before a move, by whoever may do that, and where. */
type Errand = "score" | "judge" | "write" | "approve";
type Place = "case" | "score" | "score/impact" | "advisory";

const ERRANDS: Partial<Record<Need, { step: Errand; action: Action; place: Place }>> = {
  vulnerability_scored: { step: "score", action: "case.score", place: "score" },
  impact_judged: { step: "judge", action: "case.score", place: "score/impact" },
  advisory_complete: { step: "write", action: "advisory.edit", place: "advisory" },
  approved_by_second: { step: "approve", action: "advisory.approve", place: "advisory" },
};

// Where a move is made that is not made on the page of the case alone.
const PLACES_OF: Partial<Record<Forward, NextMove["places"]>> = {
  schedule: ["case", "advisory"],
  publish: ["advisory"],
  publish_revision: ["advisory"],
};
// What nobody does to a text they wrote, where somebody else could.
const BY_ANOTHER: ReadonlySet<Forward | Errand> = new Set(["approve", "publish"]);

export type Colleague = { id: string; name: string; roles: readonly Role[] };

/** The next step of a case. `who` may take it; `roles` are those that could, whoever holds them. */
export type NextStep = {
  step: Forward | Errand;
  /** The pages with its form; the first is the one to go to from elsewhere. */
  places: readonly [Place, ...Place[]];
  /** The end of the embargo it waits for, when nothing else is left to do; null where it can be taken now. */
  notBefore: Date | null;
  who: Colleague[];
  roles: readonly Role[];
};

/** `event`: the forward move it serves. */
export type NextMove = NextStep & { event: Forward };

/**
 * What brings this case forward next, and who of the team may do it: the first forward row of the table of moves, or what
 * that row needs from another page first. Null where the reporter is to answer, or the work has ended.
 *
 * @param now a UTC instant, for embargoes
 */
export function nextMove(
  facts: CaseFacts,
  access: CaseSubject,
  team: readonly Colleague[],
  now: Date,
): NextMove | null {
  const row = forwardRow(facts);
  if (row === null) return null;
  const { event } = row;
  const missing = missingFor(facts, event, now) ?? [];
  const errand = missing.flatMap((need) => ERRANDS[need] ?? [])[0];
  const { step, action } = errand ?? { step: event, action: row.action };
  const places: NextMove["places"] = errand ? [errand.place] : (PLACES_OF[event] ?? ["case"]);
  const waits = errand === undefined && missing.includes("embargo_over_or_none");
  const notBefore = waits ? facts.embargoUntil : null;
  return { step, event, places, notBefore, ...whoTakes(step, action, facts, { access, team, now }) };
}

type Around = { access: CaseSubject; team: readonly Colleague[]; now: Date };

/** Who of the team may take this step, which needs leave for this action; `roles` are those that could. */
export function whoTakes(
  step: NextMove["step"],
  action: Action,
  facts: CaseFacts,
  { access, team, now }: Around,
): Pick<NextMove, "who" | "roles"> {
  const barred = BY_ANOTHER.has(step) && facts.secondPersonExists ? facts.barredIds : [];
  const who = team.filter(({ id, roles }) => {
    // A second proof is asked for when the button is pressed.
    const actor = { type: "person", personId: id, roles, steppedUpAt: now } as const;
    return !barred.includes(id) && can(actor, action, access, now).allowed;
  });
  return { who, roles: rolesFor(action) };
}

function forwardRow(facts: CaseFacts): (Transition & { event: Forward }) | null {
  for (const row of transitionsFrom(facts)) {
    const event = FORWARD.find((one) => one === row.event);
    if (event === undefined || row.from === row.to) continue;
    if (row.from === "published" && event === "plan" && !owesFix(facts)) continue;
    return { ...row, event };
  }
  return null;
}

// Published in an emergency, a case is planned once more; with its fix out it is closed. So is one whose advisory was withdrawn
// after its fix was made.
function owesFix(facts: CaseFacts): boolean {
  return facts.publicFix === "unfixed" || (facts.publicFix === "withdrawn" && !fixIsRecorded(facts));
}
