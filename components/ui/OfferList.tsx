"use client";

import { useEffect, useRef } from "react";

type Offered = { text: string; detail?: string };

type Props<Offer> = {
  id: string;
  label: string;
  offers: readonly Offer[];
  open: boolean;
  /** The line that the arrow keys of the field are on (use-offers.ts). */
  active: number | null;
  onTake: (offer: Offer) => void;
  /** What is offered is written in a language, or is an id. */
  mono?: boolean;
};

/** What may stand in the field above it: the list of a combobox, whose field keeps the focus. */
export function OfferList<Offer extends Offered>({
  id,
  label,
  offers,
  open,
  active,
  onTake,
  mono,
}: Props<Offer>) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-[min(60vh,22rem)] overflow-y-auto rounded-box border border-line-strong bg-bg py-1 text-14"
      >
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and the keys
          <div
            key={offer.text}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // The focus stays in the field.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(offer)}
            className={`flex cursor-pointer flex-wrap gap-x-4 px-3 py-1 ${index === active ? "bg-accent-bg" : "hover:bg-sunken"}`}
          >
            <bdi className={mono ? "min-w-28 font-mono text-13" : ""}>{offer.text}</bdi>
            {offer.detail ? <bdi className="text-13 text-muted">{offer.detail}</bdi> : null}
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {open ? `${offers.length} ${offers.length === 1 ? "suggestion" : "suggestions"}.` : ""}
      </p>
    </>
  );
}
