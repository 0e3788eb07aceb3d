"use client";

import { usePathname } from "next/navigation";
import { PlainLink } from "@/components/ui/PlainLink";

export type DeskLink = { href: string; label: string; current?: boolean };

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
