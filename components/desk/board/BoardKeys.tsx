"use client";

import { useEffect, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/Button";

const SETTING = "breakwater.single-keys";
const CHANGED = "breakwater:single-keys";

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether this browser's user wants keys without Ctrl (WCAG 2.1.4: they can be switched off). */
function useSingleKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(SETTING) !== "off",
    () => true,
  );
  return [
    on,
    (next) => {
      window.localStorage.setItem(SETTING, next ? "on" : "off");
      window.dispatchEvent(new Event(CHANGED));
    },
  ];
}

/** Keys of the board, and the line under it that names them. */
export function BoardKeys() {
  const [on, setOn] = useSingleKeys();
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "j" || event.key === "k") moveTo(event.key === "j" ? 1 : -1);
      else if (event.key === "/") document.querySelector<HTMLElement>("[data-board-filter]")?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [on]);
  return (
    <div
      data-print="no"
      className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line pt-2.5 text-13 text-muted noscript:hidden pointer-coarse:hidden"
    >
      {on ? (
        <>
          <span>
            <kbd>j</kbd> next
          </span>
          <span>
            <kbd>k</kbd> previous
          </span>
          <span>
            <kbd>Enter</kbd> open
          </span>
          <span>
            <kbd>/</kbd> filter
          </span>
        </>
      ) : (
        <span>Single keys are off.</span>
      )}
      <Button type="button" variant="quiet" size="small" aria-pressed={on} onClick={() => setOn(!on)}>
        {on ? "Switch single keys off" : "Switch single keys on"}
      </Button>
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

function moveTo(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("a[data-case]")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1;
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}
