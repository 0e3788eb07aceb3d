import { describe, expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { formInput, formValues } from "./form";

function form(fields: Iterable<[string, string]>): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("dots nest, repeated names become a list, the framework's own fields are left out", () => {
  const input = formInput(
    form([
      ["a.b", "1"],
      ["a.c", ""],
      ["d", "2"],
      ["d", "3"],
      ["$ACTION_ID", "x"],
    ]),
  );
  expect(JSON.parse(JSON.stringify(input))).toEqual({ a: { b: "1", c: "" }, d: ["2", "3"] });
});

describe("a form that none of our pages makes is refused at once", () => {
  test.each([
    ["a name of a million parts", form([["a.".repeat(1_000_000), "x"]])],
    ["two hundred thousand fields", form(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, ""]))],
    ["a prototype", form([["__proto__.admin", "1"]])],
    ["a prototype further in", form([["a.__proto__.admin", "1"]])],
  ])("%s", (_, hostile) => {
    const took = cpuMilliseconds(() =>
      expect(() => formInput(hostile)).toThrow("The form could not be read"),
    );
    expect(took).toBeLessThan(500);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

test("a field of another's prototype stays a field", () => {
  const input = formInput(
    form([
      ["constructor.prototype.admin", "1"],
      ["toString", "x"],
    ]),
  );
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
  expect(Object.getPrototypeOf(input)).toBeNull();
});

test("a text that the database cannot hold is refused in words", () => {
  expect(() => formInput(form([["name", "a\0b"]]))).toThrow("NUL characters");
});

test("what was ticked of several comes back whole, and so does a limit of codes", () => {
  const ticked = form([
    ["days", "1"],
    ["days", "5"],
    ["rates.new-code", "7"],
  ]);
  expect(formValues(ticked)).toEqual({ days: ["1", "5"], "rates.new-code": ["7"] });
});

test("a form with too many fields is refused, and its first ones come back", () => {
  const many = form([
    ["title", "Typed"],
    ...Array.from({ length: 1_000 }, (_, i): [string, string] => [`f${i}`, ""]),
  ]);
  expect(() => formInput(many)).toThrow("The form could not be read");
  expect(formValues(many)).toMatchObject({ title: ["Typed"], f998: [""] });
  expect(formValues(many)).not.toHaveProperty("f999");
});

test("secrets are not handed back to the page", () => {
  expect(
    formValues(
      form([
        ["password", "p"],
        ["newPassword", "p"],
        ["code", "c"],
        ["nextCode", "c"],
        ["token", "t"],
        ["proof.password", "p"],
        ["proof.response", "r"],
        ["$ACTION_KEY", "k"],
        ["email", "e"],
        ["roles", "admin"],
        ["roles", "triager"],
      ]),
    ),
  ).toEqual({ email: ["e"], roles: ["admin", "triager"] });
});
