"use client";

import { useEffect, useRef } from "react";
import { Banner } from "@/components/ui/Banner";
import { PlainLink } from "@/components/ui/PlainLink";
import type { ActRefused } from "@/lib/domain/board/acts";
import type { BoardRow } from "@/lib/domain/board/row";
import { missingWords } from "@/lib/domain/case/missing-words";
import { useBoardState } from "./use-board";

/** In the form of an act: why nothing of it was done, each reason once. */
export function Refusals({ cases }: { cases: readonly BoardRow[] }) {
  const refused = useBoardState((state) => state.refused);
  const failed = useBoardState((state) => state.failed);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed lost the focus while it was busy.
  useEffect(() => {
    if (failed !== null || refused.length > 0) place.current?.focus();
  }, [refused, failed]);
  return (
    <div ref={place} tabIndex={-1} className="not-empty:mb-3">
      {failed ? (
        <Banner tone="warn" live>
          {failed.words} Nothing you typed is lost.
        </Banner>
      ) : refused.length > 0 ? (
        <Banner tone="warn" live>
          <Reasons refused={refused} several={cases.length > 1} />
        </Banner>
      ) : null}
    </div>
  );
}

function Reasons({ refused, several }: { refused: readonly ActRefused[]; several: boolean }) {
  const reasons = Map.groupBy(refused, reasonOf);
  return [...reasons].map(([reason, some]) => (
    <span key={reason} className="block">
      {several ? <Those refused={some} all={reasons.size === 1} /> : null}
      {reason}
    </span>
  ));
}

function reasonOf({ message, missing, fields }: ActRefused): string {
  const why = fields.length > 0 ? fields.map((field) => field.message).join(" ") : message;
  return missing.length > 0 ? `${why} Missing: ${missingWords(missing)}.` : why;
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
