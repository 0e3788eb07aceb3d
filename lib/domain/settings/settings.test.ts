import fc from "fast-check";
import { expect, test } from "vitest";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import { RATE_LIMIT_NAMES, RATE_LIMITS } from "@/lib/domain/rate-limits";
import { amountOf, amountSchema, amountWords, SIZE_UNITS, SPAN_UNITS } from "./amount";
import { limitsInWords, limitsSchema, savedTries } from "./limits";
import { organisationNameSchema, referencePrefixSchema } from "./organisation";
import { signInRulesSchema, signInWords } from "./sign-in";

const problemsOf = (parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));

test("an amount that was shown reads back as the same number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_080 }), (minutes) => {
      const schema = amountSchema(SPAN_UNITS, { what: "it", least: 1, most: 10_080 });
      expect(schema.parse(amountOf(SPAN_UNITS, minutes))).toBe(minutes);
    }),
  );
  expect(amountWords(SPAN_UNITS, 480)).toBe("8 hours");
  expect(amountWords(SPAN_UNITS, 1440)).toBe("1 day");
  expect(amountWords(SPAN_UNITS, 90)).toBe("90 minutes");
  expect(amountWords(SIZE_UNITS, 53_687_091_200)).toBe("50 GB");
});

test("an amount is a number in a unit that is offered, within its bounds", () => {
  const schema = amountSchema(SIZE_UNITS, { what: "the room", least: 1_048_576, most: 10 * SIZE_UNITS.GB });
  expect(schema.parse({ amount: "1.5", unit: "GB" })).toBe(1_610_612_736);
  expect(schema.parse({ amount: "1,5", unit: "GB" })).toBe(1_610_612_736);
  for (const amount of ["", "many", "-1", "1e3", "0x10", "1 2", "9".repeat(30)])
    expect(problemsOf(schema.safeParse({ amount, unit: "MB" })), amount).toHaveProperty("amount");
  expect(problemsOf(schema.safeParse({ amount: "1", unit: "constructor" }))).toHaveProperty("unit");
  expect(problemsOf(schema.safeParse({ amount: "11", unit: "GB" }))).toEqual({
    amount: "Set the room to between 1 MB and 10 GB.",
  });
});

test("a session is never allowed to rest longer than it lives, nor to outlive its cookie", () => {
  const rules = { requireSecondFactor: "yes", idle: { amount: "30", unit: "minutes" } };
  expect(signInRulesSchema.parse({ ...rules, absolute: { amount: "12", unit: "hours" } })).toEqual({
    sessionIdleMinutes: 30,
    sessionAbsoluteMinutes: 720,
    requireSecondFactor: true,
  });
  const shorter = signInRulesSchema.safeParse({ ...rules, absolute: { amount: "20", unit: "minutes" } });
  expect(problemsOf(shorter)).toEqual({
    "idle.amount": "The time without use cannot be longer than the time after sign-in.",
  });
  const longer = signInRulesSchema.safeParse({ ...rules, absolute: { amount: "8", unit: "days" } });
  expect(problemsOf(longer)).toHaveProperty(["absolute.amount"]);
  expect(signInWords(signInRulesSchema.parse({ ...rules, absolute: { amount: "1", unit: "days" } }))).toEqual(
    {
      idle: "30 minutes",
      absolute: "1 day",
      secondFactor: "required for everybody",
    },
  );
});

const typedLimits = {
  reportsHeldAbove: "200",
  quota: { amount: "50", unit: "GB" },
  files: "10",
  file: { amount: "25", unit: "MB" },
  caseFiles: { amount: "100", unit: "MB" },
  rates: Object.fromEntries(RATE_LIMIT_NAMES.map((name) => [name, String(RATE_LIMITS[name].tries)])),
};

test("only rates that differ from the built-in ones are stored", () => {
  const limits = limitsSchema.parse({ ...typedLimits, rates: { ...typedLimits.rates, track: "12" } });
  expect(limits).toEqual({
    reportsHeldAbove: 200,
    storageQuotaBytes: 53_687_091_200,
    fileLimits: FILE_LIMITS,
    rateLimits: { track: 12 },
  });
  expect(savedTries(limits.rateLimits, "track")).toBe(12);
  expect(savedTries(limits.rateLimits, "report")).toBe(RATE_LIMITS.report.tries);
  expect(limitsInWords(limits)).toMatchObject({
    storage_quota: "50 GB",
    file_size: "25 MB",
    "rate.track": "12",
  });
});

test("every limit has bounds that are said, and a file fits its case", () => {
  const parsed = limitsSchema.safeParse({
    ...typedLimits,
    reportsHeldAbove: "0",
    files: "51",
    rates: { ...typedLimits.rates, "second-factor": "11", report: "none" },
  });
  expect(problemsOf(parsed)).toEqual({
    reportsHeldAbove: "Set the reports an hour to a whole number from 1 to 100,000.",
    files: "Set the files of one message to a whole number from 1 to 50.",
    "rates.report": "Set “Reports sent” to a whole number from 1 to 1,000.",
    "rates.second-factor":
      "Set “Codes of the second factor, after one right password” to a whole number from 3 to 10.",
  });
  const large = limitsSchema.safeParse({ ...typedLimits, file: { amount: "101", unit: "MB" } });
  expect(problemsOf(large)).toEqual({ "file.amount": "One file cannot be larger than all files of a case." });
});

test("what an installation starts with is within the bounds of its own form", () => {
  for (const name of RATE_LIMIT_NAMES) {
    const { tries, least, most } = RATE_LIMITS[name];
    expect(tries >= least && tries <= most, name).toBe(true);
  }
  expect(limitsSchema.safeParse(typedLimits).success).toBe(true);
});

test("a prefix is two to six capitals or digits, a name is not blank", () => {
  expect(referencePrefixSchema.parse(" acme1 ")).toBe("ACME1");
  for (const bad of ["a", "toolong", "é1", "A-B", ""])
    expect(referencePrefixSchema.safeParse(bad).success).toBe(false);
  expect(organisationNameSchema.parse("  Example  ")).toBe("Example");
  for (const bad of ["   ", "Exam\u202Eple", "Exam\r\nple", "Exam\u0007ple", "Exam\0ple"])
    expect(organisationNameSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
});
