import { beforeAll, expect, test } from "vitest";
import { temporaryKeyFile } from "@/db/testing/temporary-dir";
import { readKeyring } from "./crypto/keyring";
import { createPool } from "./database";
import { authenticationSchema, isOwnChallenge, newChallenge, relyingParty } from "./passkeys";
import { setServices } from "./services";

const now = new Date("2026-11-20T14:02:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

beforeAll(() => {
  setServices({
    keyring: readKeyring(temporaryKeyFile()),
    pool: createPool("postgresql://nobody@127.0.0.1:1/none"),
  });
});

test("a challenge is good for its purpose, for a quarter of an hour", () => {
  const challenge = text(newChallenge("register:ada", now));
  expect(isOwnChallenge("register:ada", challenge, after(14))).toBe(true);
  expect(isOwnChallenge("register:ada", challenge, after(16))).toBe(false);
  expect(isOwnChallenge("register:eve", challenge, now)).toBe(false);
  expect(isOwnChallenge("confirm:ada", challenge, now)).toBe(false);
  expect(isOwnChallenge("sign-in", challenge, now)).toBe(false);
});

test("no two challenges are alike, and any flipped bit or missing byte is noticed", () => {
  const bytes = newChallenge("sign-in", now);
  expect(text(newChallenge("sign-in", now))).not.toBe(text(bytes));
  for (let i = 0; i < bytes.length; i++) {
    const altered = Uint8Array.from(bytes, (byte, at) => (at === i ? byte ^ 1 : byte));
    expect(isOwnChallenge("sign-in", text(altered), now), `byte ${i}`).toBe(false);
  }
  for (const bad of ["", "AAAA", text(bytes.slice(0, -1)), `${text(bytes)}AA`])
    expect(isOwnChallenge("sign-in", bad, now)).toBe(false);
});

test("the relying party is the host people see, without its port", () => {
  expect(relyingParty("https://desk.example.org")).toBe("desk.example.org");
  expect(relyingParty("http://localhost:3000")).toBe("localhost");
});

test("what is not a browser's answer is refused before anything is looked up", () => {
  for (const bad of ["", "{", "[]", '{"id":1}', '{"id":"x","rawId":"x","type":"password","response":{}}'])
    expect(authenticationSchema.safeParse(bad).success, bad).toBe(false);
});
