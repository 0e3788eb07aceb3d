import { type KeyboardEvent, useState } from "react";
import { useActiveLine } from "./use-active-line";

// No line by an arrow: where the first one stands by itself, it stays active.
const NO_ARROW = -1;

type Options<Offer> = {
  /** The list's id; lines are called `id-0`, `id-1`. */
  id: string;
  offers: readonly Offer[];
  /** Before any arrow: the first line, or none, so that Enter means what is typed. May change while one types. */
  start: "first" | "none";
  /** Tab takes the line that the arrows are on, as Enter does; without this it leaves the field. */
  takenByTab?: boolean;
  /** The list is closed by then; `show` keeps it open. */
  onTake: (offer: Offer) => void;
};

/** What is offered below a field: whether it is shown, the keys for it, and what field and `OfferList` say of each other. */
export function useOffers<Offer>({ id, offers, start, takenByTab = false, onTake }: Options<Offer>) {
  const [wanted, setWanted] = useState(false);
  const line = useActiveLine({ count: offers.length, start, id });
  const open = wanted && offers.length > 0;
  const active = open ? line.active : null;
  const put = (shown: boolean) => {
    setWanted(shown);
    line.setAt(NO_ARROW);
  };
  const close = () => put(false);
  const take = (offer: Offer) => {
    close();
    onTake(offer);
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.nativeEvent.isComposing) return false;
    const offer = active === null ? undefined : offers[active];
    if (offer !== undefined && (event.key === "Enter" || (takenByTab && event.key === "Tab"))) take(offer);
    else if (event.key === "Escape") close();
    else if (!line.onArrow(event)) return false;
    event.preventDefault();
    return true;
  };
  return {
    /** Somebody asked for offers, whether or not there are any. */
    wanted,
    open,
    show: () => put(true),
    close,
    onKey,
    field: {
      "aria-autocomplete": "list",
      "aria-controls": id,
      "aria-activedescendant": open ? line.activeId : undefined,
      autoComplete: "off",
    },
    list: { id, offers, open, active, onTake: take },
  } as const;
}
