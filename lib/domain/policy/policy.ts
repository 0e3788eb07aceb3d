import { z } from "zod";
import { calendarSchema, promiseSchema } from "@/lib/domain/clock/promise";

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

export const contactSchema = z.object({ label: z.string(), href: z.string() });

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
  calendar: calendarSchema,
  disclosureDays: z.int().positive(),
  /** Beside the report form. Versions from before there was one have none. */
  contact: contactSchema.nullable().default(null),
  /** Whom to turn to when nobody answers (S1.3): on the receipt, and in the portal once a promise is late. */
  contacts: z.array(contactSchema),
});
export type PolicyData = z.infer<typeof policyDataSchema>;
