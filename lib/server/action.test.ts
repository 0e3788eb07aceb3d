import { expect, test } from "vitest";
import { IDLE } from "@/lib/domain/form-state";
import { action } from "./action";
import { AppError } from "./errors";

const never = async () => {
  throw new Error("must not be reached");
};
const proof = { password: true, code: false, twoCodes: false, passkey: null };
const useCase = Object.assign(never, { action: "settings.read" as const });
const change = action(useCase, { as: "staff", stepUp: { prove: never, ask: async () => proof } });

function form(fields: readonly [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("a form with too many fields is refused in words, and what was typed stays in it", async () => {
  const fields = Array.from({ length: 1_001 }, (_, i): [string, string] => [`f${i}`, `typed ${i}`]);
  const state = await change(IDLE, form(fields));
  expect(state).toMatchObject({ status: "failed", message: "The form could not be read." });
  expect(state).toMatchObject({ values: { f0: ["typed 0"] } });
});

test("a form that could not be read asks nobody to prove who they are", async () => {
  const state = await change(IDLE, form([["name", "a\0b"]]));
  expect(state).toMatchObject({ status: "failed", values: { name: ["a\0b"] } });
  expect(state).not.toHaveProperty("proof");
});

test("a proof that is wrong is asked for again", async () => {
  const wrong = new AppError("invalid", "That is not your password.");
  const refuse = action(useCase, {
    as: "staff",
    stepUp: { prove: () => Promise.reject(wrong), ask: async () => proof },
  });
  const state = await refuse(IDLE, form([["proof.password", "no"]]));
  expect(state).toMatchObject({ status: "failed", message: "That is not your password.", proof });
});
