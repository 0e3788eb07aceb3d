import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { Socket } from "node:net";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { beforeAll, expect, test, vi } from "vitest";
import { temporaryKeyFile } from "@/db/testing/temporary-dir";
import { readKeyring } from "./crypto/keyring";
import { createPool } from "./database";
import { newChallenge, registrationSchema, verifyNewPasskey } from "./passkeys";
import { setServices } from "./services";

const now = new Date("2026-12-01T14:02:00Z");
const ORIGIN = "https://desk.example.org";
const purpose = "register:ada";
/** Self-made, and names http://crl.invalid/ as the place of its revocations (RFC 5280 §4.2.1.13). */
const CERTIFICATE = Buffer.from(
  "MIIBYjCCAQegAwIBAgIUb5WIN2v2jCkIbdd/ur9DDzD++4cwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBYTAeFw0yNjExMzAyMjExMDRaFw0zNjExMjcy" +
    "MjExMDRaMAwxCjAIBgNVBAMMAWEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASQa4AFnfBcdS3Yip+j6eQpFwQImJpTlknxKrbXyassBCBeAWXdX7FT" +
    "9CalNlaSc2WsAf51XrNwAqQz4ySJt/rUo0cwRTAkBgNVHR8EHTAbMBmgF6AVhhNodHRwOi8vY3JsLmludmFsaWQvMB0GA1UdDgQWBBS1dc90xuis0hIy" +
    "3V46FFLv2cAwbTAKBggqhkjOPQQDAgNJADBGAiEA+2D8nTExKnxgX3nohGC/LK8Nscehr0gJtJbBb4jhTg0CIQC8nOY05+a65cO8F2/A8TZxPCIyD5BH" +
    "E9ceUEJuB1ADcA==",
  "base64",
);

beforeAll(() => {
  setServices({
    keyring: readKeyring(temporaryKeyFile()),
    pool: createPool("postgresql://nobody@127.0.0.1:1/none"),
  });
});

type Statement = Record<string, unknown>;

const bytes = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const encoded = (pairs: Iterable<readonly [string | number, unknown]>) =>
  isoCBOR.encode(new Map(pairs) as Parameters<typeof isoCBOR.encode>[0]);

/** A new passkey as a browser hands it back; `state` says something of it, and may sign that with its own key. */
function newPasskey(format: string, state: (signature: Uint8Array) => Statement) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const point = (text: string) => bytes(Buffer.from(text, "base64url"));
  const key = encoded([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(x)],
    [-3, point(y)],
  ]);
  const id = randomBytes(16);
  // Somebody was there, proved who they are, and a key follows (WebAuthn L2 §6.1).
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  const site = createHash("sha256").update("desk.example.org").digest();
  const authData = bytes(site, head, Buffer.alloc(16), Buffer.from([0, id.length]), id, key);
  const challenge = Buffer.from(newChallenge(purpose, now)).toString("base64url");
  const clientData = Buffer.from(JSON.stringify({ type: "webauthn.create", challenge, origin: ORIGIN }));
  const clientHash = createHash("sha256").update(clientData).digest();
  const statement = state(bytes(sign("sha256", bytes(authData, clientHash), privateKey)));
  const attested = encoded([
    ["fmt", format],
    ["attStmt", new Map(Object.entries(statement))],
    ["authData", authData],
  ]);
  const response = registrationSchema.parse(
    JSON.stringify({
      id: id.toString("base64url"),
      rawId: id.toString("base64url"),
      type: "public-key",
      response: {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: Buffer.from(attested).toString("base64url"),
      },
    }),
  );
  return verifyNewPasskey({ response, purpose, origin: ORIGIN, now });
}

test("a passkey without a word of its maker is taken, and one that signs for itself where it signed", async () => {
  await expect(newPasskey("none", () => ({}))).resolves.toMatchObject({ counter: 0 });
  await expect(newPasskey("packed", (sig) => ({ alg: -7, sig }))).resolves.toMatchObject({ counter: 0 });
  await expect(newPasskey("packed", () => ({ alg: -7, sig: randomBytes(70) }))).rejects.toMatchObject({
    code: "invalid",
  });
});

test("a maker's certificate is not looked at: nothing is fetched from where it points", async () => {
  const opened = vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket) {
    return this.destroy(new Error("opened"));
  });
  const x5c = [bytes(CERTIFICATE)];
  for (const format of ["apple", "packed", "tpm", "android-key", "android-safetynet", "fido-u2f", "other"])
    await expect(newPasskey(format, (sig) => ({ alg: -7, sig, x5c }))).rejects.toMatchObject({
      code: "invalid",
    });
  expect(opened).not.toHaveBeenCalled();
});
