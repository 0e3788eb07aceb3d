"use client";

import { usePathname } from "next/navigation";
import { PlainLink } from "@/components/ui/PlainLink";

/** `pages`: addresses elsewhere that belong to this place. */
export type DeskLink = { href: string; label: string; current?: boolean; pages?: readonly string[] };

/** The desk's places; the one we are in is marked, also after moving on without a full load. */
export function TopLinks({ links }: { links: DeskLink[] }) {
  const path = usePathname();
  const isAt = ({ href, pages = [] }: DeskLink) =>
    path === href || path.startsWith(`${href}/`) || pages.includes(path);
  return links.map((link) => {
    const { href, label, current = isAt(link) } = link;
    return (
      <PlainLink
        key={href}
        href={href}
        aria-current={current ? "page" : undefined}
        className={current ? "font-fact text-text no-underline" : ""}
      >
        {label}
      </PlainLink>
    );
  });
}
