"use client";

import { useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./Button";

type Props = { text: string; children?: React.ReactNode; variant?: ButtonVariant; size?: ButtonSize };

/** Puts a text on the clipboard and says so. Not shown where scripts are off. */
export function CopyButton({ text, children = "Copy", variant = "quiet", size }: Props) {
  const [outcome, setOutcome] = useState<"" | "Copied" | "Copying failed. Select the text instead.">("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("Copied");
    } catch {
      setOutcome("Copying failed. Select the text instead.");
    }
  };
  return (
    <span className="inline-flex items-center noscript:hidden">
      <Button type="button" variant={variant} size={size} onClick={copy}>
        {children}
      </Button>
      <span role="status" className="text-13 text-muted not-empty:ms-2">
        {outcome}
      </span>
    </span>
  );
}
