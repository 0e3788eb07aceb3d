import { z } from "zod";
import {
  type ClockKind,
  type ClockPromise,
  isTimeZone,
  limitSchema,
  TIME_ZONE_EXPECTED,
} from "@/lib/domain/clock/promise";
import { zoneSpelling } from "@/lib/domain/clock/zone-spelling";
import { formChoices, formRow, formRows } from "@/lib/domain/form-rows";
import { typedDaySchema } from "@/lib/domain/iso-time";
import { markdownFault } from "@/lib/domain/markdown-limits";
import { lengthWords } from "@/lib/domain/plain-words";
import { isPlainLine, normaliseLineEnds, PLAIN_LINE } from "@/lib/domain/text";
import { typedContactSchema } from "./contact";
import { type PolicyData, REPORT_FIELDS } from "./policy";
import { PROMISE_UNITS, type PromiseUnit, WEEKDAYS } from "./words";

const MOST_RULES = 40;
const MOST_CONTACTS = 20;

/** A policy as people type it; the version of its rules is not theirs to choose. */
export type TypedPolicy = Omit<PolicyData, "attestationVersion">;

/** The form of the policy, in its order, read into the data of a version. Messages say how it is written. */
export const typedPolicySchema = z
  .object({
    contact: formRow(typedContactSchema).default(null),
    contacts: formRows(typedContactSchema, MOST_CONTACTS).default([]),
    promises: z.object({
      acknowledgement: promise("acknowledgement"),
      evaluation: promise("evaluation"),
      next_update: promise("next_update"),
    }),
    disclosureDays: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,2}$/, "Enter the days until publication, from 1 to 730.")
      .transform(Number)
      .refine((days) => days <= 730, "Enter the days until publication, from 1 to 730."),
    timeZone: line(60).refine(isTimeZone, TIME_ZONE_EXPECTED).transform(zoneSpelling),
    workingDays: formChoices(z.coerce.number<unknown>().int().min(1).max(WEEKDAYS.length)).refine(
      (days) => days.length > 0,
      "Choose at least one working day.",
    ),
    holidays: lines().superRefine((days, context) => {
      const bad = days.find((day) => !typedDaySchema.safeParse(day).success);
      if (bad !== undefined)
        context.addIssue({
          code: "custom",
          message: `“${bad.slice(0, 40)}” is not a date such as 2026-12-25.`,
        });
      if (days.length > 500) context.addIssue({ code: "custom", message: "Use at most 500 holidays." });
    }),
    name: line(160).min(1, "Enter a title for the policy."),
    introduction: markdown("the introduction", 8_000),
    scopeText: markdown("what is in scope", 16_000).refine((text) => text !== "", "Say what is in scope."),
    outOfScopeText: markdown("the known non-issues", 16_000),
    safeHarbourText: markdown("the safe harbour", 8_000),
    rules: lines()
      .refine((rules) => rules.length <= MOST_RULES, `Use at most ${MOST_RULES} rules.`)
      .refine((rules) => rules.every((rule) => rule.length <= 400), lengthWords(400, "a rule")),
    requiredFields: formChoices(z.enum(REPORT_FIELDS)),
  })
  .transform(dataOf);

type Fields = {
  promises: Record<ClockKind, ClockPromise | null>;
  timeZone: string;
  workingDays: number[];
  holidays: string[];
} & Omit<TypedPolicy, "promises" | "calendar">;

function dataOf({ promises, timeZone, workingDays, holidays, requiredFields, ...rest }: Fields): TypedPolicy {
  return {
    ...rest,
    promises: Object.values(promises).filter((made) => made !== null),
    calendar: {
      timeZone,
      workingDays: [...new Set(workingDays)].sort((a, b) => a - b),
      holidays: [...new Set(holidays)].sort(),
    },
    // A case is called by its title, so that is always asked for.
    requiredFields: REPORT_FIELDS.filter((field) => field === "title" || requiredFields.includes(field)),
  };
}

/** A promise of one kind; a blank number is no promise. */
function promise(kind: ClockKind) {
  return z
    .object({
      amount: z.string().trim(),
      unit: z.enum(Object.keys(PROMISE_UNITS) as [PromiseUnit, ...PromiseUnit[]], "Choose a unit."),
      shown: z.enum(["public", "team"], "Choose who is told."),
    })
    .transform(({ amount, unit, shown }, context): ClockPromise | null => {
      if (amount === "") return null;
      const limit = limitSchema.safeParse({ [unit]: /^\d{1,5}$/.test(amount) ? Number(amount) : Number.NaN });
      if (limit.success) return { kind, limit: limit.data, public: shown === "public" };
      context.addIssue({
        code: "custom",
        path: ["amount"],
        message: `Enter a whole number of ${PROMISE_UNITS[unit]} that is not too large, or leave it empty.`,
      });
      return z.NEVER;
    });
}

function line(most: number) {
  return z.string("Enter this.").trim().max(most).refine(isPlainLine, PLAIN_LINE);
}

/** One entry a line; blank lines are left out. */
function lines() {
  return z
    .string()
    .default("")
    .transform((text) =>
      normaliseLineEnds(text)
        .split("\n")
        .map((entry) => entry.trim())
        .filter(Boolean),
    );
}

function markdown(what: string, most: number) {
  return z
    .string()
    .default("")
    .transform((text) => normaliseLineEnds(text).trim())
    .refine((text) => text.length <= most, lengthWords(most, what))
    .refine((text) => markdownFault(text) === null, `The quotes or lists in ${what} are nested too deeply.`);
}
