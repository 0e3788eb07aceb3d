import { z } from "zod";
import { amountSchema, amountWords, SPAN_UNITS } from "./amount";

/** How long a session lives and what it takes to open one; spans in minutes. */
export type SignInRules = {
  sessionIdleMinutes: number;
  sessionAbsoluteMinutes: number;
  requireSecondFactor: boolean;
};

const DAY = SPAN_UNITS.days;

/** The form of the sign-in rules. A session's cookie lives seven days, so no session can be longer. */
export const signInRulesSchema = z
  .object({
    idle: amountSchema(SPAN_UNITS, { what: "the time without use", least: 5, most: 7 * DAY }),
    absolute: amountSchema(SPAN_UNITS, { what: "the time after sign-in", least: 15, most: 7 * DAY }),
    requireSecondFactor: z.enum(["yes", "no"], "Choose whether a second factor is required."),
  })
  .refine(({ idle, absolute }) => idle <= absolute, {
    path: ["idle", "amount"],
    message: "The time without use cannot be longer than the time after sign-in.",
  })
  .transform(
    ({ idle, absolute, requireSecondFactor }): SignInRules => ({
      sessionIdleMinutes: idle,
      sessionAbsoluteMinutes: absolute,
      requireSecondFactor: requireSecondFactor === "yes",
    }),
  );

/** The rules in words, for pages and the audit. */
export function signInWords({
  sessionIdleMinutes,
  sessionAbsoluteMinutes,
  requireSecondFactor,
}: SignInRules) {
  return {
    idle: amountWords(SPAN_UNITS, sessionIdleMinutes),
    absolute: amountWords(SPAN_UNITS, sessionAbsoluteMinutes),
    secondFactor: requireSecondFactor ? "required for everybody" : "up to each person",
  };
}
