"use client";

import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { ComposerText } from "@/components/ui/Composer";
import { OfferList } from "@/components/ui/OfferList";
import { useActiveLine } from "@/components/ui/use-active-line";
import { nameBegun, namesLike } from "@/lib/domain/case/mentions";

type Props = ComponentProps<typeof ComposerText> & {
  id: string;
  /** Colleagues whom a note can name: those who may read it. */
  names: readonly string[];
};

const MOST = 8;

/** The text of a note or message. In a note, names of colleagues are offered while one is written after “@”. */
export function MentionText({ names, ...area }: Props) {
  const listId = `${area.id}-names`;
  const [begun, setBegun] = useState<string | null>(null);
  const [declined, setDeclined] = useState(false);
  const likely = (name: string) => namesLike(name, [...new Set(names)]).slice(0, MOST);
  const shown = begun === null ? [] : likely(begun).map((name) => ({ text: name }));
  const open = shown.length > 0 && !declined;
  const { active, activeId, onArrow, setAt, first } = useActiveLine({
    count: shown.length,
    start: "first",
    id: listId,
  });
  const look = (text: HTMLTextAreaElement) => {
    const { selectionStart: at, selectionEnd, value } = text;
    const name = at === selectionEnd && isNote(text) ? nameBegun(value.slice(0, at)) : null;
    // What no name begins with is the sentence that goes on.
    const next = name !== null && likely(name).length > 0 ? name : null;
    if (next === begun) return;
    setBegun(next);
    setAt(first);
    if (next === null) setDeclined(false);
  };
  const take = (name: string) => {
    const text = document.getElementById(area.id);
    if (!(text instanceof HTMLTextAreaElement) || begun === null) return;
    const at = text.selectionStart;
    text.setRangeText(`${name} `, at - begun.length, at, "end");
    setBegun(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const offer = active === null ? undefined : shown[active];
    if (offer && (event.key === "Enter" || event.key === "Tab")) take(offer.text);
    else if (event.key === "Escape") setDeclined(true);
    else if (!onArrow(event)) return;
    event.preventDefault();
  };
  return (
    <div className="relative">
      <ComposerText
        {...area}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={open ? activeId : undefined}
        autoComplete="off"
        onInput={(event) => look(event.currentTarget)}
        onSelect={(event) => look(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => setBegun(null)}
      />
      <OfferList
        id={listId}
        label="Colleagues who can read this"
        offers={shown}
        open={open}
        active={open ? active : null}
        onTake={({ text }) => take(text)}
      />
    </div>
  );
}

// Names mean something in notes only: a message to the reporter tells no colleague.
function isNote({ form }: HTMLTextAreaElement): boolean {
  return form !== null && new FormData(form).get("audience") === "internal";
}
