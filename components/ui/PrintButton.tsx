"use client";

import { Button } from "./Button";

/** Opens the print dialog. Not shown where scripts are off. */
export function PrintButton({ children = "Print" }: { children?: React.ReactNode }) {
  return (
    <Button type="button" variant="quiet" className="noscript:hidden" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
