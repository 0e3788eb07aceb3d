"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./Button";
import { Icon } from "./Icon";
import { hasUnsavedTextIn } from "./unsaved-text";

type Props = {
  title: string;
  children: ReactNode;
  description?: ReactNode;
  /** Words on the button that opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const QUESTION = "What you wrote here is kept nowhere else. Close this without it?";

/**
 * A question or small form over the page. Escape and the cross close it and give the focus back, and ask first where something is
 * typed; Ctrl or ⌘ and Enter send it.
 */
export function Dialog({
  title,
  children,
  description,
  trigger,
  variant = "quiet",
  size,
  open,
  onOpenChange,
}: Props) {
  const popup = useRef<HTMLDivElement>(null);
  const keeps = () => popup.current !== null && hasUnsavedTextIn(popup.current) && !window.confirm(QUESTION);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { reason, event, cancel }) => {
        // An open list inside it takes Escape for itself.
        if ((reason === "escape-key" && event.defaultPrevented) || (!next && keeps())) cancel();
        else onOpenChange?.(next);
      }}
    >
      {trigger ? <Base.Trigger className={buttonClass({ variant, size })}>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-veil opacity-50" />
        <Base.Popup
          ref={popup}
          onKeyDown={sendByKeys}
          className="fixed inset-x-4 z-20 top-[8vh] mx-auto max-h-[84vh] max-w-[36rem] overflow-y-auto rounded-box border-2 border-text bg-bg p-5"
        >
          <div className="flex items-start gap-4">
            <Base.Title className="text-18">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="ms-auto inline-flex size-8 flex-none cursor-pointer items-center justify-center"
            >
              <Icon name="cross" />
            </Base.Close>
          </div>
          {description ? (
            <Base.Description className="mt-1 text-muted">{description}</Base.Description>
          ) : null}
          <div className="mt-3">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function sendByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  if (event.defaultPrevented) return;
  const form = event.currentTarget.querySelector("form");
  const button = form?.querySelector<HTMLButtonElement>("button:not([type=button])");
  if (!form || button?.disabled) return;
  event.preventDefault();
  form.requestSubmit();
}
