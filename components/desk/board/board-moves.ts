import { type MoveContext, moveFields } from "@/components/desk/move-forms";
import type { FormField } from "@/components/form/FormControl";
import type { ActInputs } from "@/lib/domain/board/acts";
import type { PeekData, PeekMove } from "@/lib/domain/board/peek";
import type { BoardRow } from "@/lib/domain/board/row";
import { type DeskMove, isDeskMove } from "@/lib/domain/case/desk-moves";
import { NEED_WORDS } from "@/lib/domain/case/needs";
import { type Need, TRANSITIONS } from "@/lib/domain/case/states";
import { EVENT_WORDS, STATE_WORDS } from "@/lib/domain/case/words";

/** A move as a menu of the board offers it. */
export type BoardMove = { move: DeskMove; label: string; to: string | null; missing: readonly string[] };

type Typed = Exclude<keyof ActInputs["move"], "move">;
const TYPED: readonly Typed[] = [
  "message",
  "reason",
  "outcome",
  "ownerId",
  "expectedResolutionAt",
  "severity",
  "severityReason",
  "productId",
  "duplicateOf",
];

// What the form of a move brings; every other need is met on the page of the case.
const MET_BY_FORM: readonly Need[] = [
  "message_to_reporter",
  "reporter_told",
  "severity",
  "affected_product",
  "outcome",
  "reason",
  "owner",
  "expected_resolution",
];
const BY_FORM = new Set<string>(MET_BY_FORM.map((need) => NEED_WORDS[need]));

/** What of a move has to be done on the page of the case first, in words. */
export function missingElsewhere({ missing }: Pick<PeekMove, "missing">): string[] {
  return missing.filter((words) => !BY_FORM.has(words));
}

/** Nothing is missing and nothing has to be said: the move can be made at once. */
export function isReady({ move, missing }: Pick<BoardMove, "move" | "missing">): boolean {
  return missing.length === 0 && move !== "reject" && move !== "withhold";
}

/** The moves of one case that have a form here. */
export function movesOfCase({ moves }: PeekData): BoardMove[] {
  return moves.flatMap(({ event, label, to, missing }) =>
    isDeskMove(event) ? [{ move: event, label, to, missing }] : [],
  );
}

/** The moves that at least one of these cases knows in its state. What is missing is said of each when it is made. */
export function movesOfMany(cases: readonly BoardRow[]): BoardMove[] {
  const known = TRANSITIONS.filter(({ from }) => cases.some(({ state }) => state === from));
  const names = [...new Set(known.map(({ event }) => event))].filter(isDeskMove);
  return names.map((move) => {
    const targets = new Set(known.filter(({ event }) => event === move).map(({ to }) => to));
    const [to] = targets;
    return {
      move,
      label: EVENT_WORDS[move].button,
      to: targets.size === 1 && to && to !== "resume" ? STATE_WORDS[to].desk : null,
      missing: [],
    };
  });
}

type Around = Pick<MoveContext, "products" | "team">;

/** The fields of a move's form on the board: those of the page of the case that an act can carry. */
export function boardFields(
  move: DeskMove,
  cases: readonly BoardRow[],
  found: PeekData | null,
  around: Around,
): FormField[] {
  const [only] = cases;
  const single = cases.length === 1 ? only : undefined;
  const open = found?.moves.flatMap(({ missing }) => missing) ?? null;
  const severity = (single ?? cases.find((row) => row.severity === null))?.severity ?? "";
  const context: MoveContext = {
    ...around,
    reply: "",
    unanswered: cases.every(({ state }) => state === "new"),
    hasReporter: found === null || found.reporter !== null,
    reporterTold: open !== null && !open.includes(NEED_WORDS.reporter_told),
    severity: cases.some((row) => row.severity === null) ? "" : severity,
    severityReason: "",
    productId: "",
    product: "",
    assigneeId: single?.assigneeId ?? "",
    me: "",
    expectedResolution: "",
    fixReference: "",
    mitigation: "",
    testEvidence: "",
  };
  const hasProduct = cases.every(({ product }) => product !== null);
  return moveFields(move, context).filter(
    ({ name }) => TYPED.some((known) => known === name) && !(name === "productId" && hasProduct),
  );
}

/** What was typed for a move, as its act takes it: what is empty is left to what is stored. */
export function moveInput(move: DeskMove, text: Partial<Record<string, string>>): ActInputs["move"] {
  const filled = TYPED.filter((name) => text[name]?.trim()).map((name) => [name, text[name]]);
  // The server reads each value again; the names are those of the act.
  return { move, ...Object.fromEntries(filled) };
}
