import { diffWordsWithSpace } from "diff";
import { contactAddress } from "./contact";
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

/** Everything that differs, in the order of the policy; empty where the two say the same. */
export function policyChanges(before: PolicyData, after: PolicyData): PolicyChange[] {
  return POLICY_FIELDS.flatMap((field): PolicyChange[] => {
    if (isText(field)) {
      if (before[field] === after[field]) return [];
      return [{ field, kind: "text", parts: textParts(before[field], after[field]) }];
    }
    const was = entries(before, field);
    const is = entries(after, field);
    if (was === null || is === null) return wordsChange(field, before, after);
    const added = is.filter((entry) => !was.includes(entry));
    const removed = was.filter((entry) => !is.includes(entry));
    if (added.length + removed.length > 0) return [{ field, kind: "list", added, removed }];
    // The same entries in another order: the first contact is the preferred one (RFC 9116 §2.5.3).
    if (was.join("\n") === is.join("\n")) return [];
    return [{ field, kind: "words", before: was.join("; "), after: is.join("; ") }];
  });
}

function wordsChange(field: PolicyField, before: PolicyData, after: PolicyData): PolicyChange[] {
  const [was, is] = [shortWords(before, field), shortWords(after, field)];
  return was === is ? [] : [{ field, kind: "words", before: was, after: is }];
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

function contactWords({ label, href }: PolicyData["contacts"][number]): string {
  const address = contactAddress(href);
  return label === address ? address : `${label}, ${address}`;
}

function textParts(before: string, after: string): TextPart[] {
  const pieces = diffWordsWithSpace(before, after, { timeout: DIFF_MS }) ?? [];
  // Two texts with next to nothing in common are told one after the other.
  if (pieces.length === 0)
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  return pieces.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}
