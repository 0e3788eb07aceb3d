import { type KeyboardEvent, useRef, useState } from "react";
import { useActiveLine } from "@/components/ui/use-active-line";
import { completeSearch, type Offer } from "@/lib/domain/search/complete";
import { parseSearch } from "@/lib/domain/search/parse";
import { firstDraft, withGiven, withTyped } from "./draft";
import { isHalfQualifier, isHalfValue, settled, withOffer } from "./parts";
import type { SearchBoxProps } from "./SearchBox";

export type SearchBoxState = ReturnType<typeof useSearchBox>;

// No line by an arrow; the one that Enter takes stands by itself.
const NO_ARROW = -1;

/** What the search box holds and does. @param listId the id of the list of offers */
export function useSearchBox(
  { text, problems, viewText, registers, onQuery }: SearchBoxProps,
  listId: string,
) {
  const field = useRef<HTMLInputElement>(null);
  const [kept, setDraft] = useState(() => firstDraft(text));
  const draft = withGiven(kept, text);
  if (draft !== kept) setDraft(draft);
  const { typed } = draft;
  /** null: the field does not have the focus. */
  const [caret, setCaret] = useState<number | null>(null);
  const [wanted, setWanted] = useState(false);
  const completion = completeSearch(typed, caret ?? typed.length, registers);
  const { offers } = completion;
  const open = wanted && caret !== null && offers.length > 0;
  const { active, activeId, onArrow, setAt } = useActiveLine({
    count: offers.length,
    start: isHalfValue(typed, caret ?? typed.length, completion) ? "first" : "none",
    id: listId,
  });

  const close = () => {
    setWanted(false);
    setAt(NO_ARROW);
  };
  const adopt = (next: string) => setDraft(withTyped(draft, next, { sends: true }));
  const search = (next: string) => {
    adopt(next);
    close();
    onQuery(next === viewText ? null : next, "entered");
  };
  const reset = () => {
    setDraft(withTyped(draft, viewText, { sends: true }));
    close();
    onQuery(null, "entered");
  };
  const type = (next: string, at: number | null) => {
    const place = at ?? next.length;
    const sends = parseSearch(next).problems.length === 0 && !isHalfQualifier(next, place);
    setDraft(withTyped(draft, next, { sends }));
    setCaret(place);
    setWanted(true);
    setAt(NO_ARROW);
    if (sends) onQuery(next, "typed");
  };
  const take = (offer: Offer) => {
    const taken = withOffer(typed, completion, offer);
    const sends = taken.finished && parseSearch(taken.text).problems.length === 0;
    setDraft(withTyped(draft, taken.text, { sends }));
    setCaret(taken.caret);
    setWanted(!taken.finished);
    setAt(NO_ARROW);
    requestAnimationFrame(() => field.current?.setSelectionRange(taken.caret, taken.caret));
    if (sends) onQuery(taken.text, "entered");
  };
  const leave = () => {
    if (open) close();
    else if (typed !== viewText) reset();
    else field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const offer = open && active !== null ? offers[active] : undefined;
    if (offer && (event.key === "Enter" || event.key === "Tab")) take(offer);
    else if (event.key === "Escape") leave();
    else if (event.key === "ArrowDown" && !open && offers.length > 0) setWanted(true);
    else if (!open || !onArrow(event)) return;
    event.preventDefault();
  };

  return {
    field,
    listId,
    typed,
    open,
    offers,
    active: open ? active : null,
    activeId,
    problems: settled(typed === text ? problems : parseSearch(typed).problems, wanted ? caret : null),
    adopt,
    run: () => search(typed),
    clear: () => {
      search("");
      field.current?.focus();
    },
    type,
    take,
    onKeyDown,
    moveCaret: (at: number | null) => {
      if (caret !== null) setCaret(at);
    },
    focus: (on: boolean) => {
      setCaret(on ? (field.current?.selectionStart ?? typed.length) : null);
      if (!on) close();
    },
  };
}
