import type { AnswerField, ReportStep } from "@/lib/domain/report/questions";

export type StepField = {
  field: AnswerField;
  /** The question as it is asked; the shorter label of `QUESTIONS` stands on the check page. */
  ask: string;
  hint?: string;
  rows?: number;
  mono?: boolean;
  type?: "email" | "url";
  autoComplete?: string;
  /** Small words under the choices. */
  help?: Readonly<Record<string, string>>;
  /** Asked only after one of these answers to the question before it. */
  after?: { field: AnswerField; answers: readonly string[] };
};

export type FormStep = Exclude<ReportStep, "files" | "check">;

/** What each page of the form asks, in order. */
export const STEP_FIELDS: Record<FormStep, readonly StepField[]> = {
  what: [
    {
      field: "title",
      ask: "Title",
      hint: "One line is enough, for example “Stored XSS in the comment preview”.",
    },
    {
      field: "summary",
      ask: "What happens, and why is it a problem?",
      hint: "Write in any language. You can use Markdown. Leave out passwords and other people’s personal data.",
      rows: 8,
    },
    {
      field: "type",
      ask: "What kind of problem is it?",
      hint: "We sort it out with you if it fits none of these.",
      help: {
        access: "sign-in, sessions, permissions, elevation",
        data: "disclosure, injection, tampering",
        code: "memory safety, deserialisation, command injection",
      },
    },
    {
      field: "weakness",
      ask: "Does the weakness have a name?",
      hint: "A CWE number such as CWE-79, or words such as “SQL injection”.",
    },
  ],
  where: [
    { field: "product", ask: "Which product is it?" },
    {
      field: "product_name",
      ask: "Product, in your own words",
      hint: "If it is not in the list, or only a part of it.",
    },
    {
      field: "version",
      ask: "Version, tag, branch or commit",
      hint: "Or the address of the source you looked at. “Not sure” is an answer.",
    },
    {
      field: "location",
      ask: "Where in it?",
      hint: "Full paths of the source files, or the service with its address or IP.",
      rows: 4,
    },
    { field: "scope", ask: "Which part of the system is it about?", hint: "Tick all that fit." },
    { field: "scope_other", after: { field: "scope", answers: ["other"] }, ask: "If something else: what?" },
  ],
  how: [
    {
      field: "configuration",
      ask: "Does it need a special configuration?",
      hint: "Settings, accounts, permissions or anything else an attacker must have first.",
      rows: 4,
    },
    {
      field: "steps",
      ask: "Steps to reproduce it",
      hint: "One after the other, so that we see what you saw.",
      rows: 8,
    },
    {
      field: "proof_of_concept",
      ask: "Proof of concept",
      hint: "Code, requests or output. Longer ones can be sent as files later on.",
      rows: 8,
      mono: true,
    },
    { field: "discovery", ask: "How did you find it?", rows: 3 },
  ],
  impact: [
    {
      field: "impact",
      ask: "What could an attacker do with it, and how?",
      hint: "How they would find it, what they would need, what they would gain.",
      rows: 6,
    },
    { field: "exploited", ask: "Is it being exploited?" },
    {
      field: "exploited_details",
      after: { field: "exploited", answers: ["yes", "unsure"] },
      ask: "If it is: what makes you think so?",
      rows: 3,
    },
    { field: "already_public", ask: "Is it already public?" },
    {
      field: "public_details",
      after: { field: "already_public", answers: ["yes"] },
      ask: "If it is public: where?",
      hint: "Links, if there are any.",
      rows: 3,
    },
    { field: "told", ask: "Who else was told?" },
    {
      field: "told_who",
      after: { field: "told", answers: ["others"] },
      ask: "If others know: who, and since when?",
      hint: "Other vendors, a CERT, a programme, with their ids if you have them.",
      rows: 3,
    },
    { field: "disclosure", ask: "Do you plan to publish about it?" },
    {
      field: "disclosure_plans",
      after: { field: "disclosure", answers: ["planned"] },
      ask: "If you plan to: what, where and when?",
      hint: "A talk, a paper, a deadline.",
      rows: 3,
    },
    {
      field: "cvss",
      ask: "CVSS vector",
      hint: "Version 3.1 or 4.0, if you scored it. Ours will stand beside yours.",
      mono: true,
    },
  ],
  you: [
    {
      field: "reporter_kind",
      ask: "Who are you?",
      help: { cert: "Your own tracking id will be kept with the case." },
    },
    {
      field: "tracking_id",
      ask: "Your own tracking id",
      hint: "If you have one; it stands on everything we send you.",
    },
    {
      field: "name",
      ask: "Name or pseudonym",
      hint: "Leave it empty to stay anonymous.",
      autoComplete: "name",
    },
    {
      field: "email",
      ask: "E-mail address",
      hint: "Only for notices that something happened, without details. You can follow your case without one.",
      type: "email",
      autoComplete: "email",
    },
    {
      field: "github",
      ask: "GitHub name",
      hint: "If you would like to be invited to a private advisory there.",
    },
    {
      field: "openpgp_key",
      ask: "OpenPGP public key",
      hint: "From BEGIN PGP PUBLIC KEY BLOCK to END. It must be able to encrypt.",
      rows: 5,
      mono: true,
    },
    {
      field: "share_contact",
      ask: "May we pass your contact details to others who must fix it?",
      hint: "Without a yes we pass them to nobody, unless the law requires it.",
    },
    {
      field: "credit",
      ask: "How should we thank you?",
      hint: "A wish; you see the line and accept it before anything is published.",
    },
    {
      field: "credit_name",
      after: { field: "credit", answers: ["name", "pseudonym"] },
      ask: "Name to thank you with",
      hint: "Left empty, it is the name above. A pseudonym has to be entered here.",
    },
    {
      field: "credit_link",
      after: { field: "credit", answers: ["name", "pseudonym"] },
      ask: "Link beside it",
      hint: "Your page, if you like.",
      type: "url",
    },
    {
      field: "ai_tools",
      ask: "Did AI tools help?",
      hint: "Either answer is fine; it helps us to check the claims.",
    },
    {
      field: "ai_details",
      after: { field: "ai_tools", answers: ["yes"] },
      ask: "If they did: which, and for what?",
      rows: 3,
    },
    { field: "comments", ask: "Anything else?", rows: 4 },
  ],
};
