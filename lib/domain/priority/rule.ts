import { isOpen } from "@/lib/domain/case/states";
import { PRIORITIES, type Priority } from "./levels";
import { type PriorityFacts, type PriorityReason, priorityRow, ROW_NAMES } from "./reasons";

/** How pressing a case is, why, and until when that holds if nothing else about the case changes (null: for good). */
export type Judged = { level: Priority; reasons: PriorityReason[]; until: Date | null };

/**
 * The one rule of priority (docs/architecture.md, "Priority"). More impact, exploitation, severity or lateness never
 * lowers it. Reasons come most pressing first and are what the board's "why it is here" is made of.
 *
 * @param now a UTC instant, for the promise that is due next
 */
export function priorityOf(facts: PriorityFacts, now: Date): Judged {
  if (!isOpen(facts.state)) return { level: "low", reasons: ["closed"], until: null };
  const rows = ROW_NAMES.filter((name) => priorityRow(name).holds(facts));
  const reasons: PriorityReason[] = [...rows];
  let level = highest(rows.map((name) => priorityRow(name).asks));
  // What the world knows, with its fix, presses no longer: thanks and closing are left.
  if (facts.state === "published" && facts.publicFix === "fixed") {
    level = lowest(level, "normal");
    reasons.unshift("published");
  }
  const late = facts.nextDueAt !== null && facts.nextDueAt <= now;
  if (late) {
    level = lifted(level);
    reasons.push("late");
  }
  return { level, reasons, until: late ? null : facts.nextDueAt };
}

function highest(levels: readonly Priority[]): Priority {
  return PRIORITIES.findLast((level) => levels.includes(level)) ?? "low";
}

function lowest(one: Priority, other: Priority): Priority {
  return PRIORITIES.indexOf(one) < PRIORITIES.indexOf(other) ? one : other;
}

function lifted(level: Priority): Priority {
  return PRIORITIES[PRIORITIES.indexOf(level) + 1] ?? level;
}
