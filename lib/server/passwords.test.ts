import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords";

test("a password is verified against its own hash only; without one a dummy is hashed and nothing matches", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse batterY")).toBe(false);
  expect(await verifyPassword(null, "correct horse battery")).toBe(false);
});

test("two at once, twenty waiting, the rest are told to come back", async () => {
  const stored = await hashPassword("correct horse battery");
  const all = await Promise.allSettled(Array.from({ length: 25 }, () => verifyPassword(stored, "wrong")));
  const refused = all.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(3);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "busy", status: 503 });
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
});
