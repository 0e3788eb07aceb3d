import { describe, expect, test } from "vitest";
import { CASE_EDITS, type CaseEdit, EDIT_LOCKS, editLock } from "./edits";
import { CASE_STATES, type CaseState } from "./states";

const at = (state: CaseState, more: { resumeState?: CaseState; isPublic?: boolean } = {}) => ({
  state,
  resumeState: more.resumeState ?? null,
  isPublic: more.isPublic ?? false,
});

function editableIn(edit: CaseEdit): CaseState[] {
  return CASE_STATES.filter((state) => editLock(edit, at(state)) === null);
}

describe("what may be changed in which state", () => {
  test.each(["facts", "embargo", "assignee", "score", "advisory"] as const)(
    "%s in every state but the last",
    (edit) => {
      expect(editableIn(edit)).toEqual(CASE_STATES.filter((state) => state !== "closed"));
    },
  );

  test.each(["credit", "access"] as const)("%s always", (edit) => {
    expect(editableIn(edit)).toEqual([...CASE_STATES]);
  });

  test("a fix from acceptance until it counts as ready", () => {
    expect(editableIn("fix")).toEqual(["accepted", "remediating"]);
  });

  test("a question to the reporter changes nothing about what may be changed", () => {
    for (const edit of CASE_EDITS)
      for (const resumeState of ["acknowledged", "accepted", "remediating"] as const)
        expect(editLock(edit, at("needs_info", { resumeState }))).toBe(editLock(edit, at(resumeState)));
  });

  test("a public vulnerability takes no embargo; everything else of it goes on", () => {
    const emergency = at("remediating", { isPublic: true });
    expect(CASE_EDITS.filter((edit) => editLock(edit, emergency) !== null)).toEqual(["embargo"]);
  });

  test("every lock says what to do, as a sentence", () => {
    for (const locks of Object.values(EDIT_LOCKS))
      for (const words of Object.values(locks)) expect(words).toMatch(/^[A-Z][^!]+\.$/);
  });
});
