import { type Change, textParts } from "@/lib/domain/text-changes";
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

/** How one part of a policy differs between two versions. */
export type PolicyChange = { field: PolicyField } & Change;

const TEXTS = ["introduction", "scopeText", "outOfScopeText", "safeHarbourText"] as const;

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
