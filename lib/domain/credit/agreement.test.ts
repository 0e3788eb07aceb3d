import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ANONYMOUS_NAME,
  agreedName,
  answered,
  approved,
  CREDIT_ANSWERS,
  type CreditStanding,
  takenBack,
  thanksPlace,
} from "./agreement";

const now = new Date("2026-11-20T14:02:00Z");
const names = ["Ada", "nightjar", "Kim"] as const;

type Step =
  | { by: "team"; act: "offer"; name: string }
  | { by: "team"; act: "approve" }
  | { by: "team"; act: "withdraw" }
  | { by: "person"; act: (typeof CREDIT_ANSWERS)[number]; name: string }
  | { by: "person"; act: "take_back" };

const name = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ by: fc.constant("team" as const), act: fc.constant("offer" as const), name }),
  fc.record({
    by: fc.constant("team" as const),
    act: fc.constantFrom("approve" as const, "withdraw" as const),
  }),
  fc.record({ by: fc.constant("person" as const), act: fc.constantFrom(...CREDIT_ANSWERS), name }),
  fc.record({ by: fc.constant("person" as const), act: fc.constant("take_back" as const) }),
);

const offer = (text: string): CreditStanding => ({
  state: "offered",
  naming: "name",
  name: text,
  link: null,
  answeredAt: null,
});

function after(credit: CreditStanding | null, taken: Step): CreditStanding | null {
  // The use case refuses an offer over an agreement.
  if (taken.act === "offer") return credit?.state === "accepted" ? credit : offer(taken.name);
  if (credit === null) return null;
  if (taken.act === "withdraw" || taken.act === "take_back") return takenBack(now);
  if (taken.act === "approve") return approved(credit) ?? credit;
  const other = { name: taken.name, naming: "name" as const, link: null };
  return answered(credit, taken.act, now, other) ?? credit;
}

test("whatever the two sides do, a name is shown only if each of them said yes to exactly that name", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let credit: CreditStanding | null = null;
      for (const [index, taken] of steps.entries()) {
        credit = after(credit, taken);
        const shown: string | null = credit && agreedName(credit);
        if (shown === null || shown === ANONYMOUS_NAME) continue;
        const before = steps.slice(0, index + 1);
        const team = before.some(
          (one, at) =>
            one.by === "team" &&
            ((one.act === "offer" && one.name === shown) ||
              (one.act === "approve" &&
                before.slice(0, at).some((had) => had.act === "other_name" && had.name === shown))),
        );
        const person = before.some(
          (one) =>
            one.by === "person" &&
            (one.act === "as_shown" || (one.act === "other_name" && one.name === shown)),
        );
        expect({ shown, team, person }).toEqual({ shown, team: true, person: true });
      }
    }),
    { numRuns: 500 },
  );
});

test("neither side alone ever publishes", () => {
  for (const side of ["team", "person"] as const)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const alone = steps.filter(({ by }) => by === side);
        const credit = alone.reduce<CreditStanding | null>(after, side === "person" ? offer("Ada") : null);
        const shown = credit && agreedName(credit);
        if (side === "team") expect(shown).toBeNull();
        else expect([null, "Ada", ANONYMOUS_NAME]).toContain(shown);
      }),
    );
});

test("a changed link needs the team again, a kept one does not", () => {
  const agreed: CreditStanding = {
    ...offer("Ada"),
    link: "https://a.example",
    state: "accepted",
    answeredAt: now,
  };
  expect(
    answered(agreed, "other_name", now, { name: "Ada", naming: "name", link: "https://evil.example" })?.state,
  ).toBe("offered");
  expect(
    answered(agreed, "other_name", now, { name: "Ada", naming: "pseudonym", link: "https://a.example" })
      ?.state,
  ).toBe("accepted");
});

test("spam, withdrawn and unanswered reports are thanked nowhere, open and private ones not yet", () => {
  const row = { reference: "EX-1", publishedAt: null, closedAt: now, isPublic: false } as const;
  for (const outcome of ["spam", "withdrawn", "no_answer"] as const)
    expect(thanksPlace({ ...row, state: "closed", outcome }, now, null)).toBeNull();
  expect(thanksPlace({ ...row, state: "accepted", outcome: null, closedAt: null }, now, null)).toBeNull();
  expect(thanksPlace({ ...row, state: "closed", outcome: "upstream" }, now, null)).toEqual({
    year: 2026,
    at: now,
    advisoryPublicId: null,
  });
});

describe("thanks for what nobody outside may know of", () => {
  const later = new Date(now.getTime() + 60_000);
  const private_ = { reference: "EX-1", publishedAt: null, isPublic: false } as const;
  const closed = { ...private_, state: "closed", closedAt: now } as const;
  const duplicate = { ...closed, outcome: "duplicate" } as const;
  const open = { ...private_, state: "accepted", outcome: null, closedAt: null } as const;
  const out = { ...open, state: "published", isPublic: true, publishedAt: later } as const;

  test("a withheld finding is thanked for only where that was offered after it was withheld", () => {
    const withheld = { ...closed, outcome: "withheld" } as const;
    expect(thanksPlace(withheld, now, null)).toBeNull();
    expect(thanksPlace(withheld, later, null)).toMatchObject({ at: now, advisoryPublicId: null });
    expect(thanksPlace(duplicate, now, withheld)).toBeNull();
    expect(thanksPlace(duplicate, later, withheld)).not.toBeNull();
  });

  test("a duplicate is mentioned once the case it repeats is out or closed, and not while nobody knows which", () => {
    expect(thanksPlace(duplicate, now, null)).toBeNull();
    expect(thanksPlace(duplicate, now, open)).toBeNull();
    expect(thanksPlace(duplicate, now, { ...closed, outcome: "spam" })).toBeNull();
    expect(thanksPlace(duplicate, now, duplicate)).toBeNull();
    expect(thanksPlace(duplicate, now, out)).toEqual({ year: 2026, at: later, advisoryPublicId: null });
    const before = new Date(now.getTime() - 60_000);
    const upstream = { ...closed, outcome: "upstream", closedAt: before } as const;
    expect(thanksPlace(duplicate, now, upstream)).toMatchObject({ at: now });
  });
});
