"use client";

import { useSyncExternalStore } from "react";
import type { OpenedList } from "./opened-list";

const KEY = "breakwater.list";

let read: { text: string; list: OpenedList } | null = null;

/** The list kept in this tab. The same object while it stays the same. */
export function openedList(): OpenedList | null {
  const text = stored();
  if (text === null) return null;
  if (read?.text !== text) read = { text, list: JSON.parse(text) as OpenedList };
  return read.list;
}

// Where the browser keeps nothing for pages, the way back leads to the board as it comes.
function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const listeners = new Set<() => void>();

/** Keeps another list for this tab; null forgets it. */
export function keepOpenedList(list: OpenedList | null): void {
  try {
    if (list === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOpenedList(): OpenedList | null {
  return useSyncExternalStore(subscribe, openedList, () => null);
}
