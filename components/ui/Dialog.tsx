"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./Button";
import { Icon } from "./Icon";

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

/** A question or small form over the page. Escape and the cross close it and give the focus back. */
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
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { reason, event, cancel }) => {
        // An open list inside it takes Escape for itself.
        if (reason === "escape-key" && event.defaultPrevented) cancel();
        else onOpenChange?.(next);
      }}
    >
      {trigger ? <Base.Trigger className={buttonClass({ variant, size })}>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-veil opacity-50" />
        <Base.Popup className="fixed inset-x-4 z-20 top-[8vh] mx-auto max-h-[84vh] max-w-[36rem] overflow-y-auto rounded-box border-2 border-text bg-bg p-5">
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
