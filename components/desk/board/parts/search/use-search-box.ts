import { type KeyboardEvent, useRef, useState } from "react";
import { useOffers } from "@/components/ui/use-offers";
import { completeSearch, type Offer, type Registers } from "@/lib/domain/search/complete";
import { parseSearch } from "@/lib/domain/search/parse";
import type { Problem } from "@/lib/domain/search/values";
import { firstDraft, withGiven, withTyped } from "./draft";
import { isHalfQualifier, isHalfValue, settled, withOffer } from "./parts";

export type Searching = {
  /** The search whose rows are shown, and what is wrong with it. */
  text: string;
  problems: readonly Problem[];
  /** The view's own search. */
  viewText: string;
  registers: Registers;
  /** "typed" while somebody types; null: the view's own search again. */
  onQuery: (text: string | null, how: "typed" | "entered") => void;
};

export type SearchBoxState = ReturnType<typeof useSearchBox>;

/** What the search box holds and does. @param listId the id of the list of offers */
export function useSearchBox({ text, problems, viewText, registers, onQuery }: Searching, listId: string) {
  const field = useRef<HTMLInputElement>(null);
  const [kept, setDraft] = useState(() => firstDraft(text));
  const draft = withGiven(kept, text);
  if (draft !== kept) setDraft(draft);
  const { typed } = draft;
  /** null: the field does not have the focus. */
  const [caret, setCaret] = useState<number | null>(null);
  const completion = completeSearch(typed, caret ?? typed.length, registers);
  const offers = useOffers({
    id: listId,
    offers: completion.offers,
    start: isHalfValue(typed, caret ?? typed.length, completion) ? "first" : "none",
    takenByTab: true,
    onTake: (offer) => take(offer),
  });

  const adopt = (next: string) => setDraft(withTyped(draft, next, { sends: true }));
  const search = (next: string) => {
    adopt(next);
    offers.close();
    onQuery(next === viewText ? null : next, "entered");
  };
  const reset = () => {
    setDraft(withTyped(draft, viewText, { sends: true }));
    offers.close();
    onQuery(null, "entered");
  };
  const type = (next: string, at: number | null) => {
    const place = at ?? next.length;
    const sends = parseSearch(next).problems.length === 0 && !isHalfQualifier(next, place);
    setDraft(withTyped(draft, next, { sends }));
    setCaret(place);
    offers.show();
    if (sends) onQuery(next, "typed");
  };
  const take = (offer: Offer) => {
    const taken = withOffer(typed, completion, offer);
    const sends = taken.finished && parseSearch(taken.text).problems.length === 0;
    setDraft(withTyped(draft, taken.text, { sends }));
    setCaret(taken.caret);
    if (!taken.finished) offers.show();
    requestAnimationFrame(() => field.current?.setSelectionRange(taken.caret, taken.caret));
    if (sends) onQuery(taken.text, "entered");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || offers.onKey(event)) return;
    if (event.key === "ArrowDown" && completion.offers.length > 0) offers.show();
    else if (event.key !== "Escape") return;
    else if (typed !== viewText) reset();
    else field.current?.blur();
    event.preventDefault();
  };

  return {
    field,
    typed,
    offers,
    problems: settled(typed === text ? problems : parseSearch(typed).problems, offers.wanted ? caret : null),
    adopt,
    run: () => search(typed),
    clear: () => {
      search("");
      field.current?.focus();
    },
    type,
    onKeyDown,
    moveCaret: (at: number | null) => {
      if (caret !== null) setCaret(at);
    },
    focus: (on: boolean) => {
      setCaret(on ? (field.current?.selectionStart ?? typed.length) : null);
      if (!on) offers.close();
    },
  };
}
