"use client";

import { useEffect } from "react";
import { controlOf, pressControl } from "./controls";
import { usePageKeys } from "./DeskKeys";
import type { KeyName } from "./keys";

type Props = {
  /** What the address asks to write at once: "note" or "reply", as the board's keys do. */
  write: string | undefined;
  /** The control the address asks to press at once, as keys on the pages beside this one do. */
  press: string | undefined;
};

const ASKED: readonly KeyName[] = ["note", "reply", "assign", "label", "snooze", "state"];

/** The keys of a case's page: each presses the control that is marked with its name. */
export function CaseKeys({ write, press }: Props) {
  usePageKeys({ scope: "case", hands: () => ({}), commands: () => [] });
  useEffect(() => {
    const name = ASKED.find((one) => one === (write ?? press));
    const control = name ? controlOf(name) : null;
    if (control) pressControl(control);
  }, [write, press]);
  return null;
}
