"use client";

import { useEffect, useState } from "react";
import type { PeekData } from "@/lib/domain/board/peek";
import { useBoard } from "./use-board";

export type Look = { case: PeekData | null; failed: boolean };

/** One case with its moves as they are now; asked for when this is shown, and not at all without a reference. */
export function useLook(reference: string | null): Look {
  const board = useBoard();
  const [look, setLook] = useState<Look>({ case: null, failed: false });
  useEffect(() => {
    if (reference === null) return;
    let current = true;
    board.look(reference).then(
      (found) => current && setLook({ case: found, failed: false }),
      () => current && setLook({ case: null, failed: true }),
    );
    return () => {
      current = false;
    };
  }, [board, reference]);
  return look;
}
