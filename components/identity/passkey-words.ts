/** Why the browser gave no passkey, in words that say what to do. */
export function passkeyProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "This device has a passkey for your account already.";
  if (name === "NotAllowedError" || name === "AbortError")
    return "No passkey was used. Try again, or use another way.";
  if (name === "SecurityError") return "Passkeys need a host name and, beyond this machine, TLS.";
  return "The browser could not use a passkey here.";
}
