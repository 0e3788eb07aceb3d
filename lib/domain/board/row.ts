import type { CaseState } from "@/lib/domain/case/states";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { Severity } from "@/lib/domain/severity";

/** A case as a row of the board shows it. */
export type BoardRow = {
  reference: string;
  title: string;
  why: string;
  state: CaseState;
  severity: Severity | null;
  score: number | null;
  product: string | null;
  assignee: string | null;
  clock: { tone: ClockTone; words: string; title: string } | null;
  /** "14 d": what is left of the embargo. */
  embargo: string | null;
};

/** All of a row's fields, in the order in which they are packed. */
export const BOARD_FIELDS = [
  "reference",
  "title",
  "why",
  "state",
  "severity",
  "score",
  "product",
  "assignee",
  "clock",
  "embargo",
] as const satisfies readonly (keyof BoardRow)[];
