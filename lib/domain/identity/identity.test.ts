import fc from "fast-check";
import { expect, test } from "vitest";
import { removalProblem, secondFactorWords } from "./factors";
import { emailSchema, invitationSchema, linkTokenSchema, newPasswordSchema } from "./fields";
import { parseRecoveryCode, RECOVERY_CODE_BYTES, recoveryCodeFromBytes } from "./recovery-code";

const left = fc.record({ hasPassword: fc.boolean(), hasTotp: fc.boolean(), passkeys: fc.nat(5) });
const removed = fc.constantFrom("password" as const, "passkey" as const, "totp" as const);

test("whatever is removed, a way in is left", () => {
  fc.assert(
    fc.property(left, removed, (factors, what) => {
      const wayIn = factors.hasPassword || factors.passkeys > 0;
      expect(removalProblem(factors, what, false) === null).toBe(wayIn);
    }),
  );
});

test("where a second factor is required, nobody takes away their last one", () => {
  fc.assert(
    fc.property(left, removed, (factors, what) => {
      const kept = removalProblem(factors, what, true) === null;
      if (kept && what !== "password") expect(factors.hasTotp || factors.passkeys > 0).toBe(true);
      // What is refused without the rule is refused with it.
      if (removalProblem(factors, what, false) !== null) expect(kept).toBe(false);
    }),
  );
  const appOnly = { hasPassword: true, hasTotp: false, passkeys: 0 };
  expect(removalProblem(appOnly, "totp", true)).toContain("your only one");
  expect(removalProblem(appOnly, "totp", false)).toBeNull();
  expect(removalProblem({ ...appOnly, passkeys: 1 }, "totp", true)).toBeNull();
});

test("second factors in words", () => {
  expect(secondFactorWords({ hasTotp: false, passkeys: 0 })).toBeNull();
  expect(secondFactorWords({ hasTotp: true, passkeys: 0 })).toBe("app");
  expect(secondFactorWords({ hasTotp: true, passkeys: 2 })).toBe("app and 2 passkeys");
  expect(secondFactorWords({ hasTotp: false, passkeys: 1 })).toBe("passkey");
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
