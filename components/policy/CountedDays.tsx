import type { ReactNode } from "react";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { weekdayWords } from "@/lib/domain/policy/words";

/** How the days of a promise are counted; nothing where none is promised in business days. */
export function CountedDays({ policy }: { policy: PolicyData }): ReactNode {
  const { timeZone, workingDays, holidays } = policy.calendar;
  if (!policy.promises.some(({ limit, public: shown }) => shown && "businessDays" in limit)) return null;
  return (
    <p className="mt-2 text-13 text-muted">
      Business days are {weekdayWords(workingDays)} in {timeZone.replaceAll("_", " ")}; the day a report
      arrives does not count
      {holidays.length > 0 ? (
        <>
          , and neither do <bdi>{holidays.join(", ")}</bdi>
        </>
      ) : null}
      .
    </p>
  );
}
