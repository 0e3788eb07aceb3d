"use client";

import { usePathname } from "next/navigation";
import { PlainLink } from "@/components/ui/PlainLink";
import type { DeskLink } from "./DeskFrame";

/** The desk's places; the one we are in is marked, also after moving on without a full load. */
export function TopLinks({ links }: { links: DeskLink[] }) {
  const path = usePathname();
  return links.map(({ href, label, current = path === href || path.startsWith(`${href}/`) }) => (
    <PlainLink
      key={href}
      href={href}
      aria-current={current ? "page" : undefined}
      className={current ? "font-fact text-text no-underline" : ""}
    >
      {label}
    </PlainLink>
  ));
}
