"use client";

import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";
import type { ActRefused, ActResult } from "@/lib/domain/board/acts";
import { doneWords } from "@/lib/domain/board/done-words";
import { missingWords } from "@/lib/domain/case/missing-words";
import { useBoard, useBoardState } from "./use-board";

/** What the last act did: how many, which not and why, and the way back. */
export function ActReportBar() {
  const board = useBoard();
  const report = useBoardState((state) => state.report);
  const acting = useBoardState((state) => state.acting);
  if (report === null) return null;
  const refused = report.results.filter((result) => !result.done);
  return (
    <section
      aria-label="What was done"
      className={`border-y px-3 py-2 ${refused.length > 0 ? "border-high bg-high-bg" : "border-ok"}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Icon name={refused.length > 0 ? "warning" : "check"} />
        <span className="min-w-0 flex-1">{doneWords(report.results)}</span>
        {report.undo.length > 0 ? (
          <Button
            type="button"
            variant="secondary"
            size="small"
            disabled={acting}
            onClick={() => void board.undo()}
          >
            Undo
          </Button>
        ) : null}
        <Button type="button" variant="quiet" size="small" onClick={() => board.dismissReport()}>
          Close
        </Button>
      </div>
      {refused.length > 0 ? (
        <ul className="mt-1.5 grid gap-1">
          {refused.map((result) => (
            <Refused key={result.id} {...result} />
          ))}
        </ul>
      ) : null}
      <Final results={report.results} />
    </section>
  );
}

function Refused({ reference, message, missing }: ActRefused) {
  return (
    <li>
      {reference === null ? "A case" : <PlainLink href={`/desk/cases/${reference}`}>{reference}</PlainLink>}:{" "}
      {message}
      {missing.length > 0 ? ` Missing: ${missingWords(missing)}.` : ""}
    </li>
  );
}

// Why undo is not offered for what was done, said once for each reason.
function Final({ results }: { results: readonly ActResult[] }) {
  const reasons = new Set(results.flatMap((result) => (result.done && result.final ? [result.final] : [])));
  return [...reasons].map((reason) => (
    <p key={reason} className="mt-1 text-13 text-muted">
      {reason}
    </p>
  ));
}
