"use client";

import { type Option, Select } from "@/components/ui/TextInput";
import { opposite, readOrder, SORTS, type SortName, writeOrder } from "@/lib/domain/search/sorts";
import { upperFirst } from "@/lib/domain/text";
import { useBoard, useBoardState } from "./use-board";

const ORDERS: Option[] = (Object.keys(SORTS) as SortName[]).flatMap((sort) => {
  const { starts } = SORTS[sort];
  return [starts, opposite(starts)].map((direction) => ({
    value: writeOrder({ sort, direction }),
    label: upperFirst(SORTS[sort][direction]),
  }));
});

/** The order where the table has no heads to press. Without JavaScript `sort:` in the search does it. */
export function OrderSelect() {
  const board = useBoard();
  const order = useBoardState(({ data }) => data.order);
  return (
    <Select
      aria-label="Order"
      value={writeOrder(order)}
      options={ORDERS}
      onChange={(event) => {
        const next = readOrder(event.target.value);
        if (next) board.setOrder(next);
      }}
      className="min-w-0 flex-1 py-1.5 noscript:hidden"
    />
  );
}
