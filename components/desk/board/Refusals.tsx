"use client";

import { Banner } from "@/components/ui/Banner";
import { PlainLink } from "@/components/ui/PlainLink";
import type { ActRefused } from "@/lib/domain/board/acts";
import type { BoardRow } from "@/lib/domain/board/row";
import { useBoardState } from "./use-board";

/** In the form of an act: why nothing of it was done, each reason once. */
export function Refusals({ cases }: { cases: readonly BoardRow[] }) {
  const refused = useBoardState((state) => state.refused);
  const trouble = useBoardState((state) => state.trouble);
  if (trouble)
    return (
      <Banner tone="warn" live>
        {trouble.words} Nothing you typed is lost.
      </Banner>
    );
  if (refused.length === 0) return null;
  const reasons = Map.groupBy(refused, reasonOf);
  return (
    <Banner tone="warn" live>
      {[...reasons].map(([reason, some]) => (
        <span key={reason} className="block">
          {cases.length > 1 ? <Those refused={some} all={reasons.size === 1} /> : null}
          {reason}
        </span>
      ))}
    </Banner>
  );
}

function reasonOf({ message, missing, fields }: ActRefused): string {
  const why = fields.length > 0 ? fields.map((field) => field.message).join(" ") : message;
  return missing.length > 0 ? `${why} Missing: ${missing.join(", ")}.` : why;
}

function Those({ refused, all }: { refused: readonly ActRefused[]; all: boolean }) {
  if (all) return `All ${refused.length} cases: `;
  return refused.map(({ id, reference }, index) => (
    <span key={id}>
      {index > 0 ? ", " : ""}
      {reference ? <PlainLink href={`/desk/cases/${reference}`}>{reference}</PlainLink> : "A case"}
      {index === refused.length - 1 ? ": " : ""}
    </span>
  ));
}
