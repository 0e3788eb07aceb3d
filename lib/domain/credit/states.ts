/** Credit is offered by the team and accepted by the person; neither side alone publishes (S4.15). */
export const CREDIT_STATES = ["offered", "accepted", "declined", "withdrawn"] as const;
export type CreditState = (typeof CREDIT_STATES)[number];

/** CVE Record Format 5.1, credits[].type, in plain words where shown. */
export const CREDIT_TYPES = [
  "finder",
  "reporter",
  "analyst",
  "coordinator",
  "remediation_developer",
  "remediation_reviewer",
  "remediation_verifier",
  "tool",
  "sponsor",
] as const;
export type CreditType = (typeof CREDIT_TYPES)[number];

/** How the person wants to be named. */
export const CREDIT_NAMINGS = ["name", "pseudonym", "anonymous", "none"] as const;
export type CreditNaming = (typeof CREDIT_NAMINGS)[number];
