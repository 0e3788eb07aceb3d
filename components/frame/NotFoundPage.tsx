"use client";

import { usePathname } from "next/navigation";
import { PlainLink } from "@/components/ui/PlainLink";
import { NOWHERE, sideOf } from "@/lib/domain/nowhere";
import { ProblemPage } from "./ProblemPage";

/**
 * Every page's payload carries what to show where there is nothing: as one name, not as these words each time. `inFrame`:
 * the layout around it stays.
 */
export function NotFoundPage({ inFrame = false }: { inFrame?: boolean }) {
  const ways = NOWHERE.ways[sideOf(usePathname())];
  return (
    <ProblemPage title={NOWHERE.title} inFrame={inFrame}>
      <p>{NOWHERE.words}</p>
      <ul className="mt-3 w-full border-t border-text">
        {ways.map(({ href, words, note }) => (
          <li key={href} className="border-b border-line py-2.5 sm:flex sm:gap-x-4">
            <PlainLink href={href}>{words}</PlainLink>
            <span className="block text-muted">{note}</span>
          </li>
        ))}
      </ul>
    </ProblemPage>
  );
}
