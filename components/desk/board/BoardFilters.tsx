"use client";

import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/Button";
import { type Option, Select, TextInput } from "@/components/ui/TextInput";
import type { BoardPlace } from "@/lib/domain/board/place";
import { FIRST_VIEW } from "@/lib/domain/board/views";
import { type Order, opposite, readOrder, SORTS, type SortName, writeOrder } from "@/lib/domain/search/sorts";
import { upperFirst } from "@/lib/domain/text";
import { textOf } from "./form-text";
import { useBoard } from "./use-board";

type Props = { place: BoardPlace; text: string; order: Order };

const ORDERS: Option[] = (Object.keys(SORTS) as SortName[]).flatMap((sort) => {
  const { starts } = SORTS[sort];
  return [starts, opposite(starts)].map((direction) => ({
    value: writeOrder({ sort, direction }),
    label: upperFirst(SORTS[sort][direction]),
  }));
});

/**
 * The search as an ordinary GET form. With JavaScript the page changes without a reload; each use is a step in the browser's
 * history.
 */
export function BoardFilters({ place, text, order }: Props) {
  const board = useBoard();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { q = "", sort = "" } = textOf(event.currentTarget);
    board.goTo({ ...board.place, text: q, order: readOrder(sort) ?? null, after: null });
  };
  return (
    <search className="mt-3 block">
      <form
        action="/desk/board"
        method="get"
        // Or the browser's Back would bring back what was typed after that page, beside rows that are not filtered by it.
        autoComplete="off"
        onSubmit={submit}
        className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2"
      >
        {place.view === FIRST_VIEW ? null : <input type="hidden" name="view" value={place.view} />}
        <div className="min-w-0 flex-[1_1_20rem]">
          <label htmlFor={`${id}-q`} className="block text-13 text-muted">
            Search
          </label>
          <TextInput id={`${id}-q`} name="q" dense mono defaultValue={text} data-board-filter="" />
        </div>
        <div>
          <label htmlFor={`${id}-sort`} className="block text-13 text-muted">
            Order
          </label>
          <Select
            id={`${id}-sort`}
            name="sort"
            defaultValue={writeOrder(order)}
            options={ORDERS}
            className="mt-0.5 min-h-8 w-60 py-0.5 text-14"
          />
        </div>
        <Button size="small" variant="secondary" className="min-h-8">
          Filter
        </Button>
      </form>
    </search>
  );
}
