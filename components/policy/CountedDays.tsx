import { Time } from "@/components/ui/Time";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { weekdayWords } from "@/lib/domain/policy/words";

/** How the days of a promise are counted; nothing where none is promised in business days. */
export function CountedDays({ policy }: { policy: PolicyData }) {
  const { timeZone, workingDays, holidays } = policy.calendar;
  if (!policy.promises.some(({ limit, public: shown }) => shown && "businessDays" in limit)) return null;
  return (
    <p className="mt-2 text-13 text-muted">
      Business days are {weekdayWords(workingDays)} in {timeZone.replaceAll("_", " ")}. The day a report
      arrives does not count
      {holidays.length > 0 ? ", nor do these: " : ""}
      {holidays.map((day, index) => (
        <span key={day} className="whitespace-nowrap">
          {index > 0 ? ", " : ""}
          <Time at={day} style="date" />
        </span>
      ))}
      .
    </p>
  );
}
