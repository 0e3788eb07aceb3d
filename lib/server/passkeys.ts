import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  type VerifyRegistrationResponseOpts,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { invalid } from "./errors";
import { services } from "./services";

const VALID_MS = 15 * 60_000;
const RANDOM_BYTES = 16;
const TIME_BYTES = 6;

/** What a challenge may be answered for. One made for signing in registers nothing, and none serves another person. */
export type ChallengePurpose = "sign-in" | `register:${string}` | `confirm:${string}`;

/**
 * A challenge that proves itself: random | expiry | MAC over both and the purpose. Nothing is stored for pages that are
 * only looked at; an answered one is remembered until it expires (`burnChallenge`), so each counts once.
 */
export function newChallenge(purpose: ChallengePurpose, now: Date): Uint8Array<ArrayBuffer> {
  const expiry = Buffer.alloc(TIME_BYTES);
  expiry.writeUIntBE(now.getTime() + VALID_MS, 0, TIME_BYTES);
  const head = Buffer.concat([randomBytes(RANDOM_BYTES), expiry]);
  return new Uint8Array(Buffer.concat([head, mac(purpose, head)]));
}

/** Whether we made this challenge (base64url) for this purpose less than a quarter of an hour ago. */
export function isOwnChallenge(purpose: ChallengePurpose, challenge: string, now: Date): boolean {
  const given = Buffer.from(challenge, "base64url");
  const head = given.subarray(0, RANDOM_BYTES + TIME_BYTES);
  const tag = given.subarray(RANDOM_BYTES + TIME_BYTES);
  const expected = mac(purpose, head);
  if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) return false;
  return head.readUIntBE(RANDOM_BYTES, TIME_BYTES) > now.getTime();
}

function mac(purpose: ChallengePurpose, head: Buffer): Buffer {
  const key = services().keyring.derive("passkey-challenge");
  return createHmac("sha256", key).update(`${purpose}|`).update(head).digest();
}

/** WebAuthn's relying party is the host name people see; addresses in figures have none (WebAuthn L2 §5.1.2). */
export function relyingParty(origin: string): string {
  return new URL(origin).hostname;
}

const encoded = z.string().max(20_000);
const shared = { id: encoded, rawId: encoded, type: z.literal("public-key") };
const attachment = z.enum(["platform", "cross-platform"]).optional();
const extensions = z.object({}).catch({}).default({});

const registration = z.object({
  ...shared,
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z
      .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
      .optional()
      .catch([]),
  }),
});

const authentication = z.object({
  ...shared,
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: z.string().optional().catch(undefined),
  }),
});

const fromJson = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: REFUSED });
    return z.NEVER;
  }
};
const REFUSED = "The passkey was not accepted. Reload the page and try again, or use another way.";

/** What the browser hands back, as the form field it travels in. */
export const registrationSchema = z.string(REFUSED).max(50_000).transform(fromJson).pipe(registration);
export const authenticationSchema = z.string(REFUSED).max(50_000).transform(fromJson).pipe(authentication);

export const passkeyRefused = () => invalid([{ field: "response", message: REFUSED }]);

type Given<Response> = { response: Response; purpose: ChallengePurpose; origin: string; now: Date };

/** Checks a new passkey. @throws AppError invalid unless all of it is right */
export async function verifyNewPasskey({
  response,
  purpose,
  origin,
  now,
}: Given<z.output<typeof registration>>) {
  const checked = await verifyUnattested({
    response,
    expectedChallenge: (challenge) => isOwnChallenge(purpose, challenge, now),
    expectedOrigin: origin,
    expectedRPID: relyingParty(origin),
    requireUserVerification: true,
  }).catch(() => null);
  const info = checked?.registrationInfo;
  if (!checked?.verified || !info) throw passkeyRefused();
  return {
    challenge: challengeOf(response.response.clientDataJSON),
    credentialId: Buffer.from(info.credentialID).toString("base64url"),
    publicKey: Buffer.from(info.credentialPublicKey).toString("base64url"),
    counter: info.counter,
    deviceType: info.credentialDeviceType,
    backedUp: info.credentialBackedUp,
    transports: response.response.transports ?? [],
  };
}

/**
 * We ask for no word of a device's maker, so a browser passes none on, only what a device says of itself (WebAuthn L2 §5.1.3).
 * Of a maker's certificate the library would fetch, before it checks anything, whatever address stands in it.
 */
async function verifyUnattested(options: VerifyRegistrationResponseOpts) {
  const given = decodeAttestationObject(isoBase64URL.toBuffer(options.response.response.attestationObject));
  const format = given.get("fmt");
  const ofItself = format === "packed" && !given.get("attStmt").get("x5c");
  return format === "none" || ofItself ? verifyRegistrationResponse(options) : null;
}

export type StoredPasskey = { credentialId: string; publicKey: string; counter: number };

/** Checks a signature by a known passkey. @throws AppError invalid unless all of it is right */
export async function verifyPasskey(
  { response, purpose, origin, now }: Given<z.output<typeof authentication>>,
  stored: StoredPasskey,
) {
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => isOwnChallenge(purpose, challenge, now),
    expectedOrigin: origin,
    expectedRPID: relyingParty(origin),
    requireUserVerification: true,
    authenticator: {
      credentialID: Buffer.from(stored.credentialId, "base64url"),
      credentialPublicKey: Buffer.from(stored.publicKey, "base64url"),
      counter: stored.counter,
    },
  }).catch(() => null);
  if (!checked?.verified) throw passkeyRefused();
  return {
    challenge: challengeOf(response.response.clientDataJSON),
    credentialId: stored.credentialId,
    counter: checked.authenticationInfo.newCounter,
  };
}

const clientData = z.object({ challenge: z.string() });

function challengeOf(clientDataJson: string): string {
  return clientData.parse(JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8"))).challenge;
}
