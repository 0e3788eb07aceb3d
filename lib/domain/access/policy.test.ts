import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "./actor";
import { ACCESS, type Action, type CaseSubject, can, mayEver } from "./policy";
import { PARTICIPANT_KINDS, ROLES } from "./roles";

const NOW = new Date("2026-11-22T12:00:00Z");
const ACTIONS = Object.keys(ACCESS) as Action[];
const CASE: CaseSubject = { caseId: "case", restricted: false, members: [] };

const person = (roles: readonly (typeof ROLES)[number][], steppedUpAt: Date | null = NOW): Actor => ({
  type: "person",
  personId: "me",
  roles,
  steppedUpAt,
});

const subjects = fc.record({
  caseId: fc.constant("case"),
  restricted: fc.boolean(),
  members: fc.array(
    fc.record({ personId: fc.constantFrom("me", "other"), kind: fc.constantFrom(...PARTICIPANT_KINDS) }),
    { maxLength: 4 },
  ),
});
const roleSets = fc.uniqueArray(fc.constantFrom(...ROLES));
const actions = fc.constantFrom(...ACTIONS);

describe("the access table", () => {
  test("an auditor reads everything and changes nothing", () => {
    const allowed = ACTIONS.filter((action) => can(person(["auditor"]), action, CASE, NOW).allowed);
    expect(allowed.sort()).toEqual(
      [
        "account.factors",
        "account.own",
        "audit.read",
        "case.read",
        "case.export",
        // Their own read marks and switches, which nobody else sees.
        "account.preferences",
        "case.mark_read",
        "file.read",
        "people.read",
        "session.staff",
        "settings.read",
      ].sort(),
    );
  });

  test("a person without roles can do nothing to a case they take no part in", () => {
    const touching = ACTIONS.filter((action) => /^(case|file|advisory|credit|report|draft)\./.test(action));
    for (const action of touching) expect(can(person([]), action, CASE, NOW).allowed, action).toBe(false);
  });

  test("a restricted case is closed to everyone who takes no part in it, whatever their roles", () => {
    fc.assert(
      fc.property(roleSets, actions, (roles, action) => {
        if (/^(account|session)/.test(action)) return;
        expect(can(person(roles), action, { ...CASE, restricted: true }, NOW).allowed).toBe(false);
      }),
    );
  });

  test("what may never be, is refused for every subject", () => {
    fc.assert(
      fc.property(roleSets, actions, subjects, (roles, action, subject) => {
        if (!mayEver(person(roles), action))
          expect(can(person(roles), action, subject, NOW).allowed).toBe(false);
      }),
    );
  });

  test("another role never takes anything away", () => {
    fc.assert(
      fc.property(roleSets, fc.constantFrom(...ROLES), actions, subjects, (roles, extra, action, subject) => {
        if (can(person(roles), action, subject, NOW).allowed)
          expect(can(person([...roles, extra]), action, subject, NOW).allowed).toBe(true);
      }),
    );
  });

  test("a reporter acts on their own case only", () => {
    const reporter: Actor = { type: "reporter", participantId: "p", caseId: "case" };
    expect(can(reporter, "case.reply", CASE, NOW).allowed).toBe(true);
    for (const action of ACTIONS)
      expect(can(reporter, action, { ...CASE, caseId: "another" }, NOW).allowed, action).toBe(false);
  });

  test("publishing asks for a fresh proof of identity, which ages within ten minutes", () => {
    const publisher = (minutesAgo: number) =>
      person(["publisher"], new Date(NOW.getTime() - minutesAgo * 60_000));
    expect(can(publisher(9), "case.publish", CASE, NOW)).toEqual({ allowed: true });
    expect(can(publisher(10), "case.publish", CASE, NOW)).toEqual({ allowed: false, reason: "step_up" });
    expect(can(person(["publisher"], null), "case.publish", CASE, NOW)).toEqual({
      allowed: false,
      reason: "step_up",
    });
  });

  test("somebody who owes a second factor reaches their own account and nothing else, whatever their roles", () => {
    const owing = (owes: "second_factor" | "proof"): Actor => ({
      type: "person",
      personId: "me",
      roles: ROLES,
      steppedUpAt: NOW,
      owes,
    });
    const mine: CaseSubject = { ...CASE, members: [{ personId: "me", kind: "adviser" }] };
    const open = (actor: Actor) =>
      ACTIONS.filter((action) =>
        [null, CASE, mine].some((subject) => can(actor, action, subject, NOW).allowed),
      );
    expect(open(owing("second_factor")).sort()).toEqual(["account.factors", "account.own", "session.staff"]);
    // A password alone must not enrol a new factor beside one that is there.
    expect(open(owing("proof")).sort()).toEqual(["account.own", "session.staff"]);
    for (const action of ACTIONS)
      if (!mayEver(owing("proof"), action))
        expect(can(owing("proof"), action, mine, NOW).allowed).toBe(false);
  });

  test("limits and sign-in rules ask for a fresh proof of identity, words do not", () => {
    const admin = person(["admin"], null);
    expect(can(admin, "settings.manage", null, NOW)).toEqual({ allowed: true });
    expect(can(admin, "settings.secure", null, NOW)).toEqual({ allowed: false, reason: "step_up" });
    expect(can(person(["admin"]), "settings.secure", null, NOW)).toEqual({ allowed: true });
  });

  test("a developer records fixes and writes to reporters only where they take part", () => {
    const mine: CaseSubject = { ...CASE, members: [{ personId: "me", kind: "assignee" }] };
    for (const action of ["case.fix", "case.message"] as const) {
      expect(can(person(["developer"]), action, CASE, NOW).allowed).toBe(false);
      expect(can(person(["developer"]), action, mine, NOW).allowed).toBe(true);
    }
  });
});

test("anonymous people start a draft, open a session or set up, and nothing else", () => {
  expect(ACTIONS.filter((action) => mayEver({ type: "anonymous" }, action)).sort()).toEqual(
    ["draft.start", "session.portal", "session.staff", "setup.complete"].sort(),
  );
});
