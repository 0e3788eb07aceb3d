"use client";

import { useEffect } from "react";
import { type Heard, hearChanges } from "@/components/desk/hear-changes";
import { useBoard } from "./use-board";

/** Keeps the board up with what others do. One that nobody sees asks again when it is looked at. */
export function useLive(): void {
  const board = useBoard();
  useEffect(() => {
    let missed = false;
    const heard = ({ name }: Heard) => {
      if (name === "displaced") return board.displaced();
      if (name === "ended") return void board.reload({ unattended: true });
      if (document.visibilityState === "hidden") missed = true;
      else board.changedElsewhere();
    };
    const seen = () => {
      if (document.visibilityState !== "visible" || !(missed || board.state.displaced)) return;
      missed = false;
      board.changedElsewhere();
    };
    document.addEventListener("visibilitychange", seen);
    // Between the drawing of the page and its stream somebody may have changed something.
    const stop = hearChanges(heard, () => board.changedElsewhere());
    return () => {
      stop();
      document.removeEventListener("visibilitychange", seen);
    };
  }, [board]);
}
