import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/Button";
import { HELD_SECONDS } from "./use-composer";

/** Stands where the send button was while a message is held. Escape takes it back, as the button does that has the focus. */
export function HeldMessage({ onUndo }: { onUndo: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    undo.current?.focus();
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      onUndo();
    };
    window.addEventListener("keydown", onEscape, { capture: true });
    return () => window.removeEventListener("keydown", onEscape, { capture: true });
  }, [onUndo]);
  return (
    <div className="relative flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-(--composer-line) px-4 py-2.5">
      <span aria-hidden="true" className="held-time absolute inset-x-0 top-0 h-0.5 bg-accent" />
      <p role="status" className="min-w-0 flex-[1_1_14rem] text-13">
        Not sent yet: it goes in {HELD_SECONDS} seconds.
      </p>
      <Button ref={undo} type="button" variant="secondary" onClick={onUndo}>
        Undo <kbd className="pointer-coarse:hidden">Esc</kbd>
      </Button>
      <Button>Send now</Button>
    </div>
  );
}
