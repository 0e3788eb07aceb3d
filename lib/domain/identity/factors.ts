/** What a person can prove who they are with. TOTP and recovery codes are second factors: they open nothing alone. */
export type Factors = { hasPassword: boolean; hasTotp: boolean; passkeys: number };

export type Removable = "password" | "passkey" | "totp";

/**
 * Why `removed` must not go, in words for the person, or null where it may: somebody who removed their last way in could
 * not come back, and where a second factor is required nobody takes away their last one.
 *
 * @param left what the person would have afterwards
 */
export function removalProblem(
  left: Factors,
  removed: Removable,
  secondFactorRequired: boolean,
): string | null {
  if (!left.hasPassword && left.passkeys === 0) return ONLY_WAY_IN[removed];
  if (secondFactorRequired && removed !== "password" && !hasSecondFactor(left))
    return "A second factor is required here, and this is your only one. Add a passkey or an authenticator app first.";
  return null;
}

/** Whether somebody has more than a password. A passkey counts: the device checks who holds it. */
export function hasSecondFactor({ hasTotp, passkeys }: Pick<Factors, "hasTotp" | "passkeys">): boolean {
  return hasTotp || passkeys > 0;
}

/** The factors beside a password, in words: "app and 2 passkeys"; null where there is none. */
export function secondFactorWords({
  hasTotp,
  passkeys,
}: Pick<Factors, "hasTotp" | "passkeys">): string | null {
  const keys = passkeys === 0 ? [] : [passkeys === 1 ? "passkey" : `${passkeys} passkeys`];
  return [...(hasTotp ? ["app"] : []), ...keys].join(" and ") || null;
}

const ONLY_WAY_IN: Record<Removable, string> = {
  password: "Your password is your only way to sign in. Add a passkey first.",
  passkey: "This passkey is your only way to sign in. Set a password or add another passkey first.",
  totp: "You have no password and no passkey. Set one up first.",
};
