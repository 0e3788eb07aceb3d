import type { Page } from "@playwright/test";

/** Gives a browser an authenticator that says yes to everything. Returns how many passkeys it holds. */
export async function addAuthenticator(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
}
