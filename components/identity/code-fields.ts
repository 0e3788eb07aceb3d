import type { FormField } from "@/components/form/FormControl";

/** The fields of a second factor: one code, or two in a row where too many wrong ones were entered. */
export function codeFields(options: { twoCodes: boolean; prefix?: string }): FormField[] {
  const { twoCodes, prefix = "" } = options;
  const code: FormField = {
    name: `${prefix}code`,
    label: "Code",
    hint: twoCodes
      ? "The six digits your authenticator app shows now. One of your recovery codes works alone."
      : "The six digits your authenticator app shows now, or one of your recovery codes.",
    kind: "code",
    autoComplete: "one-time-code",
  };
  if (!twoCodes) return [code];
  const next: FormField = {
    name: `${prefix}nextCode`,
    label: "The code after it",
    hint: "Wait until the app shows another, half a minute at most, and enter that one too.",
    kind: "code",
    autoComplete: "off",
  };
  return [code, next];
}

/** Why one code is not enough, and what to do about it. */
export const TWO_CODES_WORDS =
  "Too many wrong codes were entered for your account today, so two codes in a row are needed. If it was not you who entered them, somebody knows your password: change it on your account page.";
