import type { ActInputs, ActName, ActsRequest } from "@/lib/domain/board/acts";
import type { BoardRow } from "@/lib/domain/board/row";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import { isReady, movesOfCase } from "../board-moves";
import { reportOf } from "./act-report";
import type { BoardApi } from "./board-api";
import type { BoardCore } from "./board-core";
import { type ActFormKind, actedOn } from "./board-state";
import type { Live } from "./live";
import type { OneCase } from "./one-case";
import { troubleOf } from "./trouble";

type AskOptions = { move?: DeskMove; cases?: readonly BoardRow[] };
type Parts = { api: BoardApi; live: Live; look: OneCase["look"] };

/** What is done to cases: those that are selected, or the one under the cursor, unless others are named. */
export function actsOf(core: BoardCore, { api, live, look }: Parts) {
  const acts = {
    /** Opens the form of an act. */
    ask(kind: ActFormKind, { move, cases = actedOn(core.state) }: AskOptions = {}): void {
      if (cases.length > 0) core.patch({ form: { kind, move, cases }, refused: [], failed: null });
    },

    dismissForm(): void {
      core.patch({ form: null, refused: [], failed: null });
    },

    dismissFailure(): void {
      core.patch({ failed: null });
    },

    /** Makes a move at once where nothing is missing; else opens its form, which says what is. */
    async makeMove(move: DeskMove, cases: readonly BoardRow[] = actedOn(core.state)): Promise<void> {
      const [only] = cases;
      if (cases.length !== 1 || !only) return acts.ask("move", { move, cases });
      const found = await look(only.reference).catch(() => null);
      if (found && !isAsShown(found.row, only)) return showAnew(only);
      const offer = found && movesOfCase(found).find((one) => one.move === move);
      if (found && offer && isReady(offer)) await acts.act("move", { move }, [found.row]);
      else acts.ask("move", { move, cases });
    },

    /** Does an act. Resolves with whether it was done to all; `state.report` says the rest. */
    async act<Name extends ActName>(
      act: Name,
      input: ActInputs[Name],
      cases: readonly BoardRow[] = actedOn(core.state),
    ): Promise<boolean> {
      if (cases.length === 0) return false;
      const named = cases.map(({ id, version }) => ({ id, version }));
      // The two halves of the pair belong together by the type of this method.
      return send({ act, input, cases: named } as ActsRequest);
    },

    /** Undoes the last act. Whether it is too late for that, the server says by its own clock. */
    async undo(): Promise<boolean> {
      const { report } = core.state;
      return report !== null && report.undo.length > 0 && send({ acts: report.undo });
    },

    dismissReport(): void {
      core.patch({ report: null });
    },
  };

  // Whoever presses a key decided by what the row said. What this very board changed was decided here too.
  const isAsShown = ({ id, version }: BoardRow, shown: BoardRow) =>
    version === shown.version || version === core.state.own.get(id);

  async function showAnew({ reference }: BoardRow): Promise<void> {
    const words = `${reference} was changed meanwhile, so nothing was done. Look at it, then try again.`;
    core.patch({ failed: { kind: "refused", words }, said: words });
    await live.reload();
  }

  async function send(body: ActsRequest): Promise<boolean> {
    if (core.state.acting) return false;
    core.patch({ acting: true });
    try {
      const answer = await api.act(body);
      const { results, words: said } = answer;
      const refused = results.filter((result) => !result.done);
      if (core.state.form !== null && refused.length === results.length) {
        core.patch({ acting: false, refused, said, failed: null });
        void live.reload();
        return false;
      }
      const report = reportOf(answer, { undone: "acts" in body });
      const own = new Map(core.state.own);
      for (const result of results) if (result.done) own.set(result.id, result.version);
      core.patch({ acting: false, form: null, refused: [], report, own, said, failed: null });
      await live.reload();
      void live.fetchCounts();
      return refused.length === 0;
    } catch (error) {
      core.patch({ acting: false, failed: troubleOf(error) });
      // It may have been done, and others may have been heard of meanwhile.
      void live.reload();
      return false;
    }
  }

  return acts;
}
