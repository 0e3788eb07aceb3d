import { type ClockKind, type ClockPromise, type Limit, limitWords } from "@/lib/domain/clock/promise";
import { QUESTIONS } from "@/lib/domain/report/questions";
import type { PolicyData } from "./policy";

/** The parts of a policy that people edit, in the order they are shown. */
export const POLICY_FIELDS = [
  "contact",
  "contacts",
  "acknowledgement",
  "evaluation",
  "next_update",
  "disclosureDays",
  "timeZone",
  "workingDays",
  "holidays",
  "name",
  "introduction",
  "scopeText",
  "outOfScopeText",
  "rules",
  "safeHarbourText",
  "requiredFields",
] as const;
export type PolicyField = (typeof POLICY_FIELDS)[number];

export const POLICY_LABELS: Record<PolicyField, string> = {
  name: "Title",
  introduction: "Introduction",
  scopeText: "In scope",
  outOfScopeText: "Known non-issues",
  rules: "Rules for testing",
  safeHarbourText: "Safe harbour",
  contact: "Contact",
  contacts: "Fallback contacts",
  acknowledgement: "First answer",
  evaluation: "Evaluation and fix date",
  next_update: "Update",
  disclosureDays: "Publication",
  timeZone: "Time zone",
  workingDays: "Working days",
  holidays: "Holidays",
  requiredFields: "Required in a report",
};

/** ISO weekdays: the first is Monday. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** The units a promise may be counted in, as `Limit` has them. */
export const PROMISE_UNITS = {
  hours: "hours",
  businessDays: "business days",
  calendarDays: "days",
  calendarMonths: "months",
} as const;
export type PromiseUnit = keyof typeof PROMISE_UNITS;

/** A limit as a number and its unit. */
export function limitParts(limit: Limit): { amount: number; unit: PromiseUnit } {
  const [unit, amount] = Object.entries(limit)[0] ?? ["hours", 0];
  return { amount, unit: unit as PromiseUnit };
}

export function promiseOf({ promises }: PolicyData, kind: ClockKind): ClockPromise | undefined {
  return promises.find((promise) => promise.kind === kind);
}

/** "24 hours", "7 days, not public", "no promise". */
export function promiseWords(promise: ClockPromise | undefined): string {
  if (promise === undefined) return "no promise";
  return `${limitWords(promise.limit)}${promise.public ? "" : ", not public"}`;
}

/** "Monday to Friday", "Monday, Wednesday, Friday". @param days ISO weekdays */
export function weekdayWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 1, sorted.at(-1) ?? 1];
  const name = (day: number) => WEEKDAYS[day - 1] ?? "";
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${name(first)} to ${name(last)}`;
  return sorted.map(name).join(", ");
}

/** The questions a report must answer, by the words of the form. */
export function requiredLabels({ requiredFields }: Pick<PolicyData, "requiredFields">): string[] {
  return requiredFields.map((field) => QUESTIONS[field].label);
}

/** Whether any text of a policy says the organisation's name. */
export function namesOrganisation(policy: PolicyData, organisation: string): boolean {
  const { name, introduction, scopeText, outOfScopeText, safeHarbourText, rules } = policy;
  return [name, introduction, scopeText, outOfScopeText, safeHarbourText, ...rules].some((text) =>
    text.toLowerCase().includes(organisation.toLowerCase()),
  );
}
