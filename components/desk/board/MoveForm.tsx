"use client";

import { type FormEvent, useState } from "react";
import { FormControl } from "@/components/form/FormControl";
import { Button, ButtonLink } from "@/components/ui/Button";
import type { BoardRow } from "@/lib/domain/board/row";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import { missingWords } from "@/lib/domain/case/missing-words";
import { OUTCOMES } from "@/lib/domain/case/states";
import { takeBackWords } from "@/lib/domain/case/take-back";
import { EVENT_WORDS } from "@/lib/domain/case/words";
import {
  type BoardMove,
  boardFields,
  isReady,
  missingElsewhere,
  moveInput,
  movesOfCase,
  movesOfMany,
} from "./board-moves";
import { chooseByLetter } from "./choose-by-letter";
import { textOf } from "./form-text";
import { PickList } from "./PickList";
import { useBoard, useBoardState } from "./use-board";
import { useFirstField } from "./use-first-field";
import { type Look, useLook } from "./use-look";

type Props = { cases: readonly BoardRow[]; move?: DeskMove };

/** Which move, what it needs, and whether it can be taken back: said before it is made. */
export function MoveForm({ cases, move }: Props) {
  const board = useBoard();
  const [chosen, setChosen] = useState<DeskMove | null>(move ?? null);
  const [only] = cases;
  const look = useLook(cases.length === 1 && only ? only.reference : null);
  if (cases.length === 1 && look.case === null) return <p className="text-muted">{waitingWords(look)}</p>;
  const moves = look.case ? movesOfCase(look.case) : movesOfMany(cases);
  const offer = moves.find((one) => one.move === chosen);
  if (offer) return <Chosen key={offer.move} offer={offer} cases={cases} look={look} />;
  return (
    <>
      {chosen ? (
        <p className="mb-3">{`“${EVENT_WORDS[chosen].button}” is not possible from this state.`}</p>
      ) : null}
      {moves.length > 0 ? (
        <PickList
          label="Move to"
          picks={moves.map((one) => ({ value: one.move, label: one.label, note: noteOf(one, look) }))}
          onPick={(value) => {
            const picked = moves.find((one) => one.move === value);
            if (picked && look.case && isReady(picked)) void board.act("move", { move: picked.move }, cases);
            else setChosen(picked?.move ?? null);
          }}
        />
      ) : (
        <p>The next move is not yours to make.</p>
      )}
    </>
  );
}

const waitingWords = ({ failed }: Look) =>
  failed ? "The case cannot be looked at just now. Close this and try again." : "Looking at the case …";

// Under a move in the list: where it leads, what is still missing, and what it means to make it at once.
function noteOf(offer: BoardMove, look: Look): string {
  const { move, to, missing } = offer;
  const hasReporter = look.case !== null && look.case.reporter !== null;
  return [
    to ? `To “${to}”.` : "",
    missing.length > 0 ? `Missing: ${missingWords(missing)}.` : "",
    look.case && isReady(offer) ? takeBackWords(move, { hasReporter }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

type ChosenProps = Omit<Props, "move"> & { offer: BoardMove; look: Look };

function Chosen({ offer, cases, look }: ChosenProps) {
  const board = useBoard();
  const { products, people } = useBoardState(({ frame }) => frame);
  const form = useFirstField();
  const acting = useBoardState((state) => state.acting);
  const [text, setText] = useState<Partial<Record<string, string>>>({});
  const [only] = cases;
  const elsewhere = missingElsewhere(offer);
  if (elsewhere.length > 0 && only) return <Elsewhere words={elsewhere} reference={only.reference} />;
  const { move } = offer;
  const fields = boardFields(move, cases, look.case, { products: [...products], team: [...people] });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = moveInput(move, textOf(event.currentTarget));
    void board.act("move", input, cases);
  };
  return (
    <form
      ref={form}
      onSubmit={send}
      onChange={(event) => setText(textOf(event.currentTarget))}
      onKeyDown={chooseByLetter}
      noValidate
    >
      {fields.map((field) => (
        <FormControl key={field.name} id={`act-${field.name}`} field={field} size="small" />
      ))}
      {cases.length > 1 ? (
        <p className="mt-3 text-13 text-muted">
          Each case is moved on its own. Those that lack something stay as they are, and are named.
        </p>
      ) : null}
      <p className="mt-3 text-13 text-muted">
        {takeBackWords(move, {
          hasReporter: look.case === null || look.case.reporter !== null,
          message: text.message,
          outcome: outcomeOf(text.outcome),
          duplicateOf: text.duplicateOf,
        })}
      </p>
      <Button className="mt-3" disabled={acting}>
        {EVENT_WORDS[move].button}
      </Button>
    </form>
  );
}

const outcomeOf = (text: string | undefined) => OUTCOMES.find((outcome) => outcome === text);

function Elsewhere({ words, reference }: { words: readonly string[]; reference: string }) {
  return (
    <>
      <p>Before this move, the case needs:</p>
      <ul className="mt-1.5 list-disc ps-5">
        {words.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <ButtonLink href={`/desk/cases/${reference}`} className="mt-4">
        Open the case
      </ButtonLink>
    </>
  );
}
