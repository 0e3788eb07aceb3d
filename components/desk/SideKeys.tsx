"use client";

import { usePageKeys } from "./board/parts/keys/DeskKeys";
import type { KeyName } from "./board/parts/keys/keys";
import { useFollow } from "./follow";

// What stands on the case's own page, by the key that goes there.
const THERE: Partial<Record<KeyName, string>> = {
  note: "?write=note#write",
  reply: "?write=reply#write",
  accept: "?move=accept#move",
  reject: "?move=reject#move",
  assign: "?press=assign",
  label: "?press=label",
  snooze: "?press=snooze",
  state: "?press=state",
};

/** The keys of a case on the pages beside its own: what can be done there only, they do there. */
export function SideKeys({ reference }: { reference: string }) {
  const follow = useFollow();
  usePageKeys({
    scope: "case",
    hands: () =>
      Object.fromEntries(
        Object.entries(THERE).map(([name, there]) => [
          name,
          () => follow(`/desk/cases/${reference}${there}`),
        ]),
      ),
    commands: () => [],
  });
  return null;
}
