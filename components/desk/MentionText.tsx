"use client";

import { type ComponentProps, useState } from "react";
import { ComposerText } from "@/components/ui/Composer";
import { OfferList } from "@/components/ui/OfferList";
import { useOffers } from "@/components/ui/use-offers";
import { nameBegun, namesLike } from "@/lib/domain/case/mentions";

type Props = ComponentProps<typeof ComposerText> & {
  id: string;
  /** Colleagues whom a note can name: those who may read it. */
  names: readonly string[];
};

const MOST = 8;

/** The text of a note or message. In a note, names of colleagues are offered while one is written after “@”. */
export function MentionText({ names, ...area }: Props) {
  const [begun, setBegun] = useState<string | null>(null);
  const likely = (name: string) => namesLike(name, [...new Set(names)]).slice(0, MOST);
  const take = (name: string) => {
    const text = document.getElementById(area.id);
    if (!(text instanceof HTMLTextAreaElement) || begun === null) return;
    const at = text.selectionStart;
    text.setRangeText(`${name} `, at - begun.length, at, "end");
    setBegun(null);
  };
  const { open, show, close, onKey, field, list } = useOffers({
    id: `${area.id}-names`,
    offers: begun === null ? [] : likely(begun).map((name) => ({ text: name })),
    start: "first",
    takenByTab: true,
    onTake: ({ text }) => take(text),
  });
  const leave = () => {
    setBegun(null);
    close();
  };
  const look = (text: HTMLTextAreaElement) => {
    const { selectionStart: at, selectionEnd, value } = text;
    const name = at === selectionEnd && isNote(text) ? nameBegun(value.slice(0, at)) : null;
    // What no name begins with is the sentence that goes on.
    if (name === null || likely(name).length === 0) return leave();
    if (name === begun) return;
    setBegun(name);
    // Closed by Escape it stays closed for as long as the same name is written.
    if (begun === null || open) show();
  };
  return (
    <div className="relative">
      <ComposerText
        {...area}
        {...field}
        onInput={(event) => look(event.currentTarget)}
        onSelect={(event) => look(event.currentTarget)}
        onKeyDown={(event) => {
          if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onKey(event);
        }}
        onBlur={() => open && leave()}
      />
      <OfferList {...list} label="Colleagues who can read this" />
    </div>
  );
}

// Names mean something in notes only: a message to the reporter tells no colleague.
function isNote({ form }: HTMLTextAreaElement): boolean {
  return form !== null && new FormData(form).get("audience") === "internal";
}
