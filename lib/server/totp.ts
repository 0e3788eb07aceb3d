import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
/** One step back and one ahead: clocks of phones are not exact (RFC 6238 §5.2). */
const WINDOW = 1;

/** A fresh 160-bit secret in base 32, as authenticator apps take it (RFC 4226 §4, R6). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The `otpauth://` address behind the QR code. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  return new TOTP({
    issuer,
    label: account,
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
  }).toString();
}

/** The time step a code belongs to, or null when it is wrong at `now`. A step may be used once (RFC 6238 §5.2). */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
  const delta = totp.validate({ token, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/**
 * The step of the second of two codes in a row, or null when they are not that at `now`. A guess hits one with a chance of
 * three in 10^12, against three in 10^6 for a single code.
 */
export function totpPairStep(secret: string, first: string, second: string, now: Date): number | null {
  const step = totpStep(secret, second, now);
  if (step === null) return null;
  const before = new Date((step - 1) * PERIOD_SECONDS * 1000);
  return totpStep(secret, first, before) === step - 1 ? step : null;
}
