/** What a person can sign in with. TOTP and recovery codes are second factors: they open nothing alone. */
export type Factors = { hasPassword: boolean; passkeys: number };

/**
 * Why one of these may not be taken away, in words for the person, or null where it may: somebody who removed their last
 * way in could not come back.
 */
export function removalProblem(factors: Factors, removing: "password" | "passkey"): string | null {
  const left = {
    hasPassword: factors.hasPassword && removing !== "password",
    passkeys: factors.passkeys - (removing === "passkey" ? 1 : 0),
  };
  if (left.hasPassword || left.passkeys > 0) return null;
  return removing === "passkey"
    ? "This passkey is your only way to sign in. Set a password or add another passkey first."
    : "Your password is your only way to sign in. Add a passkey first.";
}
