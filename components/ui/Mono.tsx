import type { ReactNode } from "react";

/** An id, hash, vector or code: mono, isolated, so right-to-left text around it does not turn it round. */
export function Mono({ children, wrap = false }: { children: ReactNode; wrap?: boolean }) {
  return (
    <bdi className={`font-mono text-[0.94em] font-regular ${wrap ? "wrap-anywhere" : "whitespace-nowrap"}`}>
      {children}
    </bdi>
  );
}

/** A version, range or name inside a sentence, isolated from the direction of the text around it. */
export function Bdi({ children }: { children: ReactNode }) {
  return <bdi>{children}</bdi>;
}
