import type { CaseState, Standing } from "./states";

/** What people change about a case between its moves. */
export const CASE_EDITS = [
  "facts",
  "embargo",
  "assignee",
  "score",
  "fix",
  "advisory",
  "credit",
  "access",
] as const;
export type CaseEdit = (typeof CASE_EDITS)[number];

type Locks = Partial<Record<CaseState | "public", string>>;

const ENDED = { closed: "This case is closed. Reopen it first, then change it." };

const NOT_ACCEPTED = "Accept the report first: a fix belongs to a case that was accepted.";

/**
 * Where something about a case cannot be changed, and what to do instead; what stands in no row can be. `public` locks
 * whatever the state. Use cases refuse and pages hide their forms by these rows.
 */
export const EDIT_LOCKS: Record<CaseEdit, Locks> = {
  facts: ENDED,
  embargo: { ...ENDED, public: "The vulnerability is public: an embargo has nothing left to keep." },
  assignee: ENDED,
  score: ENDED,
  // What was tested is what is released (S0.6), so a fix that counts as ready changes through rework only.
  fix: {
    ...ENDED,
    new: NOT_ACCEPTED,
    acknowledged: NOT_ACCEPTED,
    fix_ready: "The fix counts as ready. Send it back to fixing first, then change it.",
    scheduled: "Publication is scheduled. Unschedule it and send the fix back first, then change it.",
    published: "The advisory is public. Plan the fix again first, then change it.",
  },
  advisory: ENDED,
  // Thanks can be given and taken back after the end, and whoever may see a case is never settled for good.
  credit: {},
  access: {},
};

/**
 * Why this cannot be changed now, in words that say what to do first; null where it can. A case that waits for its
 * reporter is what it was when the question was asked.
 */
export function editLock(edit: CaseEdit, at: Standing & { resumeState: CaseState | null }): string | null {
  const locks = EDIT_LOCKS[edit];
  const state = at.state === "needs_info" ? (at.resumeState ?? "acknowledged") : at.state;
  return locks[state] ?? (at.isPublic ? (locks.public ?? null) : null);
}
