import { expect, test } from "vitest";
import { limitWords } from "@/lib/domain/clock/promise";
import { PLAIN_LINE } from "@/lib/domain/text";
import { builtinPolicy } from "./builtin";
import { changedFields, policyChanges } from "./changes";
import {
  allContacts,
  contactAddress,
  contactHref,
  fallbackContacts,
  typedContact,
  typedContactSchema,
} from "./contact";
import { type PolicyData, policyDataSchema } from "./policy";
import { typedPolicySchema } from "./typed";
import { namesOrganisation, promiseWords, weekdayWords } from "./words";

const policy: PolicyData = {
  ...builtinPolicy("Example"),
  contacts: [{ label: "security@example.org", href: "mailto:security@example.org" }],
};

/** The form as a browser sends it, unchanged from what it was filled with. */
const typed = {
  name: policy.name,
  introduction: policy.introduction,
  scopeText: policy.scopeText,
  outOfScopeText: policy.outOfScopeText,
  safeHarbourText: policy.safeHarbourText,
  rules: policy.rules.join("\r\n"),
  contact: { label: "", address: "" },
  contacts: { "0": { label: "", address: "security@example.org" }, "1": { label: " ", address: "" } },
  promises: {
    acknowledgement: { amount: "24", unit: "hours", shown: "public" },
    evaluation: { amount: "", unit: "businessDays", shown: "public" },
    next_update: { amount: "14", unit: "calendarDays", shown: "public" },
  },
  disclosureDays: "90",
  timeZone: "UTC",
  workingDays: ["1", "2", "3", "4", "5"],
  holidays: "",
  requiredFields: "summary",
};

const problemsOf = (change: object) => {
  const parsed = typedPolicySchema.safeParse({ ...typed, ...change });
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]),
  );
};
const read = (change: object) => ({ ...policy, ...typedPolicySchema.parse({ ...typed, ...change }) });

test("a form that was not touched changes nothing, and what it makes is a policy", () => {
  const again = read({});
  expect(changedFields(policy, again)).toEqual([]);
  expect(policyDataSchema.parse(again)).toEqual(again);
});

test("versions from before there was a contact are read as having none", () => {
  const { contact: _, ...old } = policy;
  expect(policyDataSchema.parse(old)).toMatchObject({ contact: null, contacts: policy.contacts });
});

test("promises are hours, business days, days or months; an empty one is none", () => {
  const promised = read({
    promises: {
      acknowledgement: { amount: "1", unit: "businessDays", shown: "public" },
      evaluation: { amount: "7", unit: "businessDays", shown: "team" },
      next_update: { amount: " ", unit: "calendarDays", shown: "public" },
    },
  });
  expect(promised.promises).toEqual([
    { kind: "acknowledgement", limit: { businessDays: 1 }, public: true },
    { kind: "evaluation", limit: { businessDays: 7 }, public: false },
  ]);
  for (const amount of ["0", "-1", "1.5", "soon", "99999"])
    expect(
      problemsOf({
        promises: { ...typed.promises, evaluation: { amount, unit: "hours", shown: "public" } },
      }),
      amount,
    ).toHaveProperty(["promises.evaluation.amount"]);
  expect(promised.promises.map(promiseWords)).toEqual(["1 business day", "7 business days, not public"]);
  expect(promiseWords(undefined)).toBe("no promise");
});

test("days off are sorted, each once; one that is none is named", () => {
  const { calendar } = read({
    holidays: "2027-01-01\n\n2026-12-25\r\n2027-01-01",
    workingDays: ["7", "1", "7"],
  });
  expect(calendar).toEqual({ timeZone: "UTC", workingDays: [1, 7], holidays: ["2026-12-25", "2027-01-01"] });
  expect(problemsOf({ holidays: "2026-12-25\n25.12.2026" })).toEqual({
    holidays: "“25.12.2026” is not a date such as 2026-12-25.",
  });
  expect(problemsOf({ holidays: "2026-02-30" })).toHaveProperty("holidays");
  expect(problemsOf({ workingDays: undefined })).toEqual({ workingDays: "Choose at least one working day." });
  expect(problemsOf({ workingDays: ["8"] })).not.toEqual({});
  expect(problemsOf({ timeZone: "+02:00" })).toHaveProperty("timeZone");
});

test("a title is always required in a report, the rest as ticked, in the order of the form", () => {
  expect(read({ requiredFields: undefined }).requiredFields).toEqual(["title"]);
  expect(read({ requiredFields: ["impact", "steps"] }).requiredFields).toEqual(["title", "steps", "impact"]);
  expect(problemsOf({ requiredFields: ["state"] })).not.toEqual({});
});

test("a contact is a mail address, a page or a telephone number, and reads back as it was typed", () => {
  expect(contactHref("security@example.org")).toBe("mailto:security@example.org");
  expect(contactHref("https://example.org/help")).toBe("https://example.org/help");
  expect(contactHref("+49 (30) 123456")).toBe("tel:+49-30-123456");
  for (const bad of ["", "example.org", "http://example.org", "javascript:alert(1)", "030 1234", "mailto:x"])
    expect(contactHref(bad), bad).toBeNull();
  for (const bad of ["\n", " ", "\u202E", "ü"]) {
    expect(contactHref(`https://example.org/a${bad}b`), JSON.stringify(bad)).toBeNull();
    expect(contactHref(`a${bad}b@example.org`), JSON.stringify(bad)).toBeNull();
  }
  expect(contactAddress("tel:+49-30-123456")).toBe("+49 30 123456");
  for (const one of [
    { label: "Duty phone", address: "+49 30 123456" },
    { label: "", address: "security@example.org" },
  ])
    expect(typedContact(typedContactSchema.parse(one))).toEqual(one);
  expect(problemsOf({ contacts: { "0": { label: "Ann", address: "" } } })).toHaveProperty([
    "contacts.0.address",
  ]);
  expect(problemsOf({ contact: { label: "", address: "nowhere" } })).toHaveProperty(["contact.address"]);
  expect(problemsOf({ contact: { label: "", address: "https://münchen.example" } })).toEqual({
    "contact.address": expect.stringContaining("xn--mnchen-3ya.example"),
  });
});

test("a name is one line that shows all it holds", () => {
  for (const mark of ["\u202E", "\r\n", "\u0007"]) {
    expect(problemsOf({ name: `Our${mark}policy` }), JSON.stringify(mark)).toEqual({ name: PLAIN_LINE });
    const contact = { label: `Our${mark}team`, address: "team@example.org" };
    expect(problemsOf({ contact }), JSON.stringify(mark)).toEqual({ "contact.label": PLAIN_LINE });
  }
});

test("the contact comes before the others, and stands in where no other is named", () => {
  const contact = { label: "Team", href: "mailto:team@example.org" };
  expect(allContacts({ contact, contacts: policy.contacts })).toEqual([contact, ...policy.contacts]);
  expect(fallbackContacts({ contact, contacts: policy.contacts })).toEqual(policy.contacts);
  expect(fallbackContacts({ contact, contacts: [] })).toEqual([contact]);
});

test("texts that could not be shown are refused by their field", () => {
  expect(problemsOf({ scopeText: " " })).toEqual({ scopeText: "Say what is in scope." });
  expect(problemsOf({ name: "" })).toEqual({ name: "Enter a title for the policy." });
  expect(problemsOf({ outOfScopeText: `${">".repeat(40)} deep` })).toHaveProperty("outOfScopeText");
  expect(problemsOf({ safeHarbourText: "x".repeat(8_001) })).toHaveProperty("safeHarbourText");
  expect(problemsOf({ disclosureDays: "731" })).toHaveProperty("disclosureDays");
  expect(problemsOf({ rules: "x".repeat(401) })).toHaveProperty("rules");
});

test("changes say what was and what is: few words whole, lists by entry, texts by word", () => {
  const after = read({
    disclosureDays: "45",
    rules: [...policy.rules.slice(1), "Stop at personal data."].join("\n"),
    safeHarbourText: policy.safeHarbourText.replace("legal action", "claims whatsoever"),
    workingDays: ["1", "2", "3"],
  });
  expect(policyChanges(policy, after)).toEqual([
    { field: "disclosureDays", kind: "words", before: "90 days", after: "45 days" },
    { field: "workingDays", kind: "words", before: "Monday to Friday", after: "Monday to Wednesday" },
    { field: "rules", kind: "list", added: ["Stop at personal data."], removed: [policy.rules[0]] },
    { field: "safeHarbourText", kind: "text", parts: expect.any(Array) },
  ]);
  const [text] = policyChanges(policy, after).filter((change) => change.kind === "text");
  const without = (kind: string) =>
    text?.parts
      .filter((part) => part.kind !== kind)
      .map((part) => part.text)
      .join("");
  expect(without("added")).toBe(policy.safeHarbourText);
  expect(without("removed")).toBe(after.safeHarbourText);
  expect(text?.parts.filter((part) => part.kind === "added").map((part) => part.text)).toEqual([
    "claims whatsoever",
  ]);
});

test("the same contacts in another order are a change: the first is the preferred one", () => {
  const other = { label: "Other", href: "mailto:other@example.org" };
  const before = { ...policy, contacts: [...policy.contacts, other] };
  const after = { ...policy, contacts: [other, ...policy.contacts] };
  expect(policyChanges(before, after)).toMatchObject([{ field: "contacts", kind: "words" }]);
});

test("weekdays in words", () => {
  expect(weekdayWords([5, 1, 2, 3, 4])).toBe("Monday to Friday");
  expect(weekdayWords([1, 3])).toBe("Monday, Wednesday");
  expect(weekdayWords([6, 7])).toBe("Saturday, Sunday");
});

test("a policy that does not name the organisation is known", () => {
  expect(namesOrganisation(policy, "example")).toBe(true);
  expect(namesOrganisation(policy, "Another")).toBe(false);
});

test("README says of the policy that comes with the desk what it promises", () => {
  const readme = Object.values(
    import.meta.glob<string>("/README.md", { eager: true, query: "?raw", import: "default" }),
  )[0];
  expect(builtinPolicy("Example").promises.map(({ kind, limit }) => `${kind} ${limitWords(limit)}`)).toEqual([
    "acknowledgement 24 hours",
    "next_update 14 days",
  ]);
  expect(readme?.replaceAll(/\s+/g, " ")).toContain(
    "comes with the desk promises a first answer within 24 hours and an update every 14 days",
  );
});
