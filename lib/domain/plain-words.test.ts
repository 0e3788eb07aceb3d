import { expect, test } from "vitest";
import { z } from "zod";
import { plainWords } from "./plain-words";

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: plainWords }).error?.issues[0]?.message;

test.each<[z.ZodType, unknown, string]>([
  [z.string().max(3), "long", "Use at most 3 characters."],
  [z.string().max(2_000), "x".repeat(2_001), "Use at most 2,000 characters."],
  [z.string().min(12), "short", "Use at least 12 characters."],
  [z.string().min(1), "", "This is needed."],
  [z.string(), undefined, "This is needed."],
  [z.number().max(5), 6, "Give at most 5."],
  [z.array(z.string()).max(2), ["a", "b", "c"], "Give at most 2."],
  [z.uuid(), "x", "This cannot be used as it is. Reload the page, then try again."],
  [z.union([z.literal(""), z.iso.date("Enter a date.")]), "x", "Enter a date."],
  [z.string("Enter a name."), undefined, "Enter a name."],
])("a check without words of its own speaks to people: %#", (schema, value, words) => {
  expect(said(schema, value)).toBe(words);
});
