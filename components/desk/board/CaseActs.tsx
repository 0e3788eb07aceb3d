"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { NONE } from "@/lib/domain/board/count";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { DEFAULT_ORDER, readPlace } from "@/lib/domain/board/place";
import { DEFAULT_PREFERENCES } from "@/lib/domain/board/preferences";
import { ActDialog } from "./ActDialog";
import { ActReportBar } from "./ActReportBar";
import { type BoardApi, boardApi } from "./store/board-api";
import type { ActFormKind } from "./store/board-state";
import { type BoardStore, createBoardStore } from "./store/board-store";
import { GivenBoard } from "./use-board";

/** What the dialogs offer: names of this desk, and the acts that are for this person. */
export type CaseActFrame = Pick<BoardFrame, "people" | "labels" | "products" | "acts">;

/** A new object each time a dialog is wanted. */
export type AskedAct = { kind: ActFormKind };

type Props = {
  reference: string;
  frame: CaseActFrame;
  asked: AskedAct;
  onStore: (store: BoardStore) => void;
};

/** The dialogs of the board for one case, on its own page: a board without rows, whose page is made anew after each act. */
export default function CaseActs({ reference, frame, asked, onStore }: Props) {
  const { refresh } = useRouter();
  const [store] = useState(() => storeWithoutRows(frame));
  useEffect(() => onStore(store), [store, onStore]);
  useEffect(() => {
    let wanted = true;
    store.look(reference).then(
      ({ row }) => wanted && store.ask(asked.kind, { cases: [row] }),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [store, reference, asked]);
  const stateOf = () => store.state;
  const { report, said } = useSyncExternalStore(store.subscribe, stateOf, stateOf);
  useEffect(() => {
    if (report !== null) refresh();
  }, [report, refresh]);
  return (
    <GivenBoard store={store}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ActReportBar />
      <ActDialog />
    </GivenBoard>
  );
}

const NOTHING: BoardData = {
  place: readPlace({}).place,
  leftOut: [],
  view: { key: "all", label: "", group: "cases", search: "", version: null, problem: null },
  text: "",
  order: DEFAULT_ORDER,
  changed: false,
  problems: [],
  count: NONE,
  overdue: NONE,
  previous: null,
  next: null,
  rows: [],
  columns: [],
  stopped: null,
};

function storeWithoutRows(frame: CaseActFrame): BoardStore {
  const api: BoardApi = {
    ...boardApi,
    // Other cases are looked for by words; rows of its own it has none.
    rows: async (place, asking) => (place.text === null ? NOTHING : boardApi.rows(place, asking)),
    counts: async () => ({ counts: {} }),
  };
  const whole = {
    ...frame,
    views: [],
    preferences: DEFAULT_PREFERENCES,
    sharesViews: false,
    beginning: null,
  };
  const nowhere = () => {};
  const window = { place: () => NOTHING.place, push: nowhere, replace: nowhere, leave: nowhere };
  return createBoardStore(NOTHING, whole, api, window);
}
