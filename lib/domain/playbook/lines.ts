import { z } from "zod";
import { CASE_STATES, type CaseState, OUTCOMES, type Outcome } from "@/lib/domain/case/states";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";

/** One line of a checklist: for cases in a state, and for closed ones with that outcome, where one is named. */
export type PlaybookLine = { state: CaseState; outcome: Outcome | null; words: string };

/** What a line says to do. */
export const lineWordsSchema = z
  .string()
  .trim()
  .min(1, "Write what is to be done.")
  .max(200)
  .refine(isPlainLine, PLAIN_LINE);

/** A line as it is typed in the settings. An outcome belongs to closed cases. */
export const playbookLineSchema = z
  .object({
    state: z.enum(CASE_STATES, "Choose a state."),
    outcome: z.union([z.literal(""), z.enum(OUTCOMES, "Choose an outcome.")]).default(""),
    words: lineWordsSchema,
  })
  .refine(({ state, outcome }) => outcome === "" || state === "closed", {
    path: ["outcome"],
    message: "Only closed cases have an outcome.",
  })
  .transform(({ outcome, ...line }): PlaybookLine => ({ ...line, outcome: outcome || null }));

/** Whether a line is for a case that stands so. */
export function isFor(
  line: Pick<PlaybookLine, "state" | "outcome">,
  at: { state: CaseState; outcome: Outcome | null },
): boolean {
  return line.state === at.state && (line.outcome === null || line.outcome === at.outcome);
}

const lines = (state: CaseState, words: readonly string[], outcome: Outcome | null = null): PlaybookLine[] =>
  words.map((one) => ({ state, outcome, words: one }));

/** What a desk starts with. Short on purpose: every team adds what it forgets. */
export const FIRST_PLAYBOOK: readonly PlaybookLine[] = [
  ...lines("new", [
    "Read all of it before answering.",
    "Look for an earlier report of the same problem.",
    "Note in the facts whether it is public or used in attacks already.",
  ]),
  ...lines("acknowledged", [
    "Reproduce it on a supported version.",
    "Score it and fill in the impact board.",
    "Look where else the same code is used.",
  ]),
  ...lines("needs_info", ["Say until when an answer is waited for, and what follows without one."]),
  ...lines("accepted", [
    "Agree with the reporter on dates.",
    "Get a CVE ID.",
    "Think of others who have to know before publication.",
  ]),
  ...lines("remediating", [
    "Keep branch names and commit messages silent about the flaw.",
    "Write a test that fails without the fix.",
    "Look for the same mistake in other places.",
  ]),
  ...lines("fix_ready", [
    "Ask the reporter to try the fix.",
    "Settle how everybody wants to be thanked.",
    "Have the advisory read by somebody who did not write it.",
  ]),
  ...lines("scheduled", [
    "Tell everybody who keeps quiet the final date.",
    "Prepare the release and the announcement.",
  ]),
  ...lines("published", [
    "Look at the public page as a stranger.",
    "Write down what would have found it earlier.",
  ]),
  ...lines("closed", ["See whether this report knows something the other does not."], "duplicate"),
  ...lines("closed", ["Say what was tried, and on which versions."], "not_reproducible"),
  ...lines("closed", ["Pass it on to the project, if the reporter agrees."], "upstream"),
  ...lines("closed", ["Add the setting to the hardening guide."], "operator_configuration"),
];
