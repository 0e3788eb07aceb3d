import { Panel, StatePath } from "@/components/ui/Checklist";
import { PlainLink } from "@/components/ui/PlainLink";
import type { NextWords } from "@/lib/domain/case/next-move-words";
import { CASE_STATES, type CaseState } from "@/lib/domain/case/states";
import { EVENT_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import { ChosenMove, type ChosenProps, ENDING, MOVE_KEYS, type OfferedMove } from "./ChosenMove";
import { NextLine } from "./NextLine";

type Props = Omit<ChosenProps, "offer" | "action"> & {
  state: CaseState;
  moves: readonly OfferedMove[];
  chosen: OfferedMove | null;
  action: FormAction | null;
  /** Who acts next; null where nobody of the team does. */
  next: NextWords | null;
};

/** Where the case stands, what the next move needs, and the form that makes it. Every move is an address. */
export function MovePanel({ here, state, moves, chosen, action, next, ...asked }: Props) {
  return (
    <Panel label="Next move">
      <StatePath steps={pathOf(state, chosen?.to ?? null)} label="State" />
      {next ? <NextLine next={next} here={here} /> : null}
      {chosen && action ? (
        <ChosenMove here={here} offer={chosen} action={action} {...asked} />
      ) : next ? null : (
        <p className="mt-2 text-muted">{restWords(state)}</p>
      )}
      {moves.length > (chosen ? 1 : 0) ? (
        <nav
          aria-label="Other moves"
          data-key="state"
          className="mt-4 flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-2.5"
        >
          <span className="text-muted">Other moves</span>
          {moves
            .filter(({ move }) => move !== chosen?.move)
            .map(({ move }) => (
              <PlainLink
                key={move}
                href={`${here}?move=${move}#move`}
                data-key={MOVE_KEYS[move]}
                className={ENDING.has(move) ? "text-high" : ""}
              >
                {EVENT_WORDS[move].button}
              </PlainLink>
            ))}
        </nav>
      ) : null}
    </Panel>
  );
}

function restWords(state: CaseState): string {
  return state === "needs_info"
    ? "Waiting for the reporter’s answer. It brings the case back to where it was."
    : "The work on this case has ended.";
}

const PATH: readonly CaseState[] = CASE_STATES.filter((state) => state !== "needs_info");

function pathOf(state: CaseState, next: CaseState | null) {
  const at = PATH.indexOf(state === "needs_info" ? "acknowledged" : state);
  return PATH.map((one, index) => ({
    word:
      one === "acknowledged" && state === "needs_info" ? STATE_WORDS.needs_info.desk : STATE_WORDS[one].desk,
    state:
      index === at
        ? ("current" as const)
        : index < at
          ? ("past" as const)
          : one === next
            ? ("next" as const)
            : ("later" as const),
  }));
}
