import { diffWordsWithSpace } from "diff";
import { contactWords } from "./contact";
import type { PolicyData } from "./policy";
import {
  POLICY_FIELDS,
  type PolicyField,
  promiseOf,
  promiseWords,
  requiredLabels,
  weekdayWords,
} from "./words";

/** A piece of a text, as it stands in both versions or in one. */
export type TextPart = { kind: "same" | "added" | "removed"; text: string };

/** How one part of a policy differs between two versions. */
export type PolicyChange =
  | { field: PolicyField; kind: "words"; before: string; after: string }
  | { field: PolicyField; kind: "list"; added: string[]; removed: string[] }
  | { field: PolicyField; kind: "text"; parts: TextPart[] };

const TEXTS = ["introduction", "scopeText", "outOfScopeText", "safeHarbourText"] as const;
const DIFF_MS = 200;

/** The parts that differ, in the order of the policy; empty where the two say the same. */
export function changedFields(before: PolicyData, after: PolicyData): PolicyField[] {
  return POLICY_FIELDS.filter((field) => wholeWords(before, field) !== wholeWords(after, field));
}

/** How they differ: short parts from what to what, lists by what came and went, texts word by word. */
export function policyChanges(before: PolicyData, after: PolicyData): PolicyChange[] {
  return changedFields(before, after).map((field): PolicyChange => {
    if (isText(field)) return { field, kind: "text", parts: textParts(before[field], after[field]) };
    const was = entries(before, field) ?? [];
    const is = entries(after, field) ?? [];
    const added = is.filter((entry) => !was.includes(entry));
    const removed = was.filter((entry) => !is.includes(entry));
    if (added.length + removed.length > 0) return { field, kind: "list", added, removed };
    // Short parts, and lists in another order: the first contact is the preferred one (RFC 9116 §2.5.3).
    return { field, kind: "words", before: wholeWords(before, field), after: wholeWords(after, field) };
  });
}

function wholeWords(policy: PolicyData, field: PolicyField): string {
  return isText(field) ? policy[field] : (entries(policy, field)?.join("; ") ?? shortWords(policy, field));
}

function isText(field: PolicyField): field is (typeof TEXTS)[number] {
  return TEXTS.some((text) => text === field);
}

/** The parts of a policy that are lists; null for the others. */
function entries(policy: PolicyData, field: PolicyField): string[] | null {
  switch (field) {
    case "rules":
      return policy.rules;
    case "contacts":
      return policy.contacts.map(contactWords);
    case "holidays":
      return policy.calendar.holidays;
    case "requiredFields":
      return requiredLabels(policy);
    default:
      return null;
  }
}

/** The parts that are said in a few words. */
function shortWords(policy: PolicyData, field: PolicyField): string {
  switch (field) {
    case "name":
      return policy.name;
    case "contact":
      return policy.contact ? contactWords(policy.contact) : "none";
    case "acknowledgement":
    case "evaluation":
    case "next_update":
      return promiseWords(promiseOf(policy, field));
    case "disclosureDays":
      return `${policy.disclosureDays} days`;
    case "timeZone":
      return policy.calendar.timeZone;
    case "workingDays":
      return weekdayWords(policy.calendar.workingDays);
    default:
      return "";
  }
}

function textParts(before: string, after: string): TextPart[] {
  const pieces = diffWordsWithSpace(before, after, { timeout: DIFF_MS }) ?? [];
  // Two texts with next to nothing in common are told one after the other.
  if (pieces.length === 0)
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  return joined(pieces);
}

/** Changes with nothing but a blank between them read as one: what went, then what came. */
function joined(pieces: readonly { added: boolean; removed: boolean; value: string }[]): TextPart[] {
  const parts: TextPart[] = [];
  let run = { removed: "", added: "" };
  const end = () => {
    if (run.removed) parts.push({ kind: "removed", text: run.removed });
    if (run.added) parts.push({ kind: "added", text: run.added });
    run = { removed: "", added: "" };
  };
  for (const [index, { added, removed, value }] of pieces.entries()) {
    if (added) run.added += value;
    else if (removed) run.removed += value;
    else if (isBetween(run, value) && index < pieces.length - 1) {
      run = { removed: run.removed + value, added: run.added + value };
    } else {
      end();
      parts.push({ kind: "same", text: value });
    }
  }
  end();
  return parts;
}

function isBetween(run: { removed: string; added: string }, text: string): boolean {
  return /^ +$/.test(text) && run.removed !== "" && run.added !== "";
}
