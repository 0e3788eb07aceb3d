"use client";

import { CSPProvider as Base } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";

/** Hands the page's nonce to Dialog and Menu. Wrap it round pages that use them. */
export function CspProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return <Base nonce={nonce}>{children}</Base>;
}
