"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { hasUnsavedText } from "@/components/ui/unsaved-text";

/** Goes as a link is followed: with unsaved text on the page the browser loads the other one, and asks first. */
export function useFollow(): (href: string) => void {
  const { push } = useRouter();
  return useCallback(
    (href: string) => (hasUnsavedText() ? window.location.assign(href) : push(href)),
    [push],
  );
}
