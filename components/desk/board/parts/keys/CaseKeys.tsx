"use client";

import { useEffect } from "react";
import { controlOf, pressControl } from "./controls";
import { usePageKeys } from "./DeskKeys";

type Props = {
  /** What the address asks to write at once: "note" or "reply", as the board's keys do. */
  write: string | undefined;
};

/** The keys of a case's page: each presses the control that is marked with its name. */
export function CaseKeys({ write }: Props) {
  usePageKeys({ scope: "case", hands: () => ({}), commands: () => [] });
  useEffect(() => {
    const control = write === "note" || write === "reply" ? controlOf(write) : null;
    if (control) pressControl(control);
  }, [write]);
  return null;
}
