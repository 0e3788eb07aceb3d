"use client";

import { useSyncExternalStore } from "react";
import { keyCaps } from "./keys";

const never = () => () => {};

/** A key as it is written on this person's keyboard. */
export function KeyCaps({ spec }: { spec: string }) {
  const mod = useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
  return (
    <span className="inline-flex gap-1 whitespace-nowrap">
      {keyCaps(spec, mod).map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
        <kbd key={index}>{cap}</kbd>
      ))}
    </span>
  );
}
