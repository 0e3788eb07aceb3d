"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ReactNode, useRef } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./Button";

export type MenuEntry = {
  /** The words; unique in the menu. */
  label: string;
  /** A link, or an act. */
  href?: string;
  onSelect?: () => void;
  disabled?: boolean;
  /** Why it is disabled, or what it does; small, under the label. */
  note?: string;
  destructive?: boolean;
};

type Props = {
  trigger: ReactNode;
  entries: MenuEntry[];
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

const entryClass =
  "block cursor-pointer px-3 py-1.5 text-14 no-underline focus-visible:-outline-offset-3 data-highlighted:bg-accent-bg data-disabled:cursor-not-allowed data-disabled:text-muted";

/** A list of acts behind one button; arrow keys and first letters move in it. */
export function Menu({ trigger, entries, label, variant = "quiet", size = "small" }: Props) {
  // Stays beside its button, inside the page's landmarks; fixed, so a scrolling box does not cut it off.
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Base.Root>
      <span ref={place} className="inline-flex">
        <Base.Trigger aria-label={label} className={buttonClass({ variant, size })}>
          {trigger}
        </Base.Trigger>
      </span>
      <Base.Portal container={place}>
        <Base.Positioner sideOffset={4} align="end" positionMethod="fixed" className="z-20">
          <Base.Popup className="max-h-[70vh] min-w-48 overflow-y-auto rounded-box border border-line-strong bg-bg py-1">
            {entries.map((entry) => {
              const className = `${entryClass} ${entry.destructive ? "text-high" : "text-text"}`;
              const words = (
                <>
                  {entry.label}
                  {entry.note ? <span className="block text-13 text-muted">{entry.note}</span> : null}
                </>
              );
              return entry.href && !entry.disabled ? (
                <Base.LinkItem key={entry.label} href={entry.href} className={className}>
                  {words}
                </Base.LinkItem>
              ) : (
                <Base.Item
                  key={entry.label}
                  disabled={entry.disabled}
                  onClick={entry.onSelect}
                  className={className}
                >
                  {words}
                </Base.Item>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
