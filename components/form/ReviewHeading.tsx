"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when it appears: what comes before the last press is the next thing to read. */
export function ReviewHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    // Without JavaScript the attribute moves the focus.
    // biome-ignore lint/a11y/noAutofocus: see above
    <h2 ref={heading} id="review" tabIndex={-1} autoFocus className="border-t border-text pt-2 pb-2.5">
      {children}
    </h2>
  );
}
