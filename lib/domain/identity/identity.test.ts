import fc from "fast-check";
import { expect, test } from "vitest";
import { removalProblem } from "./factors";
import { emailSchema, invitationSchema, linkTokenSchema, newPasswordSchema } from "./fields";
import { parseRecoveryCode, RECOVERY_CODE_BYTES, recoveryCodeFromBytes } from "./recovery-code";

test("whatever is removed, a way in is left", () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.nat(5),
      fc.constantFrom("password" as const, "passkey" as const),
      (hasPassword, passkeys, removing) => {
        const left = removing === "password" ? passkeys > 0 : hasPassword || passkeys > 1;
        expect(removalProblem({ hasPassword, passkeys }, removing) === null).toBe(left);
      },
    ),
  );
});

test("a recovery code reads back however it is typed", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES }),
      (bytes) => {
        const code = recoveryCodeFromBytes(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
        expect(parseRecoveryCode(typed)).toBe(code.replaceAll("-", ""));
      },
    ),
  );
});

test("what is no recovery code is none", () => {
  for (const text of ["", "123456", "U".repeat(16), "0".repeat(17), "A".repeat(10_000)])
    expect(parseRecoveryCode(text), text.slice(0, 20)).toBeNull();
});

test("addresses are compared without case, spaces around and Unicode forms", () => {
  expect(emailSchema.parse("  Ada@Example.ORG ")).toBe("ada@example.org");
  expect(emailSchema.parse("ju\u0308rgen@example.org")).toBe("jürgen@example.org");
  for (const bad of [
    "ada",
    "ada@",
    "a b@example.org",
    "ada@example.org\r\nBcc: x@example.org",
    "x".repeat(300),
  ])
    expect(emailSchema.safeParse(bad).success, bad.slice(0, 30)).toBe(false);
});

test("length decides on passwords; nothing is trimmed", () => {
  expect(newPasswordSchema.parse("  twelve chars  ")).toBe("  twelve chars  ");
  for (const bad of ["eleven char", "aaaaaaaaaaaaaaa", "abababababababab", "x".repeat(257), undefined])
    expect(newPasswordSchema.safeParse(bad).success, String(bad)).toBe(false);
});

test("only something like a token of ours is looked up", () => {
  expect(linkTokenSchema.safeParse("a".repeat(43)).success).toBe(true);
  for (const bad of ["", "a".repeat(42), "a".repeat(44), `${"a".repeat(42)}/`, ["a"]])
    expect(linkTokenSchema.safeParse(bad).success).toBe(false);
  expect(invitationSchema.safeParse({ email: "a", name: "b", roles: ["root"] }).success).toBe(false);
});
