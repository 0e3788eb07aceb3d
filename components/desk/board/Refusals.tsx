"use client";

import { Banner } from "@/components/ui/Banner";
import { PlainLink } from "@/components/ui/PlainLink";
import type { BoardRow } from "@/lib/domain/board/row";
import { useBoardState } from "./use-board";

/** In the form of an act: why nothing of it was done. */
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
  return (
    <Banner tone="warn" live>
      {refused.map(({ id, reference, message, missing, fields }) => (
        <span key={id} className="block">
          {cases.length > 1 && reference ? (
            <>
              <PlainLink href={`/desk/cases/${reference}`}>{reference}</PlainLink>:{" "}
            </>
          ) : null}
          {fields.length > 0 ? fields.map((field) => field.message).join(" ") : message}
          {missing.length > 0 ? ` Missing: ${missing.join(", ")}.` : ""}
        </span>
      ))}
    </Banner>
  );
}
