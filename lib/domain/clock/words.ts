import type { ClockStatus } from "@/lib/domain/clock/status";

/** How a clock chip looks; each tone has its own icon, so nothing is told by colour alone. */
export type ClockTone = "running" | "soon" | "late" | "paused" | "kept";

export type ClockWords = { tone: ClockTone; words: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The words of a clock chip, such as "3 h 12 m", "2 h overdue", "paused" or "kept, after 3 h". */
export function clockWords(status: ClockStatus): ClockWords {
  switch (status.state) {
    case "running":
      return { tone: status.soon ? "soon" : "running", words: durationWords(status.remainingMs) };
    case "paused":
      return { tone: "paused", words: "paused" };
    case "ended":
      return { tone: "paused", words: "ended" };
    case "met":
      return { tone: "kept", words: `kept, after ${roughDurationWords(status.tookMs)}` };
    case "breached":
      return status.answered
        ? { tone: "late", words: `${durationWords(status.overdueMs)} late` }
        : { tone: "late", words: `${roughDurationWords(status.overdueMs)} overdue` };
  }
}

/** A duration in its two largest units, rounded down: "6 d 22 h", "3 h 12 m", "12 m"; from a week on, whole days. */
export function durationWords(milliseconds: number): string {
  if (milliseconds >= 7 * DAY) return `${Math.floor(milliseconds / DAY)} d`;
  if (milliseconds >= DAY) return pair(milliseconds, DAY, "d", HOUR, "h");
  if (milliseconds >= HOUR) return pair(milliseconds, HOUR, "h", MINUTE, "m");
  return roughDurationWords(milliseconds);
}

/** A duration in its largest unit only, rounded down: "2 d", "2 h", "12 m". */
export function roughDurationWords(milliseconds: number): string {
  if (milliseconds >= DAY) return `${Math.floor(milliseconds / DAY)} d`;
  if (milliseconds >= HOUR) return `${Math.floor(milliseconds / HOUR)} h`;
  return milliseconds >= MINUTE ? `${Math.floor(milliseconds / MINUTE)} m` : "under 1 m";
}

function pair(
  milliseconds: number,
  large: number,
  largeUnit: string,
  small: number,
  smallUnit: string,
): string {
  const rest = Math.floor((milliseconds % large) / small);
  const first = `${Math.floor(milliseconds / large)} ${largeUnit}`;
  return rest === 0 ? first : `${first} ${rest} ${smallUnit}`;
}

// Making one takes longer than using it.
const DAY_FORMATS = new Map<string, Intl.DateTimeFormat>();

/** A day for texts that people read: "4 December 2026", in UTC or the zone it is told in. */
export function dayWords(at: Date, timeZone = "UTC"): string {
  const known = DAY_FORMATS.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone });
  if (!known) DAY_FORMATS.set(timeZone, format);
  return format.format(at);
}
