import type { FormField } from "@/components/form/FormControl";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import { type Need, OUTCOMES_FOR_NEW, REJECTION_OUTCOMES } from "@/lib/domain/case/states";
import { OUTCOME_WORDS } from "@/lib/domain/case/words";
import { fixFields, productFields, resolutionField, severityField } from "./fact-fields";

/** Moves that end or turn back the work are offered, never suggested. */
export const ASIDE: ReadonlySet<DeskMove> = new Set([
  "reject",
  "rework",
  "unschedule",
  "withhold",
  "reopen",
  "ask",
]);

type Option = { value: string; label: string };

/** What the case page knows that a form starts from. */
export type MoveContext = {
  /** Nobody has answered the report yet. */
  unanswered: boolean;
  hasReporter: boolean;
  reporterTold: boolean;
  severity: string;
  severityReason: string;
  productId: string;
  product: string;
  assigneeId: string;
  me: string;
  expectedResolution: string;
  fixReference: string;
  mitigation: string;
  testEvidence: string;
  products: Option[];
  team: Option[];
  /** What a field for the reporter starts with: a reply the address asks for. */
  reply: string;
};

const READ_BY_REPORTER = "The reporter reads this as it is.";

const toReporter = (context: MoveContext, label: string, optional = false): FormField[] =>
  context.hasReporter
    ? [
        {
          name: "message",
          label,
          hint: READ_BY_REPORTER,
          kind: "area",
          outgoing: true,
          optional: optional && context.reply === "",
          value: context.reply,
        },
      ]
    : [];

const reason = (hint: string, value?: string): FormField => ({
  name: "reason",
  label: "Reason",
  hint,
  kind: "area",
  value,
});

/** The field of a move's form that the reporter reads, for replies to go into; null where there is none. */
export function replyField(move: DeskMove, context: MoveContext): "message" | "reason" | null {
  if (!context.hasReporter) return null;
  if (move === "reject") return "reason";
  return moveFields(move, context).some(({ name }) => name === "message") ? "message" : null;
}

/** The fields of a move's form. */
export function moveFields(move: DeskMove, context: MoveContext): FormField[] {
  switch (move) {
    case "acknowledge":
      return toReporter(context, "Message to the reporter");
    case "ask":
      return toReporter(context, "Question to the reporter");
    case "accept":
      return [...ratingFields(context), ...affectedFields(context), ...toReporter(context, "Message", true)];
    case "reject":
      return [
        {
          name: "outcome",
          label: "Outcome",
          ...(context.unanswered && {
            hint: "Nobody has answered yet. Acknowledge the report first for another outcome.",
          }),
          kind: "radios",
          options: REJECTION_OUTCOMES.filter(
            (value) => !context.unanswered || OUTCOMES_FOR_NEW.includes(value),
          ).map((value) => ({ value, label: OUTCOME_WORDS[value] })),
        },
        {
          name: "duplicateOf",
          label: "Duplicate of",
          hint: "The reference of the case it repeats. The two are linked, and the reporter hears what comes of it.",
          mono: true,
          optional: true,
        },
        {
          ...reason(
            context.hasReporter
              ? "The reporter reads this as it is. For spam it may stay empty, and nobody is written to."
              : "Kept with the case. For spam it may stay empty.",
            context.reply,
          ),
          outgoing: context.hasReporter,
        },
      ];
    case "plan":
      return [
        {
          name: "ownerId",
          label: "Assignee",
          kind: "select",
          options: context.team,
          value: context.assigneeId || context.me,
        },
        resolutionField(context.expectedResolution),
        ...toReporter(context, "Message", true),
      ];
    case "fix_ready":
      return fixFields(context);
    case "rework":
    case "unschedule":
      return [reason("The team reads this.")];
    case "schedule":
      return [];
    case "close":
      return context.reporterTold ? [] : toReporter(context, "Tell the reporter that it is fixed");
    case "withhold":
      return [
        reason("Why nothing is published. The team reads this."),
        ...(context.reporterTold ? [] : toReporter(context, "Tell the reporter what was decided")),
      ];
    case "reopen":
      return [reason("The team reads this.")];
  }
}

function ratingFields(context: MoveContext): FormField[] {
  if (context.severity !== "") return [];
  return [
    severityField({ label: "Severity", hint: "Or score it with CVSS first, on the Scoring page." }, ""),
    {
      name: "severityReason",
      label: "Why this severity",
      hint: "One sentence. The team reads this.",
      value: context.severityReason,
    },
  ];
}

function affectedFields({ products, productId, product }: MoveContext): FormField[] {
  const registered = products.length > 0;
  return [
    ...productFields("Affected product", products, productId),
    {
      name: "product",
      label: registered ? "Or in words" : "Affected product",
      value: product,
      optional: registered,
    },
  ];
}

// What each need is met by: this form, or another place.
const MET_ELSEWHERE: Partial<
  Record<Need, { place: "fix" | "score" | "score/impact" | "advisory"; words: string }>
> = {
  branch_decisions: { place: "fix", words: "Decide" },
  vulnerability_scored: { place: "score", words: "Score" },
  impact_judged: { place: "score/impact", words: "Judge" },
  advisory_complete: { place: "advisory", words: "Write" },
  approved_by_second: { place: "advisory", words: "Approve" },
  workaround: { place: "advisory", words: "Write" },
  credit_settled: { place: "advisory", words: "Look" },
};

/** Where a missing need is met, or null where this form asks for it. */
export function placeOf(need: Need) {
  return MET_ELSEWHERE[need] ?? null;
}
