"use client";

import { useEffect } from "react";
import { listOf, type OpenedList, onPage } from "@/components/desk/opened-list";
import { keepOpenedList, openedList } from "@/components/desk/opened-list-store";
import { countNumber } from "@/lib/domain/board/count";
import { writePlace } from "@/lib/domain/board/place";
import { type BoardState, type Returning, shownRows } from "./store/board-state";
import type { BoardStore } from "./store/board-store";

/** The case whose page one comes back from, where it was opened from this very board. */
export function cameFrom(): Returning | null {
  const list = openedList();
  if (!list?.visited || list.at === null || !isHere(list)) return null;
  return { reference: list.at, index: list.references.indexOf(list.at) };
}

function isHere({ search }: OpenedList): boolean {
  const here = window.location.search;
  const cursor = (text: string) => new URLSearchParams(text).get("after");
  return onPage(search, cursor(search)) === onPage(here, cursor(here));
}

/** Keeps in this tab which rows the board shows and which of them one is at, for the pages of their cases. */
export function useKeptList(store: BoardStore): void {
  useEffect(() => {
    let kept: readonly unknown[] = [];
    const keep = () => {
      const { data, cursor, peek, returning } = store.state;
      const now = [data, cursor, peek?.reference];
      if (returning !== null || now.every((part, index) => part === kept[index])) return;
      kept = now;
      keepOpenedList(listShown(store.state));
    };
    keep();
    return store.subscribe(keep);
  }, [store]);
}

function listShown({ data, cursor, peek }: BoardState): OpenedList {
  const rows = shownRows(data);
  const at = rows.find(({ id }) => id === cursor)?.reference ?? peek?.reference ?? null;
  const page = {
    search: writePlace({ ...data.place, peek: peek?.reference ?? null }),
    references: rows.map(({ reference }) => reference),
    total: countNumber(data.count),
    previous: data.previous,
    next: data.next,
  };
  const list = listOf(page, at, openedList());
  // In columns not all cases are shown: nobody knows how many stand before a card.
  return data.columns.length > 0 && rows.length < data.count.number ? { ...list, before: null } : list;
}
