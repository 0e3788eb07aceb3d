"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { readPlace } from "@/lib/domain/board/place";
import { searchOf } from "@/lib/domain/search-params";
import { boardApi } from "./store/board-api";
import type { BoardState } from "./store/board-state";
import { type BoardStore, createBoardStore } from "./store/board-store";
import { cameFrom, useKeptList } from "./use-kept-list";

const Store = createContext<BoardStore | null>(null);

/** Made by the server for this very visit, or shown before and brought back by the browser's Back: then it is old. */
const shownBefore = new WeakSet<BoardData>();

type Props = { data: BoardData; frame: BoardFrame; children: ReactNode };

/**
 * Gives everything inside one board. `useBoard()` is for acting on it (stable, never renders again), `useBoardState(pick)`
 * for what it shows (renders again when what is picked changes).
 */
export function BoardProvider({ data, frame, children }: Props) {
  const router = useRouter();
  const [store] = useState(() =>
    createBoardStore(data, frame, boardApi, {
      place: placeOfWindow,
      push: (address) => window.history.pushState(null, "", address),
      replace: (address) => window.history.replaceState(null, "", address),
      leave: (address) => router.push(address),
    }),
  );
  const given = useRef<BoardData | null>(null);
  useEffect(() => {
    if (given.current === null) store.arrive({ old: shownBefore.has(data), from: cameFrom() });
    else if (given.current !== data) store.adopt(data, frame);
    given.current = data;
    shownBefore.add(data);
  }, [store, data, frame]);
  useKeptList(store);
  useEffect(() => {
    const returned = () => store.returned();
    const leaving = () => store.keepPreferences({ keepalive: true });
    const online = () => void store.reload({ unattended: true });
    window.addEventListener("popstate", returned);
    window.addEventListener("pagehide", leaving);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("popstate", returned);
      window.removeEventListener("pagehide", leaving);
      window.removeEventListener("online", online);
      leaving();
    };
  }, [store]);
  return <Store value={store}>{children}</Store>;
}

/** Gives a board that was made elsewhere to what is inside. */
export function GivenBoard({ store, children }: { store: BoardStore; children: ReactNode }) {
  return <Store value={store}>{children}</Store>;
}

const placeOfWindow = () => readPlace(searchOf({ url: window.location.href })).place;

/** The board that this part of the page belongs to: its methods are everything one can do to it. */
export function useBoard(): BoardStore {
  const store = useContext(Store);
  if (!store) throw new Error("There is no board around this component.");
  return store;
}

/** What the board shows now. `pick` takes a part out of it and gives the same thing while that part is the same. */
export function useBoardState<Part>(pick: (state: BoardState) => Part): Part {
  const store = useBoard();
  const part = () => pick(store.state);
  return useSyncExternalStore(store.subscribe, part, part);
}
