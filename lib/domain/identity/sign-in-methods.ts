/** How somebody proved who they are; stands in the audit chain beside the session it opened. */
export const SIGN_IN_METHODS = [
  "setup",
  "invitation",
  "password",
  "totp",
  "recovery_code",
  "passkey",
] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** A passkey is something one has, and the device checked who holds it: two factors at once. */
const TWO_FACTORS: readonly SignInMethod[] = ["totp", "recovery_code", "passkey"];

/** Whether a session opened in this way counts as opened with two factors. */
export function provesTwoFactors(method: SignInMethod): boolean {
  return TWO_FACTORS.includes(method);
}
