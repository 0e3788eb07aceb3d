"use client";

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { AskedAct, CaseActFrame } from "../../CaseActs";
import type { BoardStore } from "../../store/board-store";
import { controlOf, pressControl } from "./controls";
import { type Hands, usePageKeys } from "./DeskKeys";
import type { KeyName } from "./keys";

type Props = {
  reference: string;
  /** What the board's dialogs offer for this case. */
  frame: CaseActFrame;
  /** What the address asks to write at once: "note" or "reply", as the board's keys do. */
  write: string | undefined;
  /** The key the address asks to press at once, as keys on the pages beside this one do. */
  press: string | undefined;
};

const ASKED: readonly KeyName[] = ["note", "reply", "assign", "label", "snooze", "state"];

/** Keys that open the board's dialog here, too, where the page has a control for them. */
const DIALOGS = ["assign", "label", "snooze"] as const;
const isDialog = (name: KeyName) => DIALOGS.find((one) => one === name);

// Most visits press none of these keys.
const CaseActs = lazy(() => import("../../CaseActs"));

/** The keys of a case's page: each presses the control that is marked with its name, or opens the board's dialog for it. */
export function CaseKeys({ reference, frame, write, press }: Props) {
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const store = useRef<BoardStore | null>(null);
  const keepStore = useCallback((made: BoardStore) => {
    store.current = made;
  }, []);
  usePageKeys({
    scope: "case",
    hands: () => {
      const hands: Hands = {};
      for (const kind of DIALOGS) if (controlOf(kind)) hands[kind] = () => setAsked({ kind });
      const report = store.current?.state.report;
      if (report && report.undo.length > 0) hands.undo = () => void store.current?.undo();
      return hands;
    },
    commands: () => [],
  });
  useEffect(() => {
    const name = ASKED.find((one) => one === (write ?? press));
    const control = name ? controlOf(name) : null;
    const kind = name && isDialog(name);
    if (control && kind) setAsked({ kind });
    else if (control) pressControl(control);
  }, [write, press]);
  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      <CaseActs reference={reference} frame={frame} asked={asked} onStore={keepStore} />
    </Suspense>
  );
}
