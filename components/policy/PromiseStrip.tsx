import { DocketFigure, DocketStrip } from "@/components/ui/Docket";
import { limitWords } from "@/lib/domain/clock/promise";
import type { PolicyData } from "@/lib/domain/policy/policy";

type Kept = { due: number; inTime: number } | null;
type Props = { policy: PolicyData; kept?: { acknowledgement: Kept; evaluation: Kept; next_update: Kept } };

const PROMISES = {
  acknowledgement: { label: "First answer", note: "by a person", every: "" },
  evaluation: { label: "Evaluation and fix date", note: "both together", every: "" },
  next_update: { label: "Update", note: "even with nothing new", every: "every " },
} as const;

/** What is promised, and how it was kept where there are enough cases to say. */
export function PromiseStrip({ policy, kept }: Props) {
  return (
    <DocketStrip label="What to expect">
      {policy.promises
        .filter((promise) => promise.public)
        .map(({ kind, limit }) => {
          const { label, note, every } = PROMISES[kind];
          const record = kept?.[kind];
          return (
            <DocketFigure key={kind} label={label} figure={`${every}${limitWords(limit)}`}>
              {note}
              {record ? (
                <span className="block text-muted">
                  kept {record.inTime} of {record.due} in the last 90 days
                </span>
              ) : null}
            </DocketFigure>
          );
        })}
      <DocketFigure label="Publication" figure={`${policy.disclosureDays} days at most`}>
        on a date agreed with you
      </DocketFigure>
    </DocketStrip>
  );
}
