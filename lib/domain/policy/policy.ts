import { z } from "zod";

/** Report fields a policy may require; all of them are always offered (S2.3–9, S4.2–6). */
export const REPORT_FIELDS = [
  "title",
  "summary",
  "type",
  "product",
  "version",
  "location",
  "configuration",
  "steps",
  "proof_of_concept",
  "impact",
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

export const SCOPE_TAGS = ["scripts", "defaults", "dependencies", "data_access", "service", "other"] as const;
export type ScopeTag = (typeof SCOPE_TAGS)[number];

const limitSchema = z.union([
  z.object({ hours: z.int().positive() }),
  z.object({ businessDays: z.int().positive() }),
  z.object({ calendarDays: z.int().positive() }),
]);

const promiseSchema = z.object({
  kind: z.enum(["acknowledgement", "evaluation", "next_update"]),
  limit: limitSchema,
  /** Shown to reporters and on the policy page; an internal promise only alerts the team. */
  shown: z.boolean(),
});
export type PolicyPromise = z.infer<typeof promiseSchema>;

/**
 * Everything a policy version promises and asks, frozen when it is published. Texts are Markdown in the organisation's
 * own words; the calendar is an IANA zone, ISO weekdays (1 = Monday) and ISO dates.
 */
export const policyDataSchema = z.object({
  name: z.string().min(1),
  introduction: z.string(),
  scopeText: z.string(),
  outOfScopeText: z.string(),
  safeHarbourText: z.string(),
  /** The rules a reporter attests to; `attestationVersion` is stored on the report (S4.8). */
  rules: z.array(z.string()),
  attestationVersion: z.string(),
  requiredFields: z.array(z.enum(REPORT_FIELDS)),
  promises: z.array(promiseSchema),
  calendar: z.object({
    timeZone: z.string(),
    workingDays: z.array(z.int().min(1).max(7)),
    holidays: z.array(z.iso.date()),
  }),
  disclosureDays: z.int().positive(),
  contacts: z.array(z.object({ label: z.string(), href: z.string() })),
});
export type PolicyData = z.infer<typeof policyDataSchema>;
