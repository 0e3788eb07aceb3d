import type { ReporterKind } from "@/lib/domain/case/origins";
import type { CreditNaming } from "@/lib/domain/credit/states";
import { keysOf } from "@/lib/domain/keys-of";
import type { ReportField } from "@/lib/domain/policy/policy";

/** The pages of the form, in order. */
export const REPORT_STEPS = ["what", "where", "how", "impact", "files", "you", "check"] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

export const STEP_TITLES: Record<ReportStep, string> = {
  what: "What did you find?",
  where: "Where is it?",
  how: "How to reproduce it",
  impact: "Impact",
  files: "Files",
  you: "You and credit",
  check: "Check your answers",
};

type Choices = Readonly<Record<string, string>>;

export const PROBLEM_KINDS = {
  access: "Someone gets access they should not have",
  data: "Data leaks or can be changed",
  code: "Code runs that should not",
  availability: "The service stops or slows down",
  unsure: "I’m not sure",
} as const satisfies Choices;

export const YES_NO_UNSURE = { no: "No", yes: "Yes", unsure: "I’m not sure" } as const satisfies Choices;

export const TOLD_CHOICES = {
  nobody: "Nobody",
  others: "Others know",
  unsure: "I’m not sure",
} as const satisfies Choices;

export const DISCLOSURE_CHOICES = {
  none: "I have no plans of my own",
  planned: "I plan to publish",
  unsure: "I’m not sure",
} as const satisfies Choices;

export const CREDIT_CHOICES = {
  name: "With my name",
  pseudonym: "With a pseudonym",
  anonymous: "As “anonymous”",
  none: "Not at all",
  unsure: "I’m not sure, ask me later",
} as const satisfies Record<CreditNaming | "unsure", string>;

export const REPORTER_KIND_CHOICES = {
  researcher: "A researcher or finder",
  user: "A user or customer",
  vendor: "A vendor or maintainer of something related",
  cert: "A CERT or coordinator",
  team: "Part of this project’s team",
  other: "Someone else",
} as const satisfies Record<ReporterKind, string>;

export const SCOPE_TAG_CHOICES = {
  scripts: "Scripts and tools",
  defaults: "Default settings or how it is deployed",
  dependencies: "A dependency we use",
  data_access: "A leak of data or access",
  service: "A running service",
  other: "Something else",
} as const satisfies Choices;

/** One line of at most 200 characters; long texts 64 KB each (security.md: Markdown). */
export const LINE_LIMIT = 200;
export const LONG_LIMIT_BYTES = 65_536;
/** All texts of one report together. */
export const TOTAL_LIMIT_BYTES = 524_288;

type Question =
  | { step: ReportStep; label: string; kind: "line"; limit: number }
  | { step: ReportStep; label: string; kind: "long" }
  | { step: ReportStep; label: string; kind: "choice"; choices: Choices }
  | { step: ReportStep; label: string; kind: "several"; choices: Choices };

const line = (step: ReportStep, label: string, limit: number = LINE_LIMIT): Question => ({
  step,
  label,
  kind: "line",
  limit,
});
const long = (step: ReportStep, label: string): Question => ({ step, label, kind: "long" });
const choice = (step: ReportStep, label: string, choices: Choices): Question => ({
  step,
  label,
  kind: "choice",
  choices,
});

/** Every answer a report can hold, in the order it is asked, shown and hashed. Names are those of the form's fields. */
export const QUESTIONS = {
  title: line("what", "Title"),
  summary: long("what", "What happens, and why it is a problem"),
  type: choice("what", "Kind of problem", PROBLEM_KINDS),
  weakness: line("what", "Name of the weakness"),
  product: line("where", "Product", 64),
  product_name: line("where", "Product, in your words"),
  version: line("where", "Version, tag, branch or commit", 500),
  location: long("where", "Source paths, service, address or IP"),
  scope: { step: "where", label: "Part of the system", kind: "several", choices: SCOPE_TAG_CHOICES },
  scope_other: line("where", "Other part of the system", 500),
  configuration: long("how", "Special configuration or requirements"),
  steps: long("how", "Steps to reproduce"),
  proof_of_concept: long("how", "Proof of concept"),
  discovery: long("how", "How you found it"),
  impact: long("impact", "Impact, and how it could be exploited"),
  exploited: choice("impact", "Being exploited", YES_NO_UNSURE),
  exploited_details: long("impact", "Signs of exploitation"),
  already_public: choice("impact", "Already public", YES_NO_UNSURE),
  public_details: long("impact", "Where it is public"),
  told: choice("impact", "Who else was told", TOLD_CHOICES),
  told_who: long("impact", "Others who know"),
  disclosure: choice("impact", "Disclosure plans", DISCLOSURE_CHOICES),
  disclosure_plans: long("impact", "Plan and date"),
  cvss: line("impact", "CVSS vector", 512),
  reporter_kind: choice("you", "You are", REPORTER_KIND_CHOICES),
  tracking_id: line("you", "Your own tracking id"),
  name: line("you", "Name"),
  email: line("you", "E-mail address", 254),
  github: line("you", "GitHub name", 40),
  openpgp_key: long("you", "OpenPGP public key"),
  share_contact: choice("you", "Share my contact details with others who must fix it", YES_NO_UNSURE),
  credit: choice("you", "Credit", CREDIT_CHOICES),
  credit_name: line("you", "Name for the credit"),
  credit_link: line("you", "Link for the credit", 500),
  ai_tools: choice("you", "AI tools helped", YES_NO_UNSURE),
  ai_details: long("you", "How AI tools helped"),
  comments: long("you", "Anything else"),
} as const satisfies Record<string, Question>;

export type AnswerField = keyof typeof QUESTIONS;

export const ANSWER_FIELDS = keysOf(QUESTIONS);

/** A question with its kind open, for code that walks over all of them. */
export function questionOf(field: AnswerField): Question {
  return QUESTIONS[field];
}

/** What a missing answer is asked for with, where a policy requires the field. */
export const REQUIRED_WORDS: Record<ReportField, string> = {
  title: "Enter one line that says what you found.",
  summary: "Describe what happens and why it is a problem.",
  type: "Choose what kind of problem it is, or “I’m not sure”.",
  product: "Choose the product, or name it in your own words.",
  version: "Enter the version, tag, branch or commit, or “not sure”.",
  location: "Enter where it is: source paths, the service, its address or IP.",
  configuration: "Enter the configuration or requirements it needs, or “none”.",
  steps: "Enter the steps to reproduce it.",
  proof_of_concept: "Enter a proof of concept, or say why there is none.",
  impact: "Enter the impact, and how an attacker could use it.",
};
