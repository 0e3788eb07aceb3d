import type { PolicyData } from "./policy";

/**
 * The policy a fresh installation starts with: 24 hours to a person's answer, an update every 14 days, disclosure after
 * 90 days by default. The texts name no organisation, so that they are true for any.
 */
export function builtinPolicy(organisationName: string): PolicyData {
  return {
    name: `${organisationName} vulnerability disclosure policy`,
    introduction:
      "If you found a security problem in what we make, we want to know before anybody can misuse it.",
    scopeText:
      "Everything we develop ourselves: source code, scripts, default settings, how it is deployed, and what it leaks " +
      "or lets through. Problems in the way we use a dependency are ours too. Reports on old versions are welcome.",
    outOfScopeText:
      "Problems in projects of others that do not involve us are best told to them; if you are not sure, tell us and we " +
      "pass it on with your permission. Missing best practices without a way to misuse them are notes, not vulnerabilities.",
    safeHarbourText:
      "If you keep to the rules above we will take no legal action against you, and we will say so to anyone who asks. " +
      "We share your personal details with nobody without your permission, unless the law requires it.",
    rules: [
      "Look at no more data than you need to show the problem.",
      "Change and delete nothing that is not yours.",
      "Do not slow down or stop a service for others.",
      "Use no social engineering, and do not enter buildings.",
      "Tell nobody else before we have agreed on a date.",
    ],
    attestationVersion: "1",
    requiredFields: ["title", "summary"],
    promises: [
      { kind: "acknowledgement", limit: { hours: 24 }, public: true },
      { kind: "next_update", limit: { calendarDays: 14 }, public: true },
    ],
    calendar: { timeZone: "UTC", workingDays: [1, 2, 3, 4, 5], holidays: [] },
    disclosureDays: 90,
    contact: null,
    contacts: [],
  };
}
