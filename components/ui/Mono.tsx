import type { ReactNode } from "react";

/** An id, hash, vector or code: mono, isolated, so right-to-left text around it does not turn it round. */
export function Mono({ children, wrap = false }: { children: ReactNode; wrap?: boolean }) {
  return <bdi className={wrap ? "mono mono-wrap" : "mono"}>{children}</bdi>;
}

/** A version, range or name inside a sentence, isolated from the direction of the text around it. */
export function Bdi({ children }: { children: ReactNode }) {
  return <bdi>{children}</bdi>;
}
