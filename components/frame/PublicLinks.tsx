"use client";

import { usePathname } from "next/navigation";
import { PlainLink } from "@/components/ui/PlainLink";

const places = [
  { place: "policy", href: "/", label: "Policy" },
  { place: "report", href: "/report", label: "Report" },
  { place: "advisories", href: "/advisories", label: "Advisories" },
  { place: "thanks", href: "/thanks", label: "Thanks" },
  { place: "track", href: "/track", label: "Track a report" },
] as const;

export type PublicPlace = (typeof places)[number]["place"];

const holds = (href: string, path: string) =>
  href === "/" ? path === "/" || path.startsWith("/policy/") : path === href || path.startsWith(`${href}/`);

/** Where the public may go; the place we are in is marked. `current` only where the address does not tell. */
export function PublicLinks({ current }: { current?: PublicPlace }) {
  const path = usePathname();
  return places.map(({ place, href, label }) => {
    const here = current === undefined ? holds(href, path) : place === current;
    return (
      <PlainLink
        key={place}
        href={href}
        aria-current={here ? "page" : undefined}
        className={`border-y-2 border-t-transparent py-2 text-14 text-text no-underline last:max-sm:absolute last:max-sm:end-4 last:max-sm:top-0 ${here ? "border-b-accent font-fact" : "border-b-transparent hover:border-b-line-strong"}`}
      >
        {label}
      </PlainLink>
    );
  });
}
