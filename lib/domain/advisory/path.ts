import { type CaseFacts, missingFor } from "@/lib/domain/case/needs";
import type { AdvisoryState } from "./states";

/** The way of a text to the public. */
export const ADVISORY_PATH = ["text", "problems", "approval", "schedule", "public"] as const;
export type PathStep = (typeof ADVISORY_PATH)[number];

/**
 * `reached`: the end of the way. `skipped`: what is public is changed by a revision, and an emergency waits for no date.
 */
export type PathPart = { step: PathStep; state: "done" | "current" | "reached" | "todo" | "skipped" };

type Known = {
  state: AdvisoryState;
  /** Somebody changed what the case drafted. */
  written: boolean;
  /** Problems that keep the text from being approved. */
  blocking: number;
  /** It was scheduled once. */
  scheduled: boolean;
  facts: CaseFacts;
};

/** Where a text stands on its way, each step once: one is current, or the last is reached. */
export function advisoryPath(known: Known, now: Date): PathPart[] {
  const parts = ADVISORY_PATH.map((step): PathPart => ({ step, state: standing(step, known, now) }));
  const current = parts.findIndex(({ state }) => state === "todo");
  const at = current === -1 ? parts.length - 1 : current;
  return parts.map((part, index) =>
    index === at ? { ...part, state: current === -1 ? "reached" : "current" } : part,
  );
}

/** Whether the text is public as it stands. */
export function isOut(state: AdvisoryState): boolean {
  return state === "published" || state === "withdrawn";
}

function standing(step: PathStep, known: Known, now: Date): PathPart["state"] {
  const { state, facts } = known;
  const out = isOut(state);
  const met = (done: boolean) => (done ? "done" : "todo");
  switch (step) {
    case "text":
      return met(out || known.written);
    case "problems":
      return met(out || (known.written && known.blocking === 0));
    case "approval":
      return met(out || (known.blocking === 0 && isApproved(facts, now)));
    case "schedule":
      if (facts.isPublic) return out && known.scheduled ? "done" : "skipped";
      return met(facts.state === "scheduled");
    case "public":
      return met(out);
  }
}

/** Whether the second person approved the text as it is now. */
function isApproved(facts: CaseFacts, now: Date): boolean {
  // Asked of one row that needs it, so that the rule itself stands in needs.ts alone.
  const revision = { ...facts, state: "published", isPublic: true } as const;
  return !(missingFor(revision, "publish_revision", now) ?? []).includes("approved_by_second");
}
