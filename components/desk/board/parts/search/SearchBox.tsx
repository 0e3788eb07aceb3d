"use client";

import { useId } from "react";
import { Icon } from "@/components/ui/Icon";
import { OfferList } from "@/components/ui/OfferList";
import type { BoardPlace } from "@/lib/domain/board/place";
import { FIRST_VIEW } from "@/lib/domain/board/views";
import { writeOrder } from "@/lib/domain/search/sorts";
import { SearchField } from "./SearchField";
import { SearchProblems } from "./SearchProblems";
import { type Searching, useSearchBox } from "./use-search-box";

type Props = Searching & {
  /** What else the address says has to stay when the form is sent without JavaScript. */
  place: BoardPlace;
};

/**
 * The search as a line one types in, with what may stand there offered below, and what makes no sense underlined where it
 * stands. Without JavaScript a plain GET form.
 */
export function SearchBox(props: Props) {
  const { place, onQuery } = props;
  const id = useId();
  const box = useSearchBox(props, `${id}-offers`);
  const shown = box.problems.length > 0;
  return (
    <search className="block">
      <form
        action="/desk/board"
        method="get"
        // Or the browser's Back would bring back what was typed after that page.
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          box.run();
        }}
      >
        {place.view === FIRST_VIEW ? null : <input type="hidden" name="view" value={place.view} />}
        {place.order ? <input type="hidden" name="sort" value={writeOrder(place.order)} /> : null}
        {place.layout === "table" ? null : <input type="hidden" name="layout" value={place.layout} />}
        <div className="relative">
          <div className="group flex min-h-8.5 items-center rounded-box border-[1.5px] border-line-strong bg-surface">
            <button
              type="submit"
              aria-label="Search"
              className="inline-flex cursor-pointer px-2.5 py-1.5 text-muted"
            >
              <Icon name="search" />
            </button>
            <SearchField box={box} describedBy={shown ? `${id}-problems` : undefined} />
            {box.typed === "" ? (
              <kbd className="me-2 group-focus-within:hidden noscript:hidden pointer-coarse:hidden">/</kbd>
            ) : (
              <button
                type="button"
                aria-label="Clear the search"
                onClick={box.clear}
                className="inline-flex cursor-pointer px-2.5 py-1.5 text-muted noscript:hidden"
              >
                <Icon name="cross" />
              </button>
            )}
          </div>
          <OfferList {...box.offers.list} label="What may stand here" mono />
        </div>
        <SearchProblems
          id={`${id}-problems`}
          text={box.typed}
          problems={box.problems}
          onTake={(text) => {
            box.adopt(text);
            onQuery(text, "entered");
          }}
        />
      </form>
    </search>
  );
}
