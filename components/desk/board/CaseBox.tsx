"use client";

import { useEffect, useState } from "react";
import type { ControlProps } from "@/components/ui/Field";
import { OfferList } from "@/components/ui/OfferList";
import { TextInput } from "@/components/ui/TextInput";
import { useOffers } from "@/components/ui/use-offers";
import type { LikelyCases } from "@/lib/domain/board/peek";
import type { BoardRow } from "@/lib/domain/board/row";
import { cameFirstWords } from "@/lib/domain/duplicates/words";
import { shownRows } from "./store/board-state";
import { useBoard, useBoardState } from "./use-board";

type Props = {
  name: string;
  control: ControlProps;
  /** The cases that the form is about. Not offered; where one came in first, that is said. */
  except: readonly BoardRow[];
};

const MOST = 8;

/**
 * A case's reference. Offered below, before anything is typed, are those that the first of the form's cases likely repeats;
 * then cases on the board, and others with the words that are typed.
 */
export function CaseBox({ name, control, except }: Props) {
  const [typed, setTyped] = useState("");
  const found = useCasesLike(typed.trim());
  const likely = useLikelyCases(except[0]?.reference);
  const blank = typed.trim() === "";
  const offers = (blank ? likely : found)
    .filter(({ id }) => except.every((one) => one.id !== id))
    .slice(0, MOST)
    .map(({ reference, title }) => ({ text: reference, detail: title }));
  const { open, show, close, onKey, field, list } = useOffers({
    id: `${control.id}-cases`,
    offers,
    start: "none",
    onTake: ({ text }) => setTyped(text),
  });
  const named = found.find(({ reference }) => reference === typed.trim().toUpperCase());
  const first = except.filter((one) => named && one.received.at < named.received.at);
  return (
    <>
      <div className="relative max-w-96">
        <TextInput
          {...control}
          {...field}
          name={name}
          mono
          role="combobox"
          aria-expanded={open}
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            show();
          }}
          onKeyDown={onKey}
          onFocus={show}
          onBlur={close}
        />
        <OfferList {...list} label={blank ? "Likely earlier cases" : "Cases"} mono />
      </div>
      {named && first.length > 0 ? (
        <p role="status" className="mt-2 text-13 font-bold">
          {cameFirstWords(
            first.map(({ reference }) => reference),
            named.reference,
          )}
        </p>
      ) : null}
    </>
  );
}

/** Earlier cases that this one may repeat; none until they were found. */
function useLikelyCases(reference: string | undefined): LikelyCases["cases"] {
  const board = useBoard();
  const [likely, setLikely] = useState<LikelyCases["cases"]>([]);
  useEffect(() => {
    if (reference === undefined) return;
    const asking = new AbortController();
    board.likely(reference, asking.signal).then(setLikely, () => {});
    return () => asking.abort();
  }, [board, reference]);
  return likely;
}

const TYPING_MS = 250;

/** Cases whose reference or title holds the text, of those shown; and any others with its words, once typing rests. */
function useCasesLike(text: string): readonly BoardRow[] {
  const board = useBoard();
  const data = useBoardState((state) => state.data);
  const [found, setFound] = useState<readonly BoardRow[]>([]);
  useEffect(() => {
    setFound([]);
    if (text.length < 2) return;
    const asking = new AbortController();
    // Without suggestions a reference can be typed all the same.
    const ask = () => board.find(text, asking.signal).then(setFound, () => {});
    const waiting = setTimeout(ask, TYPING_MS);
    return () => {
      clearTimeout(waiting);
      asking.abort();
    };
  }, [board, text]);
  if (text === "") return [];
  const small = text.toLowerCase();
  const like = shownRows(data).filter(({ reference, title }) =>
    `${reference} ${title}`.toLowerCase().includes(small),
  );
  return [...like, ...found.filter(({ id }) => like.every((one) => one.id !== id))];
}
