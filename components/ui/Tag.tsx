import type { ReactNode } from "react";

/** A short word in a thin box: a label, a kind, "New". */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block rounded-box border border-line-strong px-[0.4em] text-13 leading-5 whitespace-nowrap">
      {children}
    </span>
  );
}
