import { upperFirst } from "@/lib/domain/text";
import { PRIORITIES, PRIORITY_WORDS, type Priority } from "./levels";
import { isRow, type PriorityReason, priorityRow, ROW_NAMES } from "./reasons";

const PRESSING: readonly Priority[] = ["high", "urgent"];

/**
 * The one reason a row of the board has room for: the first that asks for the highest level, where that is a pressing one.
 * Null where nothing presses; what is left is told by the case's state.
 */
export function pressingWords(reasons: readonly PriorityReason[]): string | null {
  const rows = reasons.filter(isRow);
  const top = PRIORITIES.findLast((level) => rows.some((name) => priorityRow(name).asks === level));
  if (top === undefined || !PRESSING.includes(top) || reasons.includes("published")) return null;
  const first = ROW_NAMES.find((name) => rows.includes(name) && priorityRow(name).asks === top);
  return first ? priorityRow(first).words : null;
}

/** One line of the explanation: what holds, and what it does to the level. */
export type Explained = { reason: PriorityReason; words: string; effect: string };

/** Every reason in words, for the page of the case. */
export function explainPriority(reasons: readonly PriorityReason[]): Explained[] {
  return reasons.map((reason) => {
    if (isRow(reason)) {
      const { words, asks } = priorityRow(reason);
      return { reason, words: upperFirst(words), effect: `asks for ${PRIORITY_WORDS[asks].toLowerCase()}` };
    }
    return { reason, ...STANDING[reason] };
  });
}

const STANDING = {
  published: { words: "Published with its fix", effect: "at most normal" },
  closed: { words: "Closed", effect: "low" },
  late: { words: "A promise is late", effect: "one level higher" },
} as const;

/** The rule as rows of a Markdown table, most pressing level first, for the documents. */
export function priorityTable(): string {
  const lines = [...PRIORITIES].reverse().flatMap((level) =>
    ROW_NAMES.filter((name) => priorityRow(name).asks === level).map((name) => {
      const { words, when } = priorityRow(name);
      return `| ${PRIORITY_WORDS[level]} | ${words} | ${when ?? ""} |`;
    }),
  );
  return ["| asks for | reason | holds when |", "|---|---|---|", ...lines].join("\n");
}
