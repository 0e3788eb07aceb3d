import type { FormField } from "@/components/form/FormControl";

export const newPasswordField: FormField = {
  name: "password",
  label: "Your password",
  hint: "At least 12 characters. A passphrase or your password manager’s suggestion is fine.",
  kind: "password",
  autoComplete: "new-password",
};

/** The questions of first run, in their order. */
export const setupFields: FormField[] = [
  { name: "organisationName", label: "Project or organisation", autoComplete: "organization" },
  {
    name: "referencePrefix",
    label: "Prefix of case references",
    hint: "Two to six letters or digits. Cases are then called, for example, ACME-2026-7KQM2.",
    mono: true,
  },
  {
    name: "timeZone",
    label: "Time zone",
    hint: "Working days and promised dates are counted in it. For example Europe/Paris.",
    value: "UTC",
  },
  {
    name: "fallbackContact",
    label: "Where to turn if nobody answers",
    hint: "A mail address, a page or a telephone number with its country. Reporters see it on their receipt.",
  },
  {
    name: "productName",
    label: "First product",
    hint: "What reports will be about. More can be added later.",
    optional: true,
  },
  {
    name: "branches",
    label: "Its supported versions or branches",
    hint: "One a line, such as 2.8.",
    kind: "area",
    mono: true,
    optional: true,
  },
  { name: "name", label: "Your name", hint: "You become the first administrator.", autoComplete: "name" },
  { name: "email", label: "Your e-mail address", kind: "email", autoComplete: "username" },
  newPasswordField,
];
