import type { SearchBoxState } from "./use-search-box";

/** What may stand where the caret is. */
export function OfferList({ box }: { box: SearchBoxState }) {
  const { listId, open, offers, active } = box;
  return (
    <>
      <div
        id={listId}
        role="listbox"
        aria-label="What may stand here"
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-[min(60vh,22rem)] overflow-y-auto rounded-box border border-line-strong bg-bg py-1 text-14"
      >
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and the keys
          <div
            key={offer.text}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            // The focus stays in the field.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => box.take(offer)}
            className={`flex cursor-pointer flex-wrap gap-x-4 px-3 py-1 ${index === active ? "bg-accent-bg" : "hover:bg-sunken"}`}
          >
            <bdi className="min-w-28 font-mono text-13">{offer.text}</bdi>
            {offer.detail ? <span className="text-13 text-muted">{offer.detail}</span> : null}
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {open ? `${offers.length} ${offers.length === 1 ? "suggestion" : "suggestions"}.` : ""}
      </p>
    </>
  );
}
