"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";

/** The button that sends; a second press while it is under way does nothing. Coming back by Back frees it again. */
export function SubmitOnce({ children }: { children: ReactNode }) {
  const [sent, setSent] = useState(false);
  useEffect(() => {
    const free = () => setSent(false);
    window.addEventListener("pageshow", free);
    return () => window.removeEventListener("pageshow", free);
  }, []);
  return (
    <Button
      size="large"
      aria-disabled={sent || undefined}
      onClick={(event) => {
        if (sent) event.preventDefault();
        else setSent(true);
      }}
    >
      {children}
    </Button>
  );
}
