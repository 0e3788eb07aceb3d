import { limitWords } from "@/lib/domain/clock/promise";
import { durationWords } from "@/lib/domain/clock/words";
import type { PolicyData } from "@/lib/domain/policy/policy";

/** What stands beside the submit button: the promise of a first answer. */
export function answerPromise(policy: PolicyData): string {
  const promise = policy.promises.find(({ kind, public: shown }) => kind === "acknowledgement" && shown);
  return promise
    ? `A person answers within ${limitWords(promise.limit)}.`
    : "A person reads and answers every report.";
}

/** How that promise was kept lately, where there are enough cases to say. */
export function answerRecord(
  record: { due: number; inTime: number; medianMs: number | null } | null,
): string | undefined {
  if (!record) return undefined;
  const middle =
    record.medianMs === null
      ? ""
      : `half of all first answers came within ${durationWords(record.medianMs)}; `;
  return `In the last 90 days ${middle}${record.inTime} of ${record.due} came in time.`;
}
