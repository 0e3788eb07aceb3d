import type { FormField } from "@/components/form/FormControl";
import type { EditedPolicy } from "@/components/settings/PolicyForm";
import type { TypedPromise } from "@/components/settings/PromiseRows";
import { CLOCK_KINDS } from "@/lib/domain/clock/promise";
import { typedContact } from "@/lib/domain/policy/contact";
import { type PolicyData, REPORT_FIELDS } from "@/lib/domain/policy/policy";
import { limitParts, POLICY_LABELS, promiseOf, WEEKDAYS } from "@/lib/domain/policy/words";
import { QUESTIONS } from "@/lib/domain/report/questions";

/** A version of the policy as its form has it. */
export function editedPolicy(policy: PolicyData): EditedPolicy {
  return {
    contact: policy.contact && typedContact(policy.contact),
    contacts: policy.contacts.map(typedContact),
    promises: CLOCK_KINDS.map((kind) => typedPromise(policy, kind)),
    words: wordFields(policy),
    publication: [
      {
        name: "disclosureDays",
        label: "Publication, at most after this many days",
        hint: "On a date agreed with the reporter.",
        kind: "number",
        value: String(policy.disclosureDays),
      },
    ],
    calendar: calendarFields(policy.calendar),
    report: [
      {
        name: "requiredFields",
        label: "Required in a report",
        hint: "A title is always asked for. Everything else on the form may be left out, and “I’m not sure” is an answer.",
        kind: "checks",
        columns: true,
        values: policy.requiredFields,
        options: REPORT_FIELDS.filter((field) => field !== "title").map((field) => ({
          value: field,
          label: QUESTIONS[field].label,
        })),
      },
    ],
  };
}

function typedPromise(policy: PolicyData, kind: TypedPromise["kind"]): TypedPromise {
  const promise = promiseOf(policy, kind);
  if (!promise) return { kind, amount: "", unit: "businessDays", shown: "public" };
  const { amount, unit } = limitParts(promise.limit);
  return { kind, amount: String(amount), unit, shown: promise.public ? "public" : "team" };
}

function wordFields(policy: PolicyData): FormField[] {
  const text = (
    name: "introduction" | "scopeText" | "outOfScopeText" | "safeHarbourText",
    hint: string,
    rows: number,
  ): FormField => ({ name, label: POLICY_LABELS[name], hint, kind: "area", rows, value: policy[name] });
  return [
    { name: "name", label: POLICY_LABELS.name, value: policy.name },
    text("introduction", "Markdown, as in all texts here.", 4),
    text("scopeText", "What you want to hear about. Shown before the first question.", 6),
    text(
      "outOfScopeText",
      "What needs no report, and what belongs to others. Shown before the first question.",
      6,
    ),
    {
      name: "rules",
      label: POLICY_LABELS.rules,
      hint: "One a line. Reporters confirm that they kept to them; who has the form open confirms changed rules anew.",
      kind: "area",
      rows: 6,
      value: policy.rules.join("\n"),
    },
    text("safeHarbourText", "Stands on the receipt, frozen.", 5),
  ];
}

function calendarFields({ timeZone, workingDays, holidays }: PolicyData["calendar"]): FormField[] {
  return [
    {
      name: "timeZone",
      label: POLICY_LABELS.timeZone,
      hint: "For example Europe/Paris. Days begin and end in it.",
      value: timeZone,
      suggestions: ["UTC", ...Intl.supportedValuesOf("timeZone")],
    },
    {
      name: "workingDays",
      label: POLICY_LABELS.workingDays,
      kind: "checks",
      columns: true,
      values: workingDays.map(String),
      options: WEEKDAYS.map((day, index) => ({ value: String(index + 1), label: day })),
    },
    {
      name: "holidays",
      label: POLICY_LABELS.holidays,
      hint: "One date a line, such as 2026-12-25. They count as days off.",
      kind: "area",
      rows: 6,
      mono: true,
      value: holidays.join("\n"),
    },
  ];
}
