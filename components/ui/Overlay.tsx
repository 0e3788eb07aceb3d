"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  open: boolean;
  /** After it closed and the focus is back where it was. */
  onClosed: () => void;
  label: string;
  className?: string;
  children: (close: () => void) => ReactNode;
};

/**
 * What lies over every page of a kind. The browser's own dialog, which weighs nothing: it keeps the focus inside, closes with
 * Escape and gives the focus back.
 */
export function Overlay({ open, onClosed, label, className = "", children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does what a press beside it does
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClosed}
      onClick={(event) => event.target === event.currentTarget && close()}
      className={`fixed inset-x-4 top-[8vh] m-0 mx-auto max-h-[84vh] w-auto overflow-y-auto rounded-box border-2 border-text bg-bg p-0 text-14 text-text backdrop:bg-veil backdrop:opacity-50 ${className}`}
    >
      {open ? children(close) : null}
    </dialog>
  );
}
